"""What dropdowns offer, on a sheet of their own."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from opora.model import OrganisationClass, Role
from opora.parse import Entry
from opora.sheets.field import Field, Leaf
from opora.wording import Names

YES_NO = ("да", "нет")
MOST = 2_000
"""Names in a list; nobody looks for one among more, and it is found by its name all the same."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A list to choose from; `strict` where nothing else may be written."""

    title: str
    choices: tuple[str, ...]
    strict: bool


def offer_of(field: Field, names: Names) -> Offer | None:
    """Return what a cell offers to choose from."""
    match field.leaf:
        case Leaf.CHOICE:
            return Offer(
                field.title.rstrip(" 123"), tuple(field.words.values()), strict=not field.many
            )
        case Leaf.YES_NO:
            return Offer("Да или нет", YES_NO, strict=True)
        case Leaf.REF:
            titles = tuple(islice(_labels(field.kinds, names), MOST + 1))
            fits = 0 < len(titles) <= MOST
            return Offer(field.title.rstrip(" 123"), titles, strict=False) if fits else None
        case Leaf.ACTOR:
            classes = (one.label for one in OrganisationClass)
            roles = (one.label for one in Role)
            known = islice(_labels(("organisation",), names), MOST)
            return Offer("Ответственные", (*classes, *roles, *known), strict=False)
        case _:
            return None


def _labels(kinds: Iterable[str], names: Names) -> Iterator[str]:
    return (
        names.label(kind, entry.id)
        for kind in kinds
        for entry in names.catalog.all(kind)
        if kind != "measure" or names.home in {"", _owner(entry, names)}
    )


def _owner(measure: Entry, names: Names) -> str:
    """Return the school or territory whose roadmap holds a measure."""
    roadmap = names.catalog.parent(measure)
    return roadmap.parent.id if roadmap and roadmap.parent else ""


def offers(fields: Iterable[Field], names: Names) -> Mapping[tuple[str, ...], Offer]:
    """Return each list once, by what it offers."""
    found = (offer_of(field, names) for field in fields)
    return {one.choices: one for one in found if one}
