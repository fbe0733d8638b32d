"""A paper as a workbook: a sheet of questions, and a sheet for each table."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from opora.sheets.book import printed
from opora.sheets.looks import LOOKS, height_of
from opora.sheets.paper import Paper, PaperColumn, Piece

_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
_LABEL, _ANSWER, _SHARE = 40, 70, 14
"""Widths in characters: of a question, of an answer, of one share of a table."""
_LONGEST_NAME = 31
_HEAD = 2
"""The row of heads of a table, counted from 0."""
_LINE, _TITLE = 15.0, 24.0
"""Heights in points: of a line, of the title."""

Looks = Mapping[str, Format]


def paper_workbook(paper: Paper) -> bytes:
    """Write the workbook, the same bytes every time."""
    memory = BytesIO()
    options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    book = Workbook(memory, options)
    book.set_properties({"title": paper.title, "author": "Опора", "created": _CREATED})
    looks = {name: book.add_format(look) for name, look in LOOKS.items()}
    _questions(book.add_worksheet("Бланк"), looks, paper)
    names = {"бланк"}
    for piece in paper.pieces:
        if piece.columns:
            _table(book.add_worksheet(_name(piece.title, names)), looks, paper, piece)
    book.close()
    return memory.getvalue()


def _name(title: str, taken: set[str]) -> str:
    """Name a sheet by its title: as long as Excel takes, and no name twice."""
    short = re.sub(r"[\[\]:*?/\\']", " ", title)[:_LONGEST_NAME].strip()
    name, number = short, 2
    while name.casefold() in taken:
        name, number = f"{short[: _LONGEST_NAME - 4]} {number}", number + 1
    taken.add(name.casefold())
    return name


def _questions(sheet: Worksheet, looks: Looks, paper: Paper) -> None:
    sheet.set_column(0, 0, _LABEL)
    sheet.set_column(1, 1, _ANSWER)
    sheet.write_string(0, 0, paper.title, looks["title"])
    sheet.set_row(0, _TITLE)
    row = 1
    for look, label, answer, height in _lines(paper):
        sheet.write_string(row, 0, label, looks[look])
        if look == "label":
            sheet.write_string(row, 1, answer, looks["answer"])
        elif label:
            sheet.merge_range(row, 0, row, 1, label, looks[look])
        sheet.set_row(row, height)
        row += 1
    sheet.hide_gridlines(2)
    printed(sheet, landscape=False)


def _lines(paper: Paper) -> Iterator[tuple[str, str, str, float | None]]:
    """Go over the rows of the first sheet: look, words on the left and on the right, height."""
    whole = _LABEL + _ANSWER
    for note in paper.notes:
        yield "hint", note, "", height_of([(note, whole)])
    for number, piece in enumerate(paper.pieces, 1):
        if piece.columns and not (piece.prompts or piece.texts):
            continue
        yield "hint", "", "", None
        yield "head", f"{number}. {piece.title}", "", None
        if piece.hint:
            yield "hint", piece.hint, "", height_of([(piece.hint, whole)])
        for text in piece.texts:
            yield "text", text, "", height_of([(text, whole)])
        for prompt in piece.prompts:
            yield "label", prompt, "", height_of([(prompt, _LABEL)])
        if piece.lines:
            yield "label", "Ваш текст", "", piece.lines * _LINE
    if paper.checks:
        yield "hint", "", "", None
        yield "head", "Проверьте перед тем, как сдать", "", None
        for check in paper.checks:
            yield "text", f"☐ {check}", "", height_of([(check, whole)])


def _table(sheet: Worksheet, looks: Looks, paper: Paper, piece: Piece) -> None:
    widths = [column.width * _SHARE for column in piece.columns]
    sheet.write_string(0, 0, f"{paper.title}. {piece.title}", looks["title"])
    sheet.set_row(0, _TITLE)
    sheet.write_string(1, 0, piece.hint, looks["hint"])
    if len(piece.columns) > 1:
        sheet.merge_range(1, 0, 1, len(piece.columns) - 1, piece.hint, looks["hint"])
    sheet.set_row(1, height_of([(piece.hint, sum(widths))]))
    for number, (column, width) in enumerate(zip(piece.columns, widths, strict=True)):
        sheet.set_column(number, number, width)
        _head(sheet, looks, number, column)
        if column.choices:
            last = _HEAD + max(len(piece.rows), 1)
            rule = {"validate": "list", "source": list(column.choices), "ignore_blank": True}
            sheet.data_validation(_HEAD + 1, number, last, number, rule)
    heads = [f"{column.title}\n{column.hint}".strip() for column in piece.columns]
    sheet.set_row(_HEAD, height_of(zip(heads, widths, strict=True)))
    for row, cells in enumerate(piece.rows, _HEAD + 1):
        for number, text in enumerate(cells):
            sheet.write_string(row, number, text, looks["typed"])
        sheet.set_row(row, height_of(zip(cells, widths, strict=True)))
    sheet.freeze_panes(_HEAD + 1, 0)
    sheet.repeat_rows(_HEAD)
    printed(sheet, landscape=True, width=sum(widths))


def _head(sheet: Worksheet, looks: Looks, number: int, column: PaperColumn) -> None:
    """Write a head, and what to write below it in the same cell: a row of hints would be data."""
    if column.hint:
        parts = (looks["strong"], column.title, looks["hint"], f"\n{column.hint}", looks["head"])
        sheet.write_rich_string(_HEAD, number, *parts)
    else:
        sheet.write_string(_HEAD, number, column.title, looks["head"])
