"""A table as a workbook: real numbers and days, text that stays text, and where it comes from."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat

from opora.export.provenance import Provenance
from opora.export.workbook.frame import Sheets, pack
from opora.export.workbook.sheet import filtered, table_sheet, told_sheet
from opora.render.table import Cell, Column, Form, Row, Table

WIDEST, NARROWEST, SAMPLE = 60, 9, 200
"""Widths of columns in characters, and rows that are looked at to choose them."""

_ABOUT = (34, 90)
"""Widths of the columns of the second sheet."""


def xlsx_bytes(table: Table, rows: Iterable[Row], provenance: Provenance, page_url: str) -> bytes:
    """Write a table and, on a second sheet, what it is and where it comes from."""
    cells = [*rows]
    sample = zip(*cells[:SAMPLE], strict=True) if cells else repeat(())
    widths = [_width(column, held) for column, held in zip(table.columns, sample, strict=False)]
    cells = _with_site(cells, table.columns, provenance.site_url)
    return pack(
        Sheets(
            table.title,
            table_sheet([column.title for column in table.columns], cells, widths),
            told_sheet(_about(table, provenance, page_url), _ABOUT),
            filtered(len(table.columns), len(cells)),
        )
    )


def _with_site(rows: list[Row], columns: Sequence[Column], site_url: str) -> list[Row]:
    """Put the site before addresses."""
    forms = [column.form is Form.ADDRESS for column in columns]
    if not site_url or not any(forms):
        return rows
    return [
        [
            f"{site_url}{cell}" if goes and cell else cell
            for cell, goes in zip(row, forms, strict=True)
        ]
        for row in rows
    ]


def _about(table: Table, provenance: Provenance, page_url: str) -> Iterator[tuple[str, str]]:
    yield from provenance.lines(table, page_url)
    yield "", ""
    yield "Столбец", "Что в нём"
    for column in table.columns:
        said = f" {column.about}" if column.about else ""
        yield column.title, f"{_FORMS[column.form]} ({column.name}).{said}"


def _width(column: Column, cells: Iterable[Cell]) -> int:
    if column.form is Form.DATE:
        return 12
    longest = max(map(len, map(str, cells)), default=0)  # «None» is narrower than all columns
    return min(max(longest, min(len(column.title), 16), NARROWEST), WIDEST) + 1


_FORMS = {
    Form.TEXT: "текст",
    Form.INTEGER: "целое число",
    Form.NUMBER: "число",
    Form.DATE: "дата",
    Form.BOOLEAN: "да или нет",
    Form.ADDRESS: "адрес",
}
