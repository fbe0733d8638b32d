"""Building data and places out of the events of a parser."""

import re
from dataclasses import dataclass, replace

import yaml

from opora.diagnostics import START, Diagnostic, Span
from opora.plain_yaml.characters import forbidden_characters
from opora.plain_yaml.value import Loc, Positions, Value

MAX_DEPTH = 24
MAX_DIGITS = 30

NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
LONG_NUMBER = re.compile(rf"[-+]?[\d_.]{{{MAX_DIGITS},}}")

_HINTS = {
    "Y01": "сравните отступы с соседними строками; значение со скобкой в начале возьмите в кавычки",
    "Y02": "оставьте один из двух, иначе часть данных потеряется",
    "Y03": "метки, ссылки и теги YAML не нужны: напишите значение целиком или возьмите в кавычки",
    "Y04": "упростите запись; длинный номер возьмите в кавычки",
    "Y06": "оставьте одну запись на файл, остальные перенесите в отдельные файлы",
    "Y07": "сотрите обратную черту и знаки за ней",
}


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not come yet; `key` waits for its value."""

    value: dict[str, Value] | list[Value]
    loc: Loc
    start: Span
    key: str | None = None
    skip: bool = False

    @property
    def awaits_key(self) -> bool:
        return isinstance(self.value, dict) and self.key is None


class Builder:
    """Takes events one by one; holds what they amount to so far."""

    def __init__(self, text: str, path: str, line_offset: int) -> None:
        self.root: Value = None
        self.positions = Positions()
        self.problems: list[Diagnostic] = []
        self.broken = False
        self._lines = text.split("\n")
        self._path = path
        self._offset = line_offset
        self._stack: list[_Open] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event in."""
        match event:
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._start(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                opened, end = self._stack.pop(), self._span(event)
                whole = replace(opened.start, end_line=end.end_line, end_column=end.end_column)
                self.positions.values[opened.loc] = whole
            case yaml.AliasEvent():
                self._refuse(event, "Y03", f"ссылка «*{event.anchor}» внутри YAML")
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._refuse(event, "Y06", "в файле несколько документов, разделённых «---»")

    def _start(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        self._refuse_extras(event)
        if self._stack and self._stack[-1].awaits_key:
            self._refuse(event, "Y01", "ключом стоит список или набор ключей, а не слово")
        if len(self._stack) >= MAX_DEPTH:
            self._refuse(event, "Y04", f"вложенность больше {MAX_DEPTH} уровней")
        if self.broken:
            return
        value: dict[str, Value] | list[Value] = (
            {} if isinstance(event, yaml.MappingStartEvent) else []
        )
        self._stack.append(_Open(value, self._place(value), self._span(event)))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_extras(event)
        if event.style:
            self._guard_quoted(event)
        else:
            self._guard_plain(event)
        if self.broken:
            return
        if self._stack and self._stack[-1].awaits_key:
            self._key(self._stack[-1], event)
            return
        nothing = not event.style and event.value in NOTHING
        loc = self._place(None if nothing else event.value)
        self.positions.values[loc] = self._span(event)

    def _key(self, top: _Open, event: yaml.ScalarEvent) -> None:
        top.key = event.value
        loc = (*top.loc, event.value)
        top.skip = event.value in top.value
        if top.skip:
            first = self.positions.keys[loc].line
            self._report(event, "Y02", f"ключ «{event.value}» уже есть в строке {first}")
        else:
            self.positions.keys[loc] = self._span(event)

    def _place(self, value: Value) -> Loc:
        """Put a value where it belongs and tell its place; the value of a repeated key is lost."""
        if not self._stack:
            self.root = value
            return ()
        top = self._stack[-1]
        if isinstance(top.value, list):
            top.value.append(value)
            return (*top.loc, len(top.value) - 1)
        key = top.key or ""
        top.key = None
        if top.skip:
            return (*top.loc, key, "(повтор)")
        top.value[key] = value
        return (*top.loc, key)

    def _guard_quoted(self, event: yaml.ScalarEvent) -> None:
        for hidden in forbidden_characters(event.value, self._path):
            self._refuse(event, "Y07", f"в значении записан {hidden.message}")
            return

    def _guard_plain(self, event: yaml.ScalarEvent) -> None:
        if len(event.value) >= MAX_DIGITS and LONG_NUMBER.fullmatch(event.value):
            self._refuse(event, "Y04", f"число длиннее {MAX_DIGITS} знаков")
        span = self._span(event)
        continued = self._lines[span.line - self._offset : span.end_line - self._offset]
        if any(line.lstrip(" ").startswith("- ") for line in continued):
            self._refuse(event, "Y01", "строка, которая начата с «- », слилась с предыдущей")

    def _refuse_extras(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._refuse(event, "Y03", f"метка «&{event.anchor}» внутри YAML")
        elif event.tag is not None:
            self._refuse(event, "Y03", f"тег «{event.tag}» внутри YAML")

    def _refuse(self, event: yaml.Event, code: str, message: str) -> None:
        self._report(event, code, message)
        self.broken = True

    def _report(self, event: yaml.Event, code: str, message: str) -> None:
        span = self._span(event)
        self.problems.append(Diagnostic(self._path, span, code, message, hint=_HINTS[code]))

    def _span(self, event: yaml.Event) -> Span:
        start, end, shift = event.start_mark, event.end_mark, 1 + self._offset
        if start is None or end is None:
            return START
        return Span(start.line + shift, start.column + 1, end.line + shift, end.column + 1)
