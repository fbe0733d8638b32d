"""Entries that know where they belong, and read what they hold when somebody asks."""

from collections.abc import Callable, Sequence
from typing import Any

from opora.kinds import BY_NAME
from opora.model import Record
from opora.parse.entry import Entry
from opora.plain_yaml import Loc

_LATE = ("held", "written", "names", "parent")
"""What is read only when it is asked for."""


class KeptFile:
    """A file of which the entries can be read."""

    __slots__ = ("_entries", "_read", "path")

    def __init__(self, path: str, read: Callable[[], Sequence[Entry]]) -> None:
        """Say how they are read; that is done once at most."""
        self.path = path
        self._read = read
        self._entries: Sequence[Entry] | None = None

    @property
    def entries(self) -> Sequence[Entry]:
        """Its entries, in their order in the file."""
        if self._entries is None:
            self._entries = self._read()
        return self._entries


class KeptEntry(Entry):
    """An entry of such a file."""

    __slots__ = ("_file", "_number")

    _file: KeptFile
    _number: int

    def __init__(self, file: KeptFile, number: int, kind: str, id_: str, loc: Loc) -> None:
        """Say which of the entries of a file it is."""
        put = object.__setattr__  # as a frozen dataclass does it
        put(self, "kind", BY_NAME[kind])
        put(self, "id", id_)
        put(self, "loc", loc)
        put(self, "_file", file)
        put(self, "_number", number)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  a field of an entry
        """Read what is not there yet; from then on it is."""
        if name not in _LATE:
            raise AttributeError(name)
        read = self._file.entries[self._number]
        for late in _LATE:
            object.__setattr__(self, late, getattr(read, late))
        return getattr(self, name)

    def __reduce__(self) -> tuple[type[Entry], tuple[object, ...]]:
        """Become a plain entry where it is sent to another process."""
        held = self.held, self.written, self.names, self.loc, self.parent
        return Entry, (self.kind, self.id, *held)

    @property
    def path(self) -> str:
        """The path of its file below the content folder."""
        return self._file.path


def holding(entry: Entry, record: Record) -> Entry:
    """Return an entry as if it held another record."""
    return Entry(entry.kind, entry.id, record, entry.written, entry.names, entry.loc, entry.parent)
