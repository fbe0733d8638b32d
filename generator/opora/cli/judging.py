"""Reading the bank, or the part of it that a person asked about."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from operator import itemgetter

from opora.diagnostics import Diagnostic
from opora.files import Listing, known_ids, look_through, neighbourhood, read_sources
from opora.load import Source
from opora.parse import Entry
from opora.pipeline import Bank, read_bank, read_entries
from opora.team import Team


def read_all(listing: Listing, as_of: date) -> Bank:
    """Read every file of a bank."""
    unread = [*listing.problems, *look_through(listing.root, listing.guides)]
    sources = list(read_sources(listing.root, listing.paths, unread))
    return read_bank(sources, as_of, unread=unread, read=_read_together)


def _read_together(sources: Sequence[Source]) -> tuple[list[Entry], list[Diagnostic]]:
    """Read sources in all cores; what comes out is in the order of the sources."""
    parts = -(-len(sources) // _PART)

    def read(numbers: Iterable[int]) -> list[tuple[int, tuple[list[Entry], list[Diagnostic]]]]:
        return [(at, read_entries(sources[at * _PART : (at + 1) * _PART])) for at in numbers]

    done = sorted((part for held in Team().share(read, parts) for part in held), key=itemgetter(0))
    entries = [entry for _, (held, _) in done for entry in held]
    return entries, [one for _, (_, found) in done for one in found]


_PART = 20
"""How many files a process reads at a time."""


def read_part(listing: Listing, asked: AbstractSet[str], as_of: date) -> list[Diagnostic]:
    """Find what is wrong with some files, reading only them and what they name."""
    guides = sorted(asked & frozenset(listing.guides))
    unread = [*listing.problems, *look_through(listing.root, guides)]
    wanted = neighbourhood(listing, asked & frozenset(listing.paths))
    sources = list(read_sources(listing.root, wanted, unread))
    bank = read_bank(sources, as_of, unread=unread, known=known_ids(listing))
    return [one for one in bank.diagnostics if one.path in asked]
