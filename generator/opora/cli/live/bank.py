"""A bank that is read once and then file by file, as they change."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from opora.catalog import Beside, Catalog, exchange, ids_of, link
from opora.checks.heard import Otherwise
from opora.cli.judging import reader
from opora.cli.live.publishing import Publishing
from opora.cli.shelf import Shelf
from opora.diagnostics import Diagnostic
from opora.files import Listing, list_content, look_through, read_sources
from opora.files.listing import GUIDES
from opora.parse import Entry
from opora.privacy import settle

_MANY = 100
"""With more changed files than this, those that were read in an earlier run are worth a look."""

ByPath = dict[str, list[Diagnostic]]


@dataclass(slots=True)
class LiveBank:
    """What each file held when it was last sound, and what is wrong with it now.

    `catalog` holds all records, `publishing` what of them is for the site.
    """

    root: Path
    as_of: date
    catalog: Catalog = field(default_factory=lambda: link(())[0])
    publishing: Publishing = field(default_factory=lambda: Publishing.of(link(())[0]))
    _listing: Listing = field(default_factory=lambda: Listing(Path(), (), ()))
    _sound: dict[str, list[Entry]] = field(default_factory=dict)
    _problems: ByPath = field(default_factory=dict)
    _linked: ByPath = field(default_factory=dict)
    _guides: list[Diagnostic] = field(default_factory=list)
    otherwise: Otherwise | None = None
    """What changed for those who look at records beside one another, since they made this anew;
    nothing, where it may be anything."""

    @classmethod
    def read(cls, root: Path, as_of: date) -> "LiveBank":
        """Read a bank; what was read in an earlier run is not read again."""
        live = cls(root, as_of)
        live._listing = list_content(root)
        live._guides = list(look_through(root, live._listing.guides))
        live._read(live._listing.paths)
        live._link()
        return live

    @property
    def files(self) -> int:
        """How many files there are."""
        return len(self._listing.paths)

    @property
    def problems(self) -> list[Diagnostic]:
        """What is wrong with files by themselves, and with their references."""
        told = [one for found in self._problems.values() for one in found]
        exceptions = self.catalog.entries.get("exceptions", {}).values()
        linked = (one for found in self._linked.values() for one in found)
        return [*settle(exceptions, [*self._listing.problems, *self._guides, *told]), *linked]

    def refresh(self, changed: Collection[str]) -> None:
        """Read what changed; a file that broke stays in the catalog as it last was.

        Args:
            changed: paths below the content folder, also of files that are new or removed.
        """
        if any(path.startswith(f"{GUIDES}/") for path in changed):
            self._guides = list(look_through(self.root, list_content(self.root, GUIDES).guides))
        records = {path for path in changed if not path.startswith(f"{GUIDES}/")}
        if not records:
            return
        beside = None
        if any(path not in self._problems or not _is_plain(self.root, path) for path in records):
            self._listing = list_content(self.root)
            beside = Beside(ids_of(self._listing.paths))
            records |= self._problems.keys() ^ set(self._listing.paths)
        before = {path: self._sound.get(path, []) for path in records}
        there = records & set(self._listing.paths)
        for path in records - there:
            self._sound.pop(path, None)
            self._problems.pop(path, None)
        self._read(sorted(there))
        moved = {path for path in records if before[path] is not self._sound.get(path)}
        gone = [entry for path in moved for entry in before[path]]
        come = [entry for path in moved for entry in self._sound.get(path, ())]
        self._exchange(moved, gone, come, beside)

    def _read(self, paths: Collection[str]) -> None:
        unread: list[Diagnostic] = []
        sources = list(read_sources(self.root, paths, unread))
        shelf = Shelf.of(self.root) if len(sources) > _MANY else None
        entries, problems = reader(shelf)(sources)
        sound = _by_path(entries)
        told: ByPath = {path: [] for path in paths}
        for one in (*unread, *problems):
            told[one.path].append(one)
        self._sound |= sound
        self._problems |= told

    def _exchange(
        self, paths: Iterable[str], gone: list[Entry], come: list[Entry], beside: Beside | None
    ) -> None:
        patched = exchange(self.catalog, gone, come, beside)
        if patched is None or beside:
            self.otherwise = None
        elif self.otherwise:
            self.otherwise.exchange(gone, come)
        if patched is None:
            self._link()
            return
        self.catalog, found = patched
        self.publishing = self.publishing.exchanged(self.catalog, gone, come)
        for path in paths:
            self._linked.pop(path, None)
        self._linked |= _found_in(found)

    def _link(self) -> None:
        entries = (entry for held in self._sound.values() for entry in held)
        self.catalog, found = link(entries, Beside(ids_of(self._listing.paths)))
        self.publishing = Publishing.of(self.catalog)
        self._linked = _found_in(found)


def _is_plain(root: Path, path: str) -> bool:
    return path in list_content(root, path).paths


def _by_path(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.written.path].append(entry)
    return dict(found)


def _found_in(found: Iterable[Diagnostic]) -> ByPath:
    held: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for one in found:
        held[one.path].append(one)
    return dict(held)
