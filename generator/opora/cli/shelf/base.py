"""A bank as it was when it was linked whole, written down so that it is read as far as asked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from opora.catalog.bones import Bones, bones_of
from opora.cli.shelf.shelf import Shelf
from opora.parse import Entry
from opora.parse.packing import pack_problems
from opora.pipeline import Weighed

if TYPE_CHECKING:
    from opora.diagnostics import Diagnostic

_VALUE = "value"
"""The kind of the records whose numbers may have to be hidden."""


@dataclass(frozen=True, slots=True)
class Base:
    """A bank.

    `paths` are all its files in their order, `odd` those that could not even be listed. `whole` is
    the catalog with, `kept` the one without records that hold personal data, where these differ.
    `dangling` are the findings of linking by path, packed.
    """

    paths: list[str]
    odd: list[str]
    whole: Bones
    kept: Bones | None
    private: frozenset[str]
    dangling: Mapping[str, bytes]

    @classmethod
    def load(cls, shelf: Shelf, name: str) -> "Base | None":
        """Read it, if it is whole."""
        held = shelf.load(name) if name else None
        return cls(*held) if held else None

    def save(self, shelf: Shelf, name: str) -> bool:
        """Keep it; tell whether that went well."""
        held = self.whole, self.kept, self.private, self.dangling
        return shelf.save(name, (self.paths, self.odd, *held))


def base_of(
    weighed: Weighed, paths: Iterable[str], odd: Iterable[str], entries: Iterable[list[Entry]]
) -> Base:
    """Write a bank down.

    Args:
        weighed: the bank.
        paths: all its files.
        odd: what could not be listed.
        entries: the entries of each file, in the order of `paths`.
    """
    places = {
        id(entry): (file, number)
        for file, held in enumerate(entries)
        for number, entry in enumerate(held)
    }

    def place(entry: Entry) -> tuple[int, int]:
        return places[id(entry)]

    dangling: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for one in weighed.dangling:
        dangling[one.path].append(one)
    catalog = weighed.bank.catalog
    return Base(
        list(paths),
        list(odd),
        bones_of(weighed.whole, place),
        None if catalog is weighed.whole else bones_of(catalog, place),
        weighed.private,
        {path: pack_problems(found) for path, found in dangling.items()},
    )
