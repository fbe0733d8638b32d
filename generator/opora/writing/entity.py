"""A record as the mapping that a file of the bank holds."""

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from opora.model import Record, Ref

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Plain: TypeAlias = "Mapping[str, Plain] | Sequence[Plain] | str | int | float | bool | date | None"
"""What can be written: mappings, lists, and scalars as themselves or as the text of a file."""


def plain(record: Record) -> dict[str, Plain]:
    """Turn a record into what its file says: fields that were set, under their names in files."""
    fields = type(record).model_fields
    return {
        fields[name].alias or name: _plain(getattr(record, name))
        for name in fields
        if name in record.model_fields_set
    }


def _plain(value: object) -> Plain:
    match value:
        case Record():
            return plain(value)
        case Ref(id=id_):
            return id_
        case Enum():
            return str(value.value)
        case tuple() | list():
            return [_plain(item) for item in value]
        case dict():
            return {str(key): _plain(item) for key, item in value.items()}
        case None | str() | int() | float() | date():
            return value
    message = f"a record holds a {type(value).__name__}, which no file can"
    raise TypeError(message)
