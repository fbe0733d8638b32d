"""A table as a workbook: real numbers and days, text that stays text, and where it comes from."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from opora.export.provenance import Provenance
from opora.render.table import Cell, Column, Form, Row, Table

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
"""Most characters of a cell. Source: the limits of Excel."""

WIDEST, NARROWEST, SAMPLE = 60, 9, 200
"""Widths of columns in characters, and rows that are looked at to choose them."""

EPOCH = datetime(2020, 1, 1)  # noqa: DTZ001  a workbook's days have no zone
"""When a workbook says it was made: files of the same content have the same bytes."""

_PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "nan_inf_to_errors": False,
}


def xlsx_bytes(table: Table, rows: Iterable[Row], provenance: Provenance, page_url: str) -> bytes:
    """Write a table and, on a second sheet, what it is and where it comes from."""
    import xlsxwriter  # noqa: PLC0415  takes a tenth of a second, and few commands write workbooks

    out = BytesIO()
    book = xlsxwriter.Workbook(out, _PLAIN)
    book.set_properties({"title": table.title, "author": "Опора", "created": EPOCH})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd.mm.yyyy", "align": "left"})
    cells = [list(row) for row in rows]
    _data(book.add_worksheet("Данные"), table, cells, provenance.site_url, (bold, day))
    about = [*provenance.lines(table, page_url), ("", ""), ("Столбец", "Что в нём")]
    about += [(one.title, _told(one)) for one in table.columns]
    sheet = book.add_worksheet("О таблице")
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 90)
    for number, (name, text) in enumerate(about):
        sheet.write_string(number, 0, name, bold)
        sheet.write_string(number, 1, text[:LONGEST])
    book.close()
    return out.getvalue()


def _data(
    sheet: "Worksheet",
    table: Table,
    rows: Sequence[Sequence[Cell]],
    site_url: str,
    formats: tuple[Any, Any],
) -> None:
    bold, day = formats
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, column.title, bold)
        sheet.set_column(at, at, _width(column, [row[at] for row in rows[:SAMPLE]]))
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(table.columns) - 1)
    forms = [column.form for column in table.columns]
    for number, row in enumerate(rows, 1):
        for at, cell in enumerate(row):
            match cell:
                case None | "":
                    continue
                case bool():
                    sheet.write_boolean(number, at, cell)
                case int() | float():
                    sheet.write_number(number, at, cell)
                case date():
                    sheet.write_datetime(number, at, cell, day)
                case _:
                    address = site_url if forms[at] is Form.ADDRESS else ""
                    sheet.write_string(number, at, (address + cell)[:LONGEST])


def _width(column: Column, cells: Iterable[Cell]) -> int:
    if column.form is Form.DATE:
        return 12
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    return min(max(longest, min(len(column.title), 16), NARROWEST), WIDEST) + 1


_FORMS = {
    Form.TEXT: "текст",
    Form.INTEGER: "целое число",
    Form.NUMBER: "число",
    Form.DATE: "дата",
    Form.BOOLEAN: "да или нет",
    Form.ADDRESS: "адрес",
}


def _told(column: Column) -> str:
    said = f" {column.about}" if column.about else ""
    return f"{_FORMS[column.form]} ({column.name}).{said}"
