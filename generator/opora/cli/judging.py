"""Reading the bank, or the part of it that a person asked about."""

from collections.abc import Sequence
from datetime import date

from opora.cli.shelf import Shelf, read_texts, weigh_files
from opora.diagnostics import Diagnostic
from opora.files import IdsOnDisk, Listing, Tree, look_through, neighbourhood, read_sources
from opora.load import Source
from opora.pipeline import Bank, Found, Reading, read_bank


def read_all(listing: Listing, as_of: date, *, kept: bool = True) -> Bank:
    """Read every file of a bank; what is kept of earlier runs is not read again."""
    return weigh_files(listing, as_of, Shelf.of(listing.root) if kept else None)


def reader(shelf: Shelf | None) -> Reading:
    """Return what takes unchanged texts from the shelf and reads the others in all cores."""

    def read(sources: Sequence[Source]) -> Found:
        return read_texts([*sources], shelf)

    return read


def read_part(asked: Listing, as_of: date) -> list[Diagnostic]:
    """Find what is wrong with some files, reading only them and what they name."""
    unread = [*asked.problems, *look_through(asked.root, asked.guides)]
    tree = Tree(asked.root)
    sources = list(read_sources(asked.root, neighbourhood(tree, asked.paths), unread))
    bank = read_bank(sources, as_of, unread=unread, known=IdsOnDisk(tree))
    return [one for one in bank.diagnostics if one.path in asked.all]
