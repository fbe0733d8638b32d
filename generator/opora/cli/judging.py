"""Reading the bank, or the part of it that a person asked about."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from operator import itemgetter

from opora.cli.kept import Read, Shelf, digest_of
from opora.diagnostics import Diagnostic
from opora.files import IdsOnDisk, Listing, Tree, look_through, neighbourhood, read_sources
from opora.load import Source
from opora.pipeline import Bank, Found, Reading, read_bank, read_entries
from opora.team import Team


def read_all(listing: Listing, as_of: date, *, kept: bool = True) -> Bank:
    """Read every file of a bank; what is kept of earlier runs is not read again."""
    unread = [*listing.problems, *look_through(listing.root, listing.guides)]
    sources = list(read_sources(listing.root, listing.paths, unread))
    bank = read_bank(
        sources, as_of, unread=unread, read=reader(Shelf.of(listing.root) if kept else None)
    )
    return replace(bank, files={source.path: digest_of(source) for source in sources})


def reader(shelf: Shelf | None) -> Reading:
    """Return what takes unchanged files from the shelf and reads the others in all cores."""

    def read(sources: Sequence[Source]) -> Found:
        held = shelf.load() if shelf else {}
        digests = {source.path: digest_of(source) for source in sources}
        done = {path: one for path, one in held.items() if digests.get(path) == one.digest}
        missing = [source for source in sources if source.path not in done]
        for source, found in zip(missing, _read_together(missing), strict=True):
            done[source.path] = Read(digests[source.path], *found)
        if shelf:
            shelf.save(done, {source.path for source in missing})
        result = [done[source.path] for source in sources]
        entries = [entry for one in result for entry in one.entries]
        return entries, [problem for one in result for problem in one.problems]

    return read


def _read_together(sources: Sequence[Source]) -> list[Found]:
    """Read sources one by one in all cores; what comes out is in the order of the sources."""
    parts = -(-len(sources) // _PART)

    def read(numbers: Iterable[int]) -> list[tuple[int, list[Found]]]:
        return [(at, [read_entries([one]) for one in _part(sources, at)]) for at in numbers]

    done = sorted((part for held in Team().share(read, parts) for part in held), key=itemgetter(0))
    return [found for _, part in done for found in part]


def _part(sources: Sequence[Source], at: int) -> Sequence[Source]:
    return sources[at * _PART : (at + 1) * _PART]


_PART = 20
"""How many files a process reads at a time."""


def read_part(asked: Listing, as_of: date) -> list[Diagnostic]:
    """Find what is wrong with some files, reading only them and what they name."""
    unread = [*asked.problems, *look_through(asked.root, asked.guides)]
    tree = Tree(asked.root)
    sources = list(read_sources(asked.root, neighbourhood(tree, asked.paths), unread))
    bank = read_bank(sources, as_of, unread=unread, known=IdsOnDisk(tree))
    return [one for one in bank.diagnostics if one.path in asked.all]
