"""What dropdowns offer, on a sheet of their own."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from opora.model import OrganisationClass, Role
from opora.sheets.field import Field, Leaf
from opora.wording import Names

YES_NO = ("да", "нет")


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
            titles = tuple(_labels(field.kinds, names))
            return Offer(field.title.rstrip(" 123"), titles, strict=False) if titles else None
        case Leaf.ACTOR:
            classes = (one.label for one in OrganisationClass)
            roles = (one.label for one in Role)
            known = _labels(("organisation",), names)
            return Offer("Ответственные", (*classes, *roles, *known), strict=False)
        case _:
            return None


def _labels(kinds: Iterable[str], names: Names) -> Iterator[str]:
    return (names.label(kind, entry.id) for kind in kinds for entry in names.catalog.all(kind))


def offers(fields: Iterable[Field], names: Names) -> Mapping[tuple[str, ...], Offer]:
    """Return each list once, by what it offers."""
    found = (offer_of(field, names) for field in fields)
    return {one.choices: one for one in found if one}
