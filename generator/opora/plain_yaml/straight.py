"""Data alone, without places: most texts hold nothing to report, and few places are asked for.

Where anything is to be said of a text, or may be, it is left to the reader that knows places. So
there is one set of rules, in `building.py`, and here only the question whether one may apply.
"""

import yaml

from opora.plain_yaml.building import LONG_NUMBER, MAX_DEPTH, MAX_DIGITS, NOTHING
from opora.plain_yaml.characters import FORBIDDEN
from opora.plain_yaml.value import Value


class _DoubtError(Exception):
    """The text may hold something to report."""


def straight(text: str) -> dict[str, Value] | None:
    """Read a document that is a mapping with nothing to report; nothing where that is not sure."""
    if FORBIDDEN.search(text):
        return None
    try:
        return _Straight(text).document()
    except (_DoubtError, yaml.YAMLError):
        return None


class _Straight:
    __slots__ = ("_lines", "_next", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: list[str] = []
        self._next = yaml.CSafeLoader(text).get_event

    def document(self) -> dict[str, Value]:
        """Read all events: begin of the stream, of the document, its data, and both ends."""
        self._next()
        self._next()
        data = self._value(self._next(), 0)
        self._next()
        if type(self._next()) is not yaml.StreamEndEvent or not isinstance(data, dict):
            raise _DoubtError
        return data

    def _value(self, event: yaml.Event | None, depth: int) -> Value:
        if isinstance(event, yaml.ScalarEvent):
            text = self._scalar(event)
            return None if text in NOTHING and not event.style else text
        if not isinstance(event, yaml.CollectionStartEvent) or depth >= MAX_DEPTH:
            raise _DoubtError
        if event.anchor is not None or event.tag is not None:
            raise _DoubtError
        mapping = isinstance(event, yaml.MappingStartEvent)
        return self._mapping(depth) if mapping else self._list(depth)

    def _mapping(self, depth: int) -> dict[str, Value]:
        found: dict[str, Value] = {}
        following = self._next
        while type(event := following()) is not yaml.MappingEndEvent:
            if not isinstance(event, yaml.ScalarEvent):
                raise _DoubtError
            key = self._scalar(event)
            if key in found:
                raise _DoubtError
            found[key] = self._value(following(), depth + 1)
        return found

    def _list(self, depth: int) -> list[Value]:
        found: list[Value] = []
        following = self._next
        while type(event := following()) is not yaml.SequenceEndEvent:
            found.append(self._value(event, depth + 1))
        return found

    def _scalar(self, event: yaml.ScalarEvent) -> str:
        text: str = event.value
        if event.anchor is not None or event.tag is not None:
            raise _DoubtError
        if event.style:
            if FORBIDDEN.search(text):
                raise _DoubtError
        elif len(text) >= MAX_DIGITS and LONG_NUMBER.fullmatch(text):
            raise _DoubtError
        else:
            self._look_at_lines(event)
        return text

    def _look_at_lines(self, event: yaml.ScalarEvent) -> None:
        """Look whether an item of a list has run into the words above it."""
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            raise _DoubtError
        if start.line == end.line:
            return
        self._lines = self._lines or self._text.split("\n")
        below = self._lines[start.line + 1 : end.line + 1]
        if any(line.lstrip(" ").startswith("- ") for line in below):
            raise _DoubtError
