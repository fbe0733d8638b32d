"""The catalogs of a base, of which the records are read when somebody asks for what they hold."""

from collections.abc import Callable
from dataclasses import dataclass, field

from opora.catalog import Catalog
from opora.catalog.bones import catalog_of
from opora.cli.shelf.base import Base
from opora.parse import Entry, KeptEntry, KeptFile
from opora.plain_yaml import Loc


@dataclass(slots=True)
class Held:
    """The catalogs of a base: their entries are read when somebody asks, and each is one."""

    base: Base
    read: Callable[[str], tuple[Entry, ...]]
    _files: dict[int, KeptFile] = field(default_factory=dict)
    _entries: dict[tuple[int, int], KeptEntry] = field(default_factory=dict)

    def whole(self) -> Catalog:
        """Return the catalog of all records."""
        return catalog_of(self.base.whole, self.entry)

    def kept(self, whole: Catalog) -> Catalog:
        """Return the one without records that hold personal data."""
        return whole if self.base.kept is None else catalog_of(self.base.kept, self.entry)

    def entry(self, kind: str, id_: str, file: int, number: int, loc: Loc) -> Entry:
        """Return an entry, always the same."""
        entry = self._entries.get((file, number))
        if entry is None:
            entry = KeptEntry(self._file(file), number, kind, id_, loc)
            self._entries[file, number] = entry
        return entry

    def _file(self, number: int) -> KeptFile:
        file = self._files.get(number)
        if file is None:
            path = self.base.paths[number]
            file = self._files[number] = KeptFile(path, lambda: self.read(path))
        return file
