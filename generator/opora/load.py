"""From the text of a file to its data, with the place of every value."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from opora import plain_csv
from opora.diagnostics import Diagnostic, Span
from opora.model import BLANK
from opora.plain_yaml import Loc, Positions, Value, follow, forbidden_characters, read, straight

FENCE = "---"
TABLE = ".csv"
FIRST = Span(1, 1, 1, 2)
"""The first character of a file: where there is no better place to point at."""

_NEARLY_FENCE = re.compile(r"[-\u2010-\u2015\u2212]+")


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the bank: its path below the content folder and its text, lines end with LF."""

    path: str
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A file taken apart: the data, the body that follows the front matter, and the places.

    `body_line` is the number of the line on which the body starts; `.yml` files have no body.
    `fields` is the text of the data, after `offset` lines. Places are many and few are asked for,
    so they are read from it again when somebody asks. A table names its `columns`.
    """

    path: str
    data: dict[str, Value]
    body: str | None = None
    body_line: int = 1
    fields: str = ""
    offset: int = 0
    columns: tuple[str, ...] = ()

    @property
    def positions(self) -> Positions:
        """The places of all values and keys."""
        if self.columns:
            return _places_in_table(self.fields, self.path, self.columns)
        return _positions(self.fields, self.offset)

    def without_data(self) -> "Document":
        """Leave the data out once a model has read it; places can still be told."""
        return replace(self, data={})

    def value_at(self, loc: Loc) -> Value:
        """Return the value at a place, or nothing where there is none."""
        here: Value = self.data
        for step in loc:
            if isinstance(here, dict) and isinstance(step, str):
                here = here.get(step)
            elif isinstance(here, list) and isinstance(step, int) and step < len(here):
                here = here[step]
            else:
                return None
        return here

    def value_span(self, loc: Loc) -> Span:
        """Tell where a value stands, or else the nearest thing around it that exists."""
        if self._is_short:
            spot = follow(self.fields, self.offset, loc)
            return spot.value if spot.depth else spot.first or _beginning(spot.value)
        for length in range(len(loc), 0, -1):
            if span := self.positions.values.get(loc[:length]):
                return span
        return self._first_key(())

    def key_span(self, loc: Loc) -> Span:
        """Tell where the key of a value stands, or else the value itself."""
        return self.own_key_span(loc) or self.value_span(loc)

    def own_key_span(self, loc: Loc) -> Span | None:
        """Tell where the key of a value stands; nothing where there is no such key."""
        if self._is_short:
            spot = follow(self.fields, self.offset, loc)
            return spot.key if spot.depth == len(loc) else None
        return self.positions.keys.get(loc)

    def owner_span(self, loc: Loc) -> Span:
        """Tell where the record that should hold `loc` begins: the key above it or its first."""
        owner = loc[:-1]
        if self._is_short:
            spot = follow(self.fields, self.offset, owner)
            if spot.key or not spot.depth:
                return spot.key or spot.first or _beginning(spot.value)
        while owner:
            if span := self.positions.keys.get(owner):
                return span
            if owner in self.positions.values:
                return self._first_key(owner)
            owner = owner[:-1]
        return self._first_key(())

    @property
    def _is_short(self) -> bool:
        """Whether to look for a place alone takes less than to find all places once."""
        return bool(self.fields) and not self.columns and len(self.fields) <= _SHORT

    def _first_key(self, loc: Loc) -> Span:
        for key, span in self.positions.keys.items():
            if key[:-1] == loc:
                return span
        return _beginning(self.positions.values.get(loc, FIRST))


def _beginning(span: Span) -> Span:
    return replace(span, end_line=span.line, end_column=span.column + 1)


_SHORT = 20_000
"""Signs of a text in which each place is looked for by itself: few are asked for in such a one."""


@lru_cache(maxsize=64)
def _positions(fields: str, offset: int) -> Positions:
    return read(fields, "", offset).positions


def load(source: Source) -> tuple[Document | None, list[Diagnostic]]:
    """Read a source; nothing comes back where no data can be trusted."""
    document, problems = _load(source)
    return document, [*problems, *_blanks(source)]


def _load(source: Source) -> tuple[Document | None, list[Diagnostic]]:
    if source.path.endswith(".md"):
        return _load_markdown(source)
    if source.path.endswith(TABLE):
        return _load_table(source)
    data, problems = _fields(source.text, source.path)
    if isinstance(data, dict):
        return Document(source.path, data, fields=source.text), problems
    return None, problems or [_no_fields(source.path, data)]


def _fields(text: str, path: str, offset: int = 0) -> tuple[Value, list[Diagnostic]]:
    """Read data and tell what is wrong with it; places are found only where something is."""
    if (data := straight(text)) is not None:
        return data, []
    content = read(text, path, offset)
    return content.data, content.problems


def _load_markdown(source: Source) -> tuple[Document | None, list[Diagnostic]]:
    lines = source.text.split("\n")
    fences = [number for number, line in enumerate(lines) if line.rstrip() == FENCE][:2]
    if fences[:1] != [0] or fences[1:] == []:
        return None, [_no_front_matter(source.path, lines, fences)]
    end = fences[1]
    fields = "\n".join(lines[1:end])
    data, wrong = _fields(fields, source.path, 1)
    body = "\n".join(lines[end + 1 :])
    problems = [*wrong, *forbidden_characters(body, source.path, end + 1)]
    if isinstance(data, dict):
        return Document(source.path, data, body, end + 2, fields, 1), problems
    empty = [] if wrong else [_no_fields(source.path, data)]
    return None, [*empty, *problems]


def _load_table(source: Source) -> tuple[Document | None, list[Diagnostic]]:
    """Read a table: its headings under `columns`, its rows by heading under `rows`."""
    problems = list(forbidden_characters(source.text, source.path, 0))
    if problems:
        return None, problems
    content = read_table(source.text, source.path)
    names = tuple(cell.text for cell in content.head)
    rows: list[Value] = [
        {name: cell.text for name, cell in zip(names, row, strict=True)} for row in content.rows
    ]
    data: dict[str, Value] = {"columns": list(names), "rows": rows}
    document = Document(source.path, data, fields=source.text, columns=names) if names else None
    return document, content.problems


@lru_cache(maxsize=8)
def read_table(text: str, path: str) -> plain_csv.PlainCsv:
    """Read a table; the last ones are remembered, since places are asked for later."""
    return plain_csv.read(text, path)


@lru_cache(maxsize=8)
def _places_in_table(text: str, path: str, columns: tuple[str, ...]) -> Positions:
    """Tell the places of headings, rows and cells; a column without a name has none."""
    content, positions = read_table(text, path), Positions()
    for number, cell in enumerate(content.head):
        positions.values["columns", number] = cell.span
    for number, row in enumerate(content.rows):
        positions.values["rows", number] = row[0].span
        for name, cell in zip(columns, row, strict=True):
            if name:
                positions.values["rows", number, name] = cell.span
    return positions


def _blanks(source: Source) -> Iterator[Diagnostic]:
    """V30: find what an import or a draft has marked as yet to be written."""
    if BLANK not in source.text:
        return
    hint = f"напишите текст вместо этого; слово «{BLANK}» должно исчезнуть"
    for number, line in enumerate(source.text.split("\n"), 1):
        column = line.find(BLANK) + 1
        if column:
            wanted = line[column + len(BLANK) - 1 :].strip(" '\"") or "этот текст"
            span = Span(number, column, number, column + len(BLANK))
            yield Diagnostic(source.path, span, "V30", f"осталось вписать: {wanted}", hint=hint)


def _no_fields(path: str, data: Value) -> Diagnostic:
    what = "в шапке" if path.endswith(".md") else "в файле"
    message = f"{what} нет ни одного поля" if data is None else f"{what} нет строк «ключ: значение»"
    hint = "возьмите за образец похожий файл из content/"
    return Diagnostic(path, FIRST, "Y06", message, hint=hint)


def _no_front_matter(path: str, lines: list[str], fences: list[int]) -> Diagnostic:
    message = "в начале файла нет шапки с полями"
    hint = "начните файл строкой «---», ниже поля «title: …», затем снова «---» и текст"
    if fences[:1] == [0]:
        message = "шапка файла открыта строкой «---», но не закрыта"
        hint = "поставьте вторую строку «---» после последнего поля шапки, перед текстом"
    elif fences and not "".join(lines[: fences[0]]).strip():
        message = "перед шапкой стоят пустые строки"
        hint = "удалите их: «---» должна быть первой строкой файла"
    elif _NEARLY_FENCE.fullmatch(lines[0].strip()):
        message = f"первая строка файла «{lines[0].strip()}», а нужно ровно «---»"
        hint = "поставьте три обычных дефиса без пробелов и других знаков"
    return Diagnostic(path, FIRST, "Y05", message, hint=hint)
