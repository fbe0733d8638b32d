"""The place of one value: events are followed down to it, and nothing is built of the others."""

from dataclasses import dataclass

import yaml

from opora.diagnostics import START, Span
from opora.plain_yaml.value import Loc


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the way to a value ends.

    `depth` tells how many of its steps exist. `value` is the place of what the last of them leads
    to, `key` that of the key which names it, `first` that of the first key of all.
    """

    depth: int
    value: Span
    key: Span | None
    first: Span | None


def follow(text: str, offset: int, loc: Loc) -> Spot:
    """Find the place of a value, or of the nearest thing around it that exists.

    Args:
        text: a document that has been read without an error of its writing.
        offset: how many lines of the file stand before it.
        loc: the way to the value.
    """
    return _Following(text, offset).spot(loc)


_NOWHERE = (-1,)
"""A step that leads nowhere, to see where the document begins."""


class _Following:
    __slots__ = ("_first", "_next", "_shift")

    def __init__(self, text: str, offset: int) -> None:
        self._next = yaml.CSafeLoader(text).get_event
        self._shift = offset + 1
        self._first: Span | None = None

    def spot(self, loc: Loc) -> Spot:
        self._next()
        self._next()
        here, key, depth = self._event(), None, 0
        for step in loc or _NOWHERE:
            inner = self._enter(here, step)
            if isinstance(inner, yaml.Event):
                return Spot(depth, self._span(here, inner), key, self._first)
            here, key = inner
            depth += 1
        return Spot(depth, self._span(here, self._end_of(here)), key, self._first)

    def _enter(
        self, here: yaml.Event, step: str | int
    ) -> tuple[yaml.Event, Span | None] | yaml.Event:
        """Go to what a step leads to; where it leads nowhere, return the end of what is here."""
        if isinstance(here, yaml.MappingStartEvent):
            return self._enter_mapping(step)
        if isinstance(here, yaml.SequenceStartEvent):
            return self._enter_list(step)
        return here

    def _enter_mapping(self, step: str | int) -> tuple[yaml.Event, Span | None] | yaml.Event:
        while isinstance(key := self._event(), yaml.ScalarEvent):
            self._first = self._first or self._span(key, key)
            value = self._event()
            if key.value == step:
                return value, self._span(key, key)
            self._end_of(value)
        return key

    def _enter_list(self, step: str | int) -> tuple[yaml.Event, Span | None] | yaml.Event:
        number = 0
        while not isinstance(item := self._event(), yaml.SequenceEndEvent):
            if number == step:
                return item, None
            self._end_of(item)
            number += 1
        return item

    def _end_of(self, start: yaml.Event) -> yaml.Event:
        """Go on to the end of a value; return the last event of it."""
        event, depth = start, 0
        while True:
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if not depth:
                return event
            event = self._event()

    def _event(self) -> yaml.Event:
        event = self._next()
        if event is None:
            message = "the document ended within a value"
            raise ValueError(message)
        return event

    def _span(self, start: yaml.Event, end: yaml.Event) -> Span:
        first, last, shift = start.start_mark, end.end_mark, self._shift
        if first is None or last is None:
            return START
        return Span(first.line + shift, first.column + 1, last.line + shift, last.column + 1)
