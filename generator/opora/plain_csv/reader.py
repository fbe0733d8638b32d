"""The reader: the sign between cells, the head, and rows as long as the head."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from opora.diagnostics import Diagnostic, Span
from opora.plain_csv.cells import Cell, Row, Scanner

DELIMITERS = (";", "\t", ",")
"""Signs between cells, the likeliest first: a comma may also stand within a heading."""

_TOLD = re.compile(r"sep=(.)\n", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')

_NAMES = {";": "точка с запятой", "\t": "табуляция", ",": "запятая"}


@dataclass(frozen=True, slots=True)
class PlainCsv:
    """What a text holds: the head, the rows that are not empty, and what is wrong.

    Each row has as many cells as the head.
    """

    head: Row
    rows: tuple[Row, ...]
    problems: list[Diagnostic]


def read(text: str, path: str) -> PlainCsv:
    """Read one table.

    Args:
        text: the table; its lines end with a line feed.
        path: named in the diagnostics.
    """
    problems: list[Diagnostic] = []
    scanner = _scanner(text, path)
    rows = [row for row in scanner.rows(problems) if any(cell.text for cell in row)]
    if not rows:
        return PlainCsv((), (), problems or [_empty(path)])
    head, *others = rows
    if len(head) == 1:
        problems.append(_one_column(path, head[0]))
        return PlainCsv(head, (), problems)
    head = _without_tail(head)
    fitting = tuple(_fitted(others, head, scanner, problems))
    return PlainCsv(head, fitting, problems)


def _scanner(text: str, path: str) -> Scanner:
    """Choose the sign between cells: the one that the file names or that divides its first line."""
    if told := _TOLD.match(text):
        return Scanner(text, path, told[1], line=2, at=told.end())
    first = _QUOTED.sub("", text.lstrip("\n").partition("\n")[0])
    return Scanner(text, path, next((one for one in DELIMITERS if one in first), ";"))


def _without_tail(head: Row) -> Row:
    """Leave out the columns without a heading that spreadsheets add on the right."""
    last = max(number for number, cell in enumerate(head) if cell.text)
    return head[: last + 1]


def _fitted(
    rows: Sequence[Row], head: Row, scanner: Scanner, problems: list[Diagnostic]
) -> Iterator[Row]:
    for row in rows:
        over = [cell for cell in row[len(head) :] if cell.text]
        if over:
            problems.append(_too_long(scanner, over[0], len(row), len(head)))
        end = row[-1].span
        empty = Cell("", Span(end.end_line, end.end_column, end.end_line, end.end_column + 1))
        yield (*row, *[empty] * (len(head) - len(row)))[: len(head)]


def _empty(path: str) -> Diagnostic:
    hint = "первой строкой запишите названия столбцов, ниже — по строке на каждый результат"
    return Diagnostic(path, Span(1, 1, 1, 2), "C01", "таблица пуста", hint=hint)


def _one_column(path: str, cell: Cell) -> Diagnostic:
    message = f"в строке названий один столбец: «{cell.text[:40]}»"
    hint = "сохраните из Excel как «CSV»: между ячейками должна стоять точка с запятой"
    return Diagnostic(path, cell.span, "C01", message, hint=hint)


def _too_long(scanner: Scanner, cell: Cell, length: int, wanted: int) -> Diagnostic:
    message = f"в строке ячеек {length}, а столбцов {wanted}"
    sign = _NAMES.get(scanner.delimiter, f"«{scanner.delimiter}»")
    hint = f"между ячейками здесь стоит {sign}: если она есть внутри ячейки, возьмите её в кавычки"
    if scanner.delimiter == ",":
        hint += "; числа с десятичной запятой — тоже, или сохраните таблицу с точкой с запятой"
    return Diagnostic(scanner.path, cell.span, "C01", message, hint=hint)
