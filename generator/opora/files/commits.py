"""What Git tells of the commits below a folder, kept by the commit at which it was told.

A commit never changes, so the answer stays true as long as it is checked out. Where only new
commits in one line came on top, Git is asked for these alone.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from opora import git
from opora.git import Standing
from opora.keeping import put

EVERYTHING = "HEAD"
"""The range of commits that goes back to the beginning."""

MANY = 1000
"""With more new commits than this, the whole history is asked for again."""


class _Told(Protocol):
    def plain(self) -> Mapping[str, Any]:
        """Write the answer as what JSON knows."""


A = TypeVar("A", bound=_Told)


@dataclass(frozen=True, slots=True)
class Asking(Generic[A]):
    """How an answer is got: from Git for a range of commits, from what is kept, from both.

    `ask` may raise `GitError`, and `nothing` is the answer then. `join` takes the answer for older
    commits, then that for newer ones.
    """

    name: str
    nothing: A
    ask: Callable[[str], A]
    read: Callable[[Any], A]
    join: Callable[[A, A], A]


def answer(root: Path, kept: Path | None, asking: Asking[A]) -> A:
    """Return an answer about the commits below a folder.

    Args:
        root: the folder.
        kept: where answers are kept; nothing keeps none.
        asking: the question.
    """
    try:
        here = git.standing(root) if kept else None
        return _kept_answer(root, kept, here, asking) if kept and here else asking.ask(EVERYTHING)
    except git.GitError:
        return asking.nothing


def _kept_answer(root: Path, kept: Path, here: Standing, asking: Asking[A]) -> A:
    place = kept / f"{asking.name}.json"
    told, before = _load(place, asking)
    if told and before == here:
        return told
    if told and before and _goes_on(root, before, here):
        told = asking.join(told, asking.ask(f"{before.commit}..{here.commit}"))
    else:
        told = asking.ask(here.commit)
    with suppress(OSError):  # the next run is slower
        put(place, json.dumps([asdict(here), told.plain()], ensure_ascii=False).encode())
    return told


def _load(place: Path, asking: Asking[A]) -> tuple[A | None, Standing | None]:
    """Return what is kept; nothing where there is none or it is not whole."""
    try:
        standing, told = json.loads(place.read_bytes())
        return asking.read(told), Standing(**standing)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None, None


def _goes_on(root: Path, before: Standing, here: Standing) -> bool:
    """Tell whether one line of commits, without merges, leads from one place to the other."""
    if (before.prefix, before.borders) != (here.prefix, here.borders):
        return False
    asked = ("rev-list", "--parents", f"--max-count={MANY}", f"{before.commit}..{here.commit}")
    try:
        lines = git.text(root, *asked).splitlines()
    except git.GitError:  # the commit is not there any more
        return False
    wanted = here.commit
    for line in lines:
        commit, *parents = line.split()
        if commit != wanted or len(parents) != 1:
            return False
        (wanted,) = parents
    return wanted == before.commit
