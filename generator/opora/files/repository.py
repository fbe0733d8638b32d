"""What Git knows of the content: when each file was last changed, and where it is edited."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from opora import git
from opora.files.commits import Asking, answer
from opora.render.sending import ForgeName, Sending

_FORGES: Mapping[str, ForgeName] = {
    "github": "github",
    "gitlab": "gitlab",
    "gitea": "gitea",
    "forgejo": "gitea",
}
_REMOTE = re.compile(
    r"(?:https?://(?:[^@/]+@)?|ssh://git@|git@)(?P<host>[\w.-]+)(?::\d+)?[:/](?P<path>[\w./-]+?)(?:\.git)?/?"
)


@dataclass(frozen=True, slots=True)
class FileDays:
    """The days of the first and of the last commit of each file, by its path."""

    first: Mapping[str, date]
    last: Mapping[str, date]

    def plain(self) -> Mapping[str, tuple[str, str]]:
        """Write the days as what JSON knows."""
        return {
            path: (day.isoformat(), self.last[path].isoformat()) for path, day in self.first.items()
        }

    @classmethod
    def read(cls, told: Mapping[str, tuple[str, str]]) -> "FileDays":
        """Read what `plain` wrote."""
        days = _Days()
        first = {path: days[one] for path, (one, _) in told.items()}
        return cls(first, {path: days[one] for path, (_, one) in told.items()})

    def followed_by(self, newer: "FileDays") -> "FileDays":
        """Join the days of older commits with those of newer ones."""
        return FileDays({**newer.first, **self.first}, {**self.last, **newer.last})


@dataclass(frozen=True, slots=True)
class Steps:
    """The states of each practice, by its path, with the days of their commits, oldest first."""

    by_path: Mapping[str, Sequence[tuple[date, str]]]

    def plain(self) -> Mapping[str, list[tuple[str, str]]]:
        """Write the steps as what JSON knows."""
        return {
            path: [(day.isoformat(), state) for day, state in steps]
            for path, steps in self.by_path.items()
        }

    @classmethod
    def read(cls, told: Mapping[str, list[tuple[str, str]]]) -> "Steps":
        """Read what `plain` wrote."""
        days = _Days()
        return cls(
            {path: [(days[day], state) for day, state in steps] for path, steps in told.items()}
        )

    def followed_by(self, newer: "Steps") -> "Steps":
        """Join the steps of older commits with those of newer ones."""
        paths = dict.fromkeys((*self.by_path, *newer.by_path))
        return Steps(
            {path: [*self.by_path.get(path, ()), *newer.by_path.get(path, ())] for path in paths}
        )


class _Days(dict[str, date]):
    """Days by how they are written; many files share one."""

    def __missing__(self, written: str) -> date:
        self[written] = date.fromisoformat(written)
        return self[written]


_STATUS = re.compile(r"\+status:\s*['\"]?([a-z_]+)")


def file_days(root: Path, kept: Path | None = None) -> FileDays:
    """Ask for the commits of each file below `root`; nothing is known without a repository.

    Args:
        root: the content folder.
        kept: where the answer is kept for the next run.
    """
    ask, nothing = partial(_days, root), FileDays({}, {})
    asking = Asking("days", nothing, ask, FileDays.read, FileDays.followed_by)
    return answer(root, kept, asking)


def _days(root: Path, commits: str) -> FileDays:
    asked = ("--format=%x00%cs", "--name-only", "--no-renames", "--relative")
    told = _said(root, "log", *asked, commits, "--", ".")
    first: dict[str, date] = {}
    last: dict[str, date] = {}
    for commit in told.split("\0")[1:]:
        lines = commit.splitlines()
        day = date.fromisoformat(lines[0])
        for path in filter(None, lines[1:]):
            last.setdefault(path, day)
            first[path] = day
    return FileDays(first, last)


def status_steps(root: Path, kept: Path | None = None) -> Mapping[str, Sequence[tuple[date, str]]]:
    """Return the states of each practice with the days of their commits, the oldest first.

    Args:
        root: the content folder.
        kept: where the answer is kept for the next run.
    """
    ask, nothing = partial(_steps, root), Steps({})
    asking = Asking("steps", nothing, ask, Steps.read, Steps.followed_by)
    return answer(root, kept, asking).by_path


def _steps(root: Path, commits: str) -> Steps:
    pattern = "^status:"
    plainly = ("--no-renames", "--no-ext-diff", "--no-textconv", "--text", "--relative")
    asked = ("-p", "-U0", *plainly, "--format=%x00%cs")
    told = _said(root, "log", "--reverse", *asked, f"-G{pattern}", commits, "--", "practices")
    steps: dict[str, list[tuple[date, str]]] = {}
    for commit in told.split("\0")[1:]:
        day, _, diff = commit.partition("\n")
        path = ""
        for line in diff.splitlines():
            if line.startswith("+++ b/"):
                path = line.removeprefix("+++ b/")
            elif path and (found := _STATUS.match(line)):
                steps.setdefault(path, []).append((date.fromisoformat(day.strip()), found[1]))
    return Steps(steps)


def sending(
    root: Path, repository: str = "", *, forge: str = "", branch: str = "", mail: str = ""
) -> Sending:
    """Tell where files below `root` are changed and sent.

    Args:
        root: the content folder.
        repository: the address of the repository; asked of Git where it is empty.
        forge: `github`, `gitlab`, `gitea` or `forgejo`; told from the host where it is empty.
        branch: to which files are proposed; the one that is checked out where it is empty.
        mail: a mailbox for those who send a file by mail.
    """
    match = _REMOTE.fullmatch(repository or _git(root, "remote", "get-url", "origin").strip())
    if match is None:
        return Sending(mail=mail)
    host, path = match["host"], match["path"]
    return Sending(
        forge=_FORGES.get(forge) or _forge_at(host),
        repository=f"https://{host}/{path}",
        branch=branch or _git(root, "symbolic-ref", "--short", "HEAD").strip() or "main",
        folder=_git(root, "rev-parse", "--show-prefix").strip() or f"{root.name}/",
        mail=mail,
    )


def _forge_at(host: str) -> ForgeName:
    if "gitlab" in host:
        return "gitlab"
    return "github" if host == "github.com" else "gitea"


def _git(root: Path, *arguments: str) -> str:
    """Ask Git; an empty answer where there is no Git or no repository."""
    try:
        return _said(root, *arguments)
    except git.GitError:
        return ""


def _said(root: Path, *arguments: str) -> str:
    return git.ask(root, *arguments).decode("utf-8", "replace")
