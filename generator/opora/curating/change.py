"""A change of files as a value that can be shown before it is made."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff


@dataclass(frozen=True, slots=True)
class Change:
    """The text of a file before and after; `None` where there is no such file.

    `path` is below the content folder. `note` says what no difference of lines shows.
    """

    path: str
    before: str | None
    after: str | None
    note: str = ""


def difference(change: Change, shown: str) -> Iterator[str]:
    """Write a change as a unified diff, line by line.

    Args:
        change: what changes.
        shown: the path as people type it.
    """
    if change.note:
        yield f"# {shown}: {change.note}"
    old = "/dev/null" if change.before is None else shown
    new = "/dev/null" if change.after is None else shown
    before, after = _lines(change.before), _lines(change.after)
    for line in unified_diff(before, after, old, new, lineterm=""):
        yield visible(line)


def visible(line: str) -> str:
    """Write a line so that no terminal takes it for a command to itself."""
    return "".join(
        one if one.isprintable() or one == "\t" else f"\\x{ord(one):02x}" for one in line
    )


def _lines(text: str | None) -> list[str]:
    return (text or "").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def paths_of(changes: Iterable[Change]) -> frozenset[str]:
    """Name the files that changes touch."""
    return frozenset(one.path for one in changes)
