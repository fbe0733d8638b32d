"""Reading the bank, or the part of it that a person asked about."""

from collections.abc import Set as AbstractSet
from datetime import date

from opora.diagnostics import Diagnostic
from opora.files import Listing, known_ids, neighbourhood, read_sources
from opora.pipeline import Bank, read_bank


def read_all(listing: Listing, as_of: date) -> Bank:
    """Read every file of a bank."""
    unread = list(listing.problems)
    sources = list(read_sources(listing.root, listing.paths, unread))
    return read_bank(sources, as_of, unread=unread)


def read_part(listing: Listing, asked: AbstractSet[str], as_of: date) -> list[Diagnostic]:
    """Find what is wrong with some files, reading only them and what they name."""
    unread = list(listing.problems)
    wanted = neighbourhood(listing, asked & frozenset(listing.paths))
    sources = list(read_sources(listing.root, wanted, unread))
    bank = read_bank(sources, as_of, unread=unread, known=known_ids(listing))
    return [one for one in bank.diagnostics if one.path in asked]
