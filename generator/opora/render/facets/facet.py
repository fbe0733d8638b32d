"""What a list can be narrowed by: a name, choices in their order, and how to read a record."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from opora.catalog import Catalog
from opora.model import Labelled
from opora.parse import Entry

UNKNOWN = "-"
"""The code of records that do not say."""

Read = Callable[[Catalog, Entry], Iterable[object]]
"""Gives the codes that a record has in a facet, any number of them; each is turned into text."""


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: its code in the address, its Russian label, and the code of the choice above it."""

    code: str
    label: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A question that each record of a list answers with codes.

    `name` stands in addresses (`?factor=…`) and stays. `options` gets the codes that records have
    and lists those that are choices, in the order in which they are shown; other codes are left
    out.
    """

    name: str
    title: str
    read: Read
    options: Callable[[Catalog, Collection[str]], Iterable[Option]]


def listed(name: str, title: str, words: Iterable[Labelled], read: Read) -> Facet:
    """Make a facet of a closed list, in its order."""
    known = tuple(Option(str(word), word.label) for word in words)
    return Facet(name, title, read, lambda _, found: (one for one in known if one.code in found))


def numbered(name: str, title: str, read: Read) -> Facet:
    """Make a facet of years, the newest first."""
    return Facet(name, title, read, lambda _, found: (Option(one, one) for one in _newest(found)))


def _newest(found: Collection[str]) -> list[str]:
    return sorted(found, key=int, reverse=True)


def at(*paths: str) -> Read:
    """Read fields by their names, `effort.cost`; of a list, the field of each of its items."""

    def read(_: Catalog, entry: Entry) -> Iterator[object]:
        for path in paths:
            yield from _below(entry.entity, path.split("."))

    return read


def _below(held: object, steps: list[str]) -> Iterator[object]:
    if isinstance(held, tuple):
        for item in held:
            yield from _below(item, steps)
    elif held is not None and steps:
        yield from _below(getattr(held, steps[0], None), steps[1:])
    elif held is not None:
        yield held
