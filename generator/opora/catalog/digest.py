"""Short names of values: the same for equal values in every process, of other values another."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from hashlib import blake2b

from opora.model import Record
from opora.parse import Entry

SIZE = 16
"""Bytes of a name."""


def digest(value: object, *, deep: bool = False) -> bytes:
    """Name a value made of records, dataclasses, collections and plain things.

    Args:
        value: what to name.
        deep: whether an entry counts with the content of its file, or by its name alone.

    Raises:
        TypeError: It holds something else.
    """
    made = blake2b(digest_size=SIZE)
    for piece in _pieces(value, deep=deep):
        made.update(piece.encode("utf-8", "surrogatepass") + b"\0")
    return made.digest()


def content_of(entry: Entry) -> bytes:
    """Name what a file holds, as its record is published."""
    document = entry.document
    made = blake2b(document.path.encode(), digest_size=SIZE)
    made.update(document.fields.encode("utf-8", "surrogatepass"))
    if document.body is not None:
        made.update(b"\0" + document.body.encode("utf-8", "surrogatepass"))
    return made.digest()


def _pieces(value: object, *, deep: bool) -> Iterator[str]:
    match value:
        case None | bool() | int() | float() | date():
            yield repr(value)
        case Enum():
            yield f"{type(value).__name__}.{value.name}"
        case str():
            yield f"'{value}"
        case Entry():
            yield f"entry {value.kind.name} {value.id} {content_of(value).hex() if deep else ''}"
        case AbstractSet():
            yield f"<{len(value)}"
            yield from (name.hex() for name in sorted(digest(one, deep=deep) for one in value))
        case _:
            held = _held(value)
            yield f"{type(value).__name__} {len(held)}"
            for one in held:
                yield from _pieces(one, deep=deep)


def _held(value: object) -> list[object]:
    """List what a value is made of, in its order."""
    match value:
        case Mapping():
            return [one for pair in value.items() for one in pair]
        case list() | tuple():
            return [*value]
        case Record():
            return [held for _, held in value]
        case _ if is_dataclass(value):
            return [getattr(value, field.name) for field in fields(value)]
        case _:
            message = f"no name for a {type(value).__name__}"
            raise TypeError(message)
