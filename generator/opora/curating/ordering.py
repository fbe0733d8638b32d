"""Keys in the order of the model: blocks of lines change places, with the comments above them."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from opora.load import Document, Source, load
from opora.model import Record
from opora.parse import address_of
from opora.plain_yaml import Loc, Value
from opora.writing.shape import field_types, item_type, keys_in_order, record_type

_COMMENT = re.compile(r"\s*(?:#.*)?")


class _Place(NamedTuple):
    """A mapping whose keys stand out of order: where it is, and how they should stand."""

    loc: Loc
    keys: tuple[str, ...]
    wanted: tuple[str, ...]


def ordered(text: str, path: str) -> str:
    """Put the keys of all mappings in order; what cannot be moved as whole lines stays.

    The data stay equal and no line is lost, or the text comes back as it was.
    """
    address = address_of(path)
    whole = load(Source(path, text))[0]
    if address is None or whole is None or whole.columns:
        return text
    stuck: set[Loc] = set()
    while document := load(Source(path, text))[0]:
        places = _out_of_order(document.data, address.kind.model, ())
        place = next((one for one in places if one.loc not in stuck), None)
        if place is None:
            break
        stuck.add(place.loc)
        text = _moved(text, document, place, path)
    return text


def _out_of_order(data: Value, model: object, loc: Loc) -> Iterator[_Place]:
    if isinstance(data, list):
        for number, item in enumerate(data):
            yield from _out_of_order(item, item_type(model), (*loc, number))
    if not isinstance(data, dict):
        return
    record = model if loc == () else record_type(model, data)
    if not (isinstance(record, type) and issubclass(record, Record)):
        return
    types: Mapping[str, object] = field_types(record)
    known = [name for name in keys_in_order(record) if name in data]
    wanted = (*known, *(name for name in data if name not in types))
    if tuple(data) != wanted:
        yield _Place(loc, tuple(data), wanted)
    for name, value in data.items():
        yield from _out_of_order(value, types.get(name, object), (*loc, name))


def _moved(text: str, document: Document, place: _Place, path: str) -> str:
    blocks = _blocks(text, document, place)
    if blocks is None:
        return text
    head, by_key, tail = blocks
    tried = head + "".join(by_key[name] for name in place.wanted) + tail
    fresh = load(Source(path, tried))
    same = fresh[0] is not None and fresh[0].data == document.data and not fresh[1]
    return tried if same and fresh[0] and fresh[0].body == document.body else text


def _blocks(text: str, document: Document, place: _Place) -> tuple[str, dict[str, str], str] | None:
    """Cut a text into what stands before a mapping, its keys with their lines, and what follows."""
    spans = [document.positions.keys.get((*place.loc, key)) for key in place.keys]
    if None in spans or len({span.column for span in spans if span}) != 1:
        return None
    firsts = [span.line for span in spans if span]
    column = next(span.column for span in spans if span) - 1
    lines = text.split("\n")
    if len(set(firsts)) != len(firsts) or lines[firsts[0] - 1][:column].strip(" -"):
        return None
    starts = [firsts[0], *(_with_comments(lines, first, column) for first in firsts[1:])]
    last = document.positions.values.get((*place.loc, place.keys[-1]))
    end = _end(lines, firsts[-1], last.end_line if last else firsts[-1], column)
    prefix = lines[firsts[0] - 1][:column]
    pieces: dict[str, str] = {}
    for key, start, stop in zip(place.keys, starts, [*starts[1:], end], strict=True):
        pieces[key] = "".join(f"{line}\n" for line in lines[start - 1 : stop - 1])
    if prefix.strip():
        first = place.wanted[0]
        if not pieces[first].startswith(" " * column + first) and first != place.keys[0]:
            return None
        pieces[place.keys[0]] = " " * column + pieces[place.keys[0]][column:]
        pieces[first] = prefix + pieces[first][column:]
    head = "".join(f"{line}\n" for line in lines[: firsts[0] - 1])
    return head, pieces, "\n".join(lines[end - 1 :])


def _with_comments(lines: list[str], first: int, column: int) -> int:
    """Return the number of the line where the comments above a key begin."""
    start = first
    while start > 1 and lines[start - 2].startswith(" " * column + "#"):
        start -= 1
    return start


def _end(lines: list[str], first: int, last: int, column: int) -> int:
    """Return the number of the line after the last one that belongs to a key."""
    number = first + 1
    while number <= len(lines):
        line = lines[number - 1]
        deeper = len(line) - len(line.lstrip(" ")) > column
        listed = line[column : column + 2] in {"- ", "-"} and not line[:column].strip()
        if line.strip() and not deeper and not (listed and number <= last):
            break
        if not line.strip() and number > last:
            break
        number += 1
    return number
