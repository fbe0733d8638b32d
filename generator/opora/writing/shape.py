"""What a model says of its fields: their order in a file, what lies below them, what is a word."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

from opora.model import Record

_FIRST = ("id", "title", "short_title")
"""Fields that name a record open it, whichever class declares them."""


@cache
def keys_in_order(model: type[Record]) -> tuple[str, ...]:
    """Name the keys of a record as a file orders them: names, its own, then inherited ones."""
    own: dict[str, None] = {}
    for base in model.__mro__:
        if issubclass(base, Record):
            own |= dict.fromkeys(
                name for name in base.__annotations__ if name in model.model_fields
            )
    names = sorted(own, key=lambda name: name not in _FIRST)
    return tuple(model.model_fields[name].alias or name for name in names)


@cache
def field_types(model: type[Record]) -> Mapping[str, object]:
    """Give the annotation of each field by its key."""
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def choices(annotation: object) -> Iterator[object]:
    """Go over what an annotation allows, without wrappers and without `None`."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from choices(get_args(annotation)[0])
    elif origin in {Union, UnionType}:
        for one in get_args(annotation):
            yield from choices(one)
    elif annotation is not type(None):
        yield annotation


def item_type(annotation: object) -> object:
    """Return what the items of a list are; `object` where the annotation names no list."""
    lists = (one for one in choices(annotation) if get_origin(one) in {tuple, list})
    return next((get_args(one)[0] for one in lists), object)


def record_type(annotation: object, data: Mapping[str, object]) -> type[Record] | None:
    """Return the model of a mapping; of several, the one whose fixed words the data use."""
    models = [
        one for one in choices(annotation) if isinstance(one, type) and issubclass(one, Record)
    ]
    fitting = (model for model in models if _has_fixed_words(model, data))
    return next(fitting, models[0] if len(models) == 1 else None)


def is_free_text(annotation: object) -> bool:
    """Tell whether a value is text that people write, and not a number or a word of a list."""
    return any(one in {str, object} for one in choices(annotation))


def is_word(annotation: object) -> bool:
    """Tell whether a value is text: free, a word of a closed list or an id."""
    kinds = (int, float, date, bool)
    return not any(one in kinds for one in choices(annotation))


def _has_fixed_words(model: type[Record], data: Mapping[str, object]) -> bool:
    fixed = {
        name: get_args(kind)
        for name, kind in field_types(model).items()
        if get_origin(kind) is Literal
    }
    required = (name for name in fixed if model.model_fields[name].is_required())
    return all(data.get(name) in fixed[name] for name in required)
