"""What the last run knew of a bank: how its files looked, what was in them, what checks found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from opora.checks.heard import Heard
from opora.cli.shelf.shelf import Shelf
from opora.cli.shelf.things import Kept
from opora.parse.packing import pack_problems, unpack_problems

_NAME = "state"


@dataclass(frozen=True, slots=True)
class State:
    """A run.

    `things` and `base` name the files that it needs; `began` is when it looked at the first file,
    in nanoseconds. `guides` are kept as other files are. `heard` is what checks asked and found on
    the day `as_of`, packed. Of files that changed since the base was written `before` tells what
    it was written of.
    """

    things: str = ""
    base: str = ""
    began: int = 0
    as_of: str = ""
    files: Mapping[str, Kept] = field(default_factory=dict)
    guides: Mapping[str, Kept] = field(default_factory=dict)
    before: Mapping[str, Kept] = field(default_factory=dict)
    heard: Mapping[str, tuple[Any, bytes]] = field(default_factory=dict)

    @classmethod
    def load(cls, shelf: Shelf) -> "State":
        """Read what is kept; nothing is known where it is not whole."""
        held = shelf.load(_NAME)
        if held is None:
            return cls()
        things, base, began, as_of, files, guides, before, heard = held
        told = _read(files), _read(guides), _read(before)
        return cls(things, base, began, as_of, *told, heard)

    def save(self, shelf: Shelf) -> None:
        """Keep it for the next run."""
        held = _plain(self.files), _plain(self.guides), _plain(self.before), self.heard
        value = (self.things, self.base, self.began, self.as_of, *held)
        shelf.save(_NAME, value)

    def found(self, as_of: date) -> dict[str, Heard]:
        """List what checks found, if they were run by the same day."""
        if self.as_of != as_of.isoformat():
            return {}
        return {
            name: Heard(frozenset(asked), unpack_problems(packed))
            for name, (asked, packed) in self.heard.items()
        }


def packed_heard(heard: Mapping[str, Heard]) -> dict[str, tuple[Any, bytes]]:
    """Write down what checks asked and found."""
    return {name: (sorted(one.asked), pack_problems(one.found)) for name, one in heard.items()}


def _plain(files: Mapping[str, Kept]) -> dict[str, tuple[Any, ...]]:
    return {path: tuple(kept) for path, kept in files.items()}


def _read(files: Mapping[str, Any]) -> dict[str, Kept]:
    return {path: Kept._make(kept) for path, kept in files.items()}


def names_kept(state: State) -> set[str]:
    """Name the files that belong to a run."""
    beside = public_name(state.base), likeness_name(state.base)
    return {_NAME, state.things, state.base, *beside}


def public_name(base: str) -> str:
    """Name the file that holds the published part of a base."""
    return f"{base}-public"


def likeness_name(base: str) -> str:
    """Name the file that holds what is known of the likeness of its texts."""
    return f"{base}-alike"
