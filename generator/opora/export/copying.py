"""A record as its file holds it, without what is not published: for other banks to take it over."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import cast

from opora.catalog import Catalog
from opora.model import Record, Ref
from opora.model.base import emptiable
from opora.parse import Entry
from opora.writing import Plain

HIDDEN = "запись, на которую здесь ссылались, не публикуется"
"""What stands in `unknown` for a field that names something that is not for the site."""

Said = Callable[[Ref], str | None]
"""How a reference is to be written; nothing where it must not be told."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What a file of a record says: its path below the content folder, its fields, its body."""

    path: str
    fields: dict[str, Plain]
    body: str | None


def copy_of(entry: Entry, said: Said) -> Copy:
    """Copy the record of a file; a reference that must not be told leaves a gap with its reason."""
    return Copy(entry.path, _fields(entry.entity, said), entry.body)


def published_in(catalog: Catalog) -> Said:
    """Write references to what a catalog holds as they are, and no others."""
    return lambda ref: ref.id if catalog.find(_holder(ref)) or catalog.find(ref) else None


def _holder(ref: Ref) -> Ref:
    return Ref(ref.kinds, ref.id.partition("#")[0])


class _Untold:
    """Stands for a value that must not be told."""


_UNTOLD = _Untold()


def _fields(record: Record, said: Said) -> dict[str, Plain]:
    model = type(record)
    told: dict[str, Plain] = {}
    gaps: dict[str, Plain] = {}
    for name, field in model.model_fields.items():
        if name not in record.model_fields_set or name == "unknown":
            continue
        key, value = field.alias or name, _plain(getattr(record, name), said)
        if value is None and key not in emptiable(model) and key not in record.unknown:
            continue
        if not isinstance(value, _Untold):
            told[key] = value
        elif key in emptiable(model):
            told[key], gaps[key] = None, HIDDEN
    if unknown := {**dict(record.unknown), **gaps}:
        told["unknown"] = unknown
    return told


def _plain(value: object, said: Said) -> "Plain | _Untold":
    match value:
        case Record():
            return _fields(value, said)
        case Ref():
            told = said(value)
            return _UNTOLD if told is None else told
        case Enum():
            return str(value.value)
        case tuple() | list():
            items = (_plain(item, said) for item in value)
            return [item for item in items if not isinstance(item, _Untold)]
        case _:
            return cast("Plain", value)
