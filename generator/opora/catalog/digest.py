"""Short names of values: the same for equal values in every process, of other values another."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import lru_cache, partial
from hashlib import blake2b
from operator import attrgetter
from types import NoneType
from typing import Any, Generic, TypeVar

from opora.late import Late
from opora.model import Record
from opora.parse import Entry
from opora.past import Timeline

T = TypeVar("T")

SIZE = 16
"""Bytes of a name."""

_PLAIN = frozenset({NoneType, bool, int, float, date})


def digest(value: object, *, deep: bool = False) -> bytes:
    """Name a value made of records, dataclasses, collections and plain things.

    Args:
        value: what to name.
        deep: whether an entry counts with the content of its file, or by its name alone.

    Raises:
        TypeError: It holds something else.
    """
    text = f"{_joined(value, deep=deep)}\0"
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()


def short_of(text: str) -> bytes:
    """Name a text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()


def fields_of(entry: Entry) -> bytes:
    """Name the fields of the file that an entry stands in."""
    return _of_file(entry, entry.document.fields)


def body_of(entry: Entry) -> bytes:
    """Name the text below the fields; nothing where there is none."""
    body = entry.body
    return b"" if body is None else _of_file(entry, body)


def _of_file(entry: Entry, text: str) -> bytes:
    made = blake2b(entry.path.encode() + b"\0", digest_size=SIZE)
    made.update(text.encode("utf-8", "surrogatepass"))
    return made.digest()


def _add(value: object, pieces: list[str], *, deep: bool) -> None:
    """Add what names a value to the pieces."""
    kind = type(value)
    if kind is str:
        pieces.append(f"'{value}")
    elif kind in _PLAIN:
        pieces.append(repr(value))
    elif isinstance(value, Entry):
        content = _content(value) if deep else ""
        pieces.append(f"entry {value.kind.name} {value.id} {content}")
    elif (parts := _PARTS[kind]) is not None:
        held = parts(value)
        pieces.append(f"{kind.__name__} {len(held)}")
        for one in held:
            _add(one, pieces, deep=deep)
    else:
        pieces += _others(value, deep=deep)


def _content(entry: Entry) -> str:
    return (fields_of(entry) + body_of(entry)).hex()


def _others(value: object, *, deep: bool) -> Iterable[str]:
    """Name what is not made of parts in a fixed order."""
    match value:
        case Record():
            return (_of_record(_Same(value), deep=deep),)
        case _ if _is_shared(type(value)):
            return (_of_shared(_Same(value), deep=deep),)
        case AbstractSet():
            return (_of_members(value, deep=deep),)
        case Enum():
            return (f"{type(value).__name__}.{value.name}",)
        case str():
            return (f"'{value}",)
        case date():
            return (repr(value),)
        case _:
            message = f"no name for a {type(value).__name__}"
            raise TypeError(message)


def _parts_of(kind: type) -> Callable[[Any], Sequence[object]] | None:
    """Tell how to take values of a type apart, where they are made of parts in a fixed order."""
    if issubclass(kind, tuple | list):
        return tuple
    if issubclass(kind, Mapping):
        return _pairs
    if issubclass(kind, Timeline):
        return _of_timeline
    if (
        issubclass(kind, Record | Enum)
        or _is_shared(kind)
        or not (issubclass(kind, Late) or is_dataclass(kind))
    ):
        return None
    names = ["value"] if issubclass(kind, Late) else [field.name for field in fields(kind)]
    return attrgetter(*names) if len(names) > 1 else partial(_each, names)


class _Parts(dict[type, Callable[[Any], Sequence[object]] | None]):
    """How to take values of a type apart, found out once."""

    def __missing__(self, kind: type) -> Callable[[Any], Sequence[object]] | None:
        return self.setdefault(kind, _parts_of(kind))


_PARTS = _Parts()


def _pairs(held: Mapping[object, object]) -> Sequence[object]:
    return [one for pair in held.items() for one in pair]


def _of_timeline(held: Timeline) -> Sequence[object]:
    """Take the name alone, where there is one: it stands for all the rest."""
    return (held.name,) if held.name else (held.points, held.notes, held.reason)


def _each(names: Sequence[str], held: object) -> Sequence[object]:
    return [getattr(held, name) for name in names]


class _Same(Generic[T]):
    """A value that is equal to itself alone: comparing all that it holds would take long."""

    __slots__ = ("one",)

    def __init__(self, one: T) -> None:
        self.one = one

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.one is other.one

    def __hash__(self) -> int:
        return id(self.one)


@lru_cache(maxsize=256)
def _of_record(one: _Same[Record], *, deep: bool) -> str:
    """Name a record within a value; thousands of values hold the same few indicators."""
    pieces = [f"{type(one.one).__name__}"]
    for _, held in one.one:
        _add(held, pieces, deep=deep)
    return "\0".join(pieces)


def _of_members(value: AbstractSet[object], *, deep: bool) -> str:
    """Name a set; facts have many and few that differ, all of one type."""
    kinds = {f"{type(one).__module__}.{type(one).__qualname__}" for one in value}
    if isinstance(value, frozenset) and len(kinds) == 1:
        return _of_alike(value, kinds.pop(), deep=deep)
    return _listed(value, deep=deep)


@lru_cache(maxsize=4096)
def _of_alike(value: frozenset[object], _: str, *, deep: bool) -> str:
    """Name a set of one type, which tells 1 and true apart."""
    return _listed(value, deep=deep)


def _listed(value: AbstractSet[object], *, deep: bool) -> str:
    return "\0".join((f"<{len(value)}", *sorted(_joined(one, deep=deep) for one in value)))


def _is_shared(kind: type) -> bool:
    """Tell whether values of a type stand in many others, and so are named once."""
    return bool(getattr(kind, "NAMED_ONCE", False))


@lru_cache(maxsize=1 << 17)
def _of_shared(one: _Same[Any], *, deep: bool) -> str:
    """Name a value in short that stands in many others."""
    pieces = [type(one.one).__name__]
    for field in fields(one.one):
        _add(getattr(one.one, field.name), pieces, deep=deep)
    return short_of("\0".join(pieces)).hex()


def _joined(value: object, *, deep: bool) -> str:
    pieces: list[str] = []
    _add(value, pieces, deep=deep)
    return "\0".join(pieces)
