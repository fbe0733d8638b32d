"""The commits that once were the published state, and the folder that held the content in each.

A state of the bank is a commit on the line of first parents: what a merge brought in counts from
the merge on, because then it was published. Its day is that of the committer, in the committer's
own calendar: the author's day may be months before anybody else saw the change.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from opora import git


class NoHistory(Exception):  # noqa: N818  not an error: a repository may have no history
    """There is nothing to look back at; the text tells a person why, in Russian."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit, and the Git name of the content folder in it; empty where it has none."""

    name: str
    day: date
    tree: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """The commits from the newest on; `shallow` where older ones were not downloaded."""

    root: Path
    commits: tuple[Commit, ...]
    shallow: bool

    def at(self, day: date) -> Commit | None:
        """Return what was current at the end of a day."""
        return next((commit for commit in self.commits if commit.day <= day), None)


def read_line(content: Path) -> Line:
    """Read the line of first parents of the repository that holds a content folder.

    Raises:
        NoHistory: There is no repository, or nothing in it yet.
    """
    try:
        told = git.text(content, "rev-parse", "--show-toplevel", "--is-shallow-repository")
    except git.GitError as error:
        raise NoHistory(_reason(str(error))) from error
    top, _, shallow = told.rpartition("\n")
    try:
        lines = git.text(content, "log", "--first-parent", "--format=%H %cs").splitlines()
    except git.GitError as error:
        message = "В хранилище Git ещё нет ни одного коммита, поэтому истории нет."
        raise NoHistory(message) from error
    commits = (line.split(" ") for line in lines)
    line = Line(
        Path(top),
        tuple(Commit(name, date.fromisoformat(day)) for name, day in commits),
        shallow == "true",
    )
    return _with_content(line, _inside(content))


def _reason(said: str) -> str:
    if "not a git repository" in said:
        return "Папка с записями лежит не в хранилище Git, поэтому истории у банка нет."
    if "dubious ownership" in said:
        return (
            "Git не открывает хранилище: его папка принадлежит другому пользователю. Разрешите её "
            "командой git config --global --add safe.directory ПАПКА."
        )
    return "Git не запускается или не отвечает, поэтому история не прочитана."


def _inside(content: Path) -> str:
    return git.text(content, "rev-parse", "--show-prefix").rstrip("/")


def _with_content(line: Line, folder: str) -> Line:
    """Find the content folder in each commit, also under the names that it had before.

    Raises:
        NoHistory: No commit holds it.
    """
    found: list[Commit] = []
    waiting = list(line.commits)
    while waiting:
        held = _held(line.root, waiting, folder)
        number = next((at for at, one in enumerate(held) if not one.tree), len(held))
        earlier = _earlier_name(line.root, held, number, folder)
        if earlier == folder:
            number = len(held)
        found += held[:number]
        waiting, folder = waiting[number:], earlier
    if not any(commit.tree for commit in found):
        message = "Папка с записями есть на диске, но в коммитах её нет, поэтому истории нет."
        raise NoHistory(message)
    return replace(line, commits=tuple(found))


def _held(root: Path, commits: Sequence[Commit], folder: str) -> list[Commit]:
    """Ask for the Git name of a folder in many commits at once."""
    asked = git.listed(f"{commit.name}:{folder}" for commit in commits)
    told = git.ask(root, "cat-file", "--batch-check=%(objecttype) %(objectname)", given=asked)
    lines = told.decode("utf-8", "replace").splitlines()
    trees = (line.removeprefix("tree ") if line.startswith("tree ") else "" for line in lines)
    return [replace(one, tree=tree) for one, tree in zip(commits, trees, strict=True)]


def _earlier_name(root: Path, commits: Sequence[Commit], first: int, folder: str) -> str:
    """Tell where the content lay before the first commit that has it, by the files that moved.

    Args:
        root: the repository.
        commits: from the newest on.
        first: the place of the newest commit without the folder.
        folder: its name in the newer ones.
    """
    if not 0 < first < len(commits):
        return folder
    asked = ("diff-tree", "-r", "-M", "--diff-filter=R", "--name-status", "-z")
    try:
        told = git.ask(root, *asked, commits[first].name, commits[first - 1].name)
    except git.GitError:  # a clone that left out trees
        return folder
    changed = told.decode("utf-8", "replace").split("\0")
    inside = f"{folder}/" if folder else ""
    pairs = (
        (old, new.removeprefix(inside))
        for old, new in zip(changed[1::3], changed[2::3], strict=False)
        if new.startswith(inside)
    )
    sources = Counter(
        old.removesuffix(rest).rstrip("/") for old, rest in pairs if old.endswith(rest)
    )
    return sources.most_common(1)[0][0] if sources else folder
