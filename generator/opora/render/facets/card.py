"""A record in a list, as a value: the first page prints it, scripts build it from data."""

from collections.abc import Iterator
from dataclasses import dataclass

from opora.catalog import Catalog
from opora.model import Ref
from opora.parse import Entry


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A few words of a card; `look` is their class of CSS, `entry` what they lead to."""

    text: str
    look: str = ""
    entry: Entry | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Card:
    """What a list shows of a record: a paragraph, lines of marks, and risk factors as tags."""

    entry: Entry
    title: str
    text: str = ""
    lines: tuple[tuple[Mark, ...], ...] = ()
    tags: tuple[Mark, ...] = ()


def factor_tags(catalog: Catalog, refs: tuple[Ref, ...]) -> tuple[Mark, ...]:
    """Make tags of the factors that a record names."""
    return tuple(_factor_tags(catalog, refs))


def _factor_tags(catalog: Catalog, refs: tuple[Ref, ...]) -> Iterator[Mark]:
    for ref in refs:
        if factor := catalog.find(ref):
            group = getattr(factor.entity, "group", None) or "none"
            yield Mark(label_of(factor), f"o-group-{group}", factor)


def label_of(entry: Entry) -> str:
    """Return the name of a record for lists and links."""
    return str(getattr(entry.entity, "label", entry.id))
