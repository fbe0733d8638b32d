"""A bank that is read once and then file by file, as they change."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from opora.catalog import Beside, ids_of
from opora.diagnostics import Diagnostic
from opora.files import Listing, list_content, look_through, read_source
from opora.load import Source
from opora.parse import Entry
from opora.pipeline import Bank, judge, read_entries
from opora.privacy import settle


@dataclass(slots=True)
class LiveBank:
    """What each file held when it was last sound, and what is wrong with it now."""

    root: Path
    as_of: date
    files: int = 0
    _sound: dict[str, list[Entry]] = field(default_factory=dict)
    _problems: dict[str, list[Diagnostic]] = field(default_factory=dict)

    def refresh(self, changed: Collection[str] = ()) -> Bank:
        """Read what is new or changed; a file that broke stays in the catalog as it last was.

        Args:
            changed: paths below the content folder; new and removed files are found anyway.
        """
        listing = list_content(self.root)
        self.files = len(listing.paths)
        there = set(listing.paths)
        for path in self._problems.keys() - there:
            self._problems.pop(path)
            self._sound.pop(path, None)
        for path in sorted(there - (self._problems.keys() - set(changed))):
            self._read(path)
        return self._bank(listing)

    def _read(self, path: str) -> None:
        source = read_source(self.root, path)
        if not isinstance(source, Source):
            self._problems[path] = [source]
            return
        entries, self._problems[path] = read_entries([source])
        if entries:
            self._sound[path] = entries

    def _bank(self, listing: Listing) -> Bank:
        entries = [entry for held in self._sound.values() for entry in held]
        problems = [one for found in self._problems.values() for one in found]
        guides = look_through(self.root, listing.guides)
        found = settle(entries, [*listing.problems, *guides, *problems])
        return judge(entries, self.as_of, found, Beside(ids_of(listing.paths)))
