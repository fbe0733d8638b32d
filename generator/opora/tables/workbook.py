"""Excel workbooks: the values that were last calculated, and what a reader could not see."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from math import isfinite
from xml.etree.ElementTree import Element

from opora.tables.grid import MAX_COLUMNS, Area, Grid, letters
from opora.tables.markup import attribute, child, children, tree, whole
from opora.tables.number_formats import formats_of, shown
from opora.tables.package import Package
from opora.tables.relations import relations
from opora.tables.values import Cell, Opened, Remark, Table, Weight

MAX_SHEETS = 100

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(slots=True)
class _Book:
    """What all sheets of a workbook share."""

    strings: list[str]
    formats: list[str]
    since_1904: bool


@dataclass(slots=True)
class _Sheet:
    """A sheet on its way into a grid."""

    name: str
    book: _Book
    grid: Grid = field(init=False)

    def __post_init__(self) -> None:
        self.grid = Grid(self.place, lambda row: f"{self.name}!{row}")

    def place(self, row: int, column: int) -> str:
        """Name a cell: «Лист1!C9»."""
        return f"{self.name}!{letters(column)}{row}"


def read_workbook(package: Package, main: str) -> Opened:
    """Read the visible sheets of a workbook.

    Raises:
        UnreadableError: The workbook is broken, or larger than it may be.
    """
    root = tree(package, main)
    targets = {one.id: one for one in relations(package, main)}
    by_kind = {one.kind: one.target for one in targets.values()}
    styles = by_kind.get("styles")
    book = _Book(
        _strings(package, by_kind.get("sharedStrings")),
        formats_of(tree(package, styles) if styles and package.has(styles) else None),
        attribute(child(root, "workbookPr"), "date1904") in {"1", "true"},
    )
    tables, remarks = [], []
    declared = list(children(child(root, "sheets"), "sheet"))[:MAX_SHEETS]
    for number, one in enumerate(declared, 1):
        name = attribute(one, "name") or f"Лист{number}"
        found = targets.get(attribute(one, "id"))
        if attribute(one, "state", "visible") != "visible":
            remarks.append(Remark(name, "лист скрыт и не прочитан", weight=Weight.NOTE))
        elif found and found.kind == "worksheet":
            table, said = _read_sheet(_Sheet(name, book), tree(package, found.target))
            tables.append(table)
            remarks += said
    if "externalLink" in by_kind:
        message = "книга ссылается на другие файлы; они не открываются, взяты сохранённые значения"
        remarks.append(Remark("книга", message, weight=Weight.NOTE))
    return Opened(tuple(tables), remarks=tuple(remarks))


def _strings(package: Package, part: str | None) -> list[str]:
    if not part or not package.has(part):
        return []
    return [_text(one) for one in children(tree(package, part), "si")]


def _text(element: Element | None) -> str:
    """Join the text of a string, its pieces of different look included, its reading aids not."""
    if element is None:
        return ""
    own = (one.text or "" for one in children(element, "t"))
    rich = (one.text or "" for run in children(element, "r") for one in children(run, "t"))
    return _unescaped("".join([*own, *rich]))


def _read_sheet(sheet: _Sheet, root: Element) -> tuple[Table, list[Remark]]:
    remarks = sheet.grid.remarks
    hidden: list[int] = []
    number = 0
    for row in children(child(root, "sheetData"), "row"):
        number = whole(attribute(row, "r")) or number + 1
        if attribute(row, "hidden") in {"1", "true"}:
            hidden.append(number)
        _read_row(sheet, row, number)
    sheet.grid.areas += _areas(root)
    rows = sheet.grid.rows()
    remarks += _hidden(sheet, root, [one for one in hidden if one in sheet.grid.cells])
    return Table(sheet.name, rows), remarks


def _read_row(sheet: _Sheet, row: Element, number: int) -> None:
    column = 0
    for cell in children(row, "c"):
        match = _REFERENCE.fullmatch(attribute(cell, "r"))
        column = _column(match[1]) if match else column + 1
        text, day = _value(sheet, cell, place := sheet.place(number, column))
        sheet.grid.put(number, column, Cell(place, text, day=day))


def _value(sheet: _Sheet, cell: Element, place: str) -> tuple[str, date | None]:
    kind, value = attribute(cell, "t", "n"), child(cell, "v")
    written = (value.text or "") if value is not None else ""
    if child(cell, "f") is not None:
        sheet.grid.remarks.append(_formula(place, written))
    match kind:
        case "s" | "inlineStr" | "str" | "b":
            return _words(sheet.book, cell, kind, written), None
        case "e":
            message = f"в ячейке ошибка {written}"
            hint = "исправьте формулу или впишите значение"
            sheet.grid.remarks.append(Remark(place, message, hint))
            return "", None
        case "d":
            return _iso_day(written)
        case _:
            return _number(sheet, cell, written)


def _words(book: _Book, cell: Element, kind: str, written: str) -> str:
    match kind:
        case "s":
            number = whole(written)
            return book.strings[number] if number is not None and number < len(book.strings) else ""
        case "inlineStr":
            return _text(child(cell, "is"))
        case "b":
            return {"1": "да", "0": "нет"}.get(written, "")
        case _:
            return _unescaped(written)


def _unescaped(text: str) -> str:
    """Put back the characters that XML cannot hold and Excel spells out."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _formula(place: str, written: str) -> Remark:
    if written:
        message = "в ячейке формула; взято её последнее сохранённое значение"
        return Remark(place, message, weight=Weight.CHECK)
    hint = "откройте файл в Excel, дайте ему пересчитаться и сохраните; или впишите значение"
    return Remark(place, "в ячейке формула, а значения нет", hint)


def _number(sheet: _Sheet, cell: Element, written: str) -> tuple[str, date | None]:
    try:
        number = float(written)
    except ValueError:
        return written, None
    if not isfinite(number):
        return written, None
    style = whole(attribute(cell, "s")) or 0
    code = sheet.book.formats[style] if style < len(sheet.book.formats) else ""
    found = shown(number, code, since_1904=sheet.book.since_1904)
    return found.text, found.day


def _iso_day(written: str) -> tuple[str, date | None]:
    try:
        day = date.fromisoformat(written[:10])
    except ValueError:
        return written, None
    return f"{day:%d.%m.%Y}", day


def _areas(root: Element) -> Iterator[Area]:
    for one in children(child(root, "mergeCells"), "mergeCell"):
        first, _, last = attribute(one, "ref").partition(":")
        start, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
        if start and end:
            left, right = sorted((_column(start[1]), _column(end[1])))
            top, bottom = sorted((int(start[2]), int(end[2])))
            yield Area(top, left, bottom, right)


def _hidden(sheet: _Sheet, root: Element, rows: list[int]) -> Iterator[Remark]:
    for number in rows:
        message = "строка скрыта; прочитана, как все"
        yield Remark(f"{sheet.name}!{number}", message, weight=Weight.CHECK)
    used = {column for held in sheet.grid.cells.values() for column in held}
    for one in children(child(root, "cols"), "col"):
        if attribute(one, "hidden") in {"1", "true"}:
            first = whole(attribute(one, "min")) or 1
            last = min(whole(attribute(one, "max")) or first, MAX_COLUMNS)
            for column in sorted(used.intersection(range(first, last + 1))):
                message = "столбец скрыт; прочитан, как все"
                place = f"{sheet.name}!{letters(column)}"
                yield Remark(place, message, weight=Weight.CHECK)


def _column(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
