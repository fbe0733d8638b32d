"""Walking over what lies within a record: references, parts and plain values, with their place."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from opora.model.base import Part, Record, Ref

H = TypeVar("H", bound=Ref | Part)

Steps = tuple[str | int, ...]
"""Names of fields and numbers of items, from a record inwards."""


def values_of(record: Record) -> Iterator[tuple[Steps, object]]:
    """Walk over everything below a record: references, parts and plain values, with their place.

    A part is yielded and not entered: it is a record of its own.
    """
    pending: list[tuple[Steps, object]] = [((), record)]
    while pending:
        loc, value = pending.pop()
        if loc:
            yield loc, value
        if isinstance(value, Part) and loc:
            continue
        if isinstance(value, Record):
            pending.extend(((*loc, name), item) for name, item in value)
        elif isinstance(value, (tuple, list)):
            pending.extend(((*loc, number), item) for number, item in enumerate(value))


def held_in(record: Record, wanted: type[H]) -> Iterator[tuple[Steps, H]]:
    """Walk over all values of a class below a record, as `values_of` does.

    Fields of which the model says that they cannot hold one are passed by.

    Args:
        record: where to look; a part in it is not entered.
        wanted: references or parts.
    """
    pending: list[tuple[Steps, object]] = [((), record)]
    while pending:
        loc, value = pending.pop()
        if loc and isinstance(value, wanted):
            yield loc, value
        if isinstance(value, Record) and not (loc and isinstance(value, Part)):
            if names := may_hold(type(value))[wanted]:
                own = value.__dict__.items()
                pending.extend(((*loc, name), item) for name, item in own if name in names)
        elif isinstance(value, (tuple, list)):
            pending.extend(((*loc, number), item) for number, item in enumerate(value))


@cache
def may_hold(model: type[Record]) -> Mapping[type, frozenset[str]]:
    """Name the fields of a model in which, or below which, references and parts may stand."""
    fields = model.model_fields.items()
    return {
        wanted: frozenset(
            name for name, one in fields if _reaches(one.annotation, wanted, frozenset())
        )
        for wanted in (Ref, Part)
    }


_ANYTHING: tuple[object, ...] = (Any, object)


def _reaches(here: object, wanted: type, seen: frozenset[object]) -> bool:
    """Tell whether a type has a class within it; what cannot be taken apart may have anything."""
    if here is ... or get_origin(here) is Literal:
        return False
    if inner := get_args(here):
        inner = inner[:1] if get_origin(here) is Annotated else inner
        return any(_reaches(one, wanted, seen) for one in inner)
    if here in _ANYTHING or not isinstance(here, type) or issubclass(here, wanted):
        return True
    if not issubclass(here, Record) or here in seen:
        return False
    annotations = (one.annotation for one in here.model_fields.values())
    return any(_reaches(one, wanted, seen | {here}) for one in annotations)
