"""The cells of a sheet as SpreadsheetML. Text stands within its cell and is never a formula.

Source: ECMA-376, part 1, section 18.3 (worksheets) and 22.9.2.19 (signs that XML cannot hold).
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from math import isfinite

from opora.export.workbook.frame import BOLD, DAY
from opora.render.table import Cell, Row

LONGEST = 32_767
"""Most characters of a cell. Source: the limits of Excel."""

_BEFORE_1900 = date(1899, 12, 30).toordinal()
"""The day that a workbook counts days from, as counted from March 1900 on."""

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)")
_OPEN = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
)
_HEAD_STAYS = (
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    '<selection pane="bottomLeft"/>'
)


def table_sheet(head: Sequence[str], rows: Sequence[Row], widths: Sequence[int]) -> str:
    """Write a sheet whose first row is bold, stays in sight and filters the others."""
    letters = _letters(len(head))
    written = [
        _head(tuple(head)),
        *(_row(number, row, letters) for number, row in enumerate(rows, 2)),
    ]
    at = filtered(len(head), len(rows))
    return _sheet(written, widths, _HEAD_STAYS, f'<autoFilter ref="{at}"/>' if at else "")


def told_sheet(lines: Iterable[tuple[str, str]], widths: tuple[int, int]) -> str:
    """Write a sheet of names and what is said of them."""
    return _sheet([_line(number, *line) for number, line in enumerate(lines, 1)], widths)


@lru_cache(maxsize=256)
def _head(titles: tuple[str, ...]) -> str:
    return _row(1, titles, _letters(len(titles)), _style(BOLD))


@lru_cache(maxsize=4096)
def _line(number: int, name: str, said: str) -> str:
    """Write a line; most are said of thousands of tables."""
    bold = _cell(f"A{number}", name, _style(BOLD)) if name else ""
    return f'<row r="{number}">{bold}{_cell(f"B{number}", said) if said else ""}</row>'


def filtered(columns: int, rows: int) -> str:
    """Name the cells of a table with its head, where there is something to filter."""
    return f"A1:{_letters(columns)[-1]}{rows + 1}" if rows else ""


def _sheet(rows: Sequence[str], widths: Sequence[int], pane: str = "", after: str = "") -> str:
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}.7109375" customWidth="1"/>'
        for at, width in enumerate(widths, 1)
    )
    selected = ' tabSelected="1"' if pane else ""
    return (
        f'{_OPEN}<sheetViews><sheetView{selected} workbookViewId="0">{pane}</sheetView>'
        f'</sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols>'
        f"<sheetData>{''.join(rows)}</sheetData>{after}</worksheet>"
    )


def _row(number: int, cells: Row, letters: Sequence[str], style: str = "") -> str:
    held = [
        _cell(f"{letter}{number}", cell, style)
        for letter, cell in zip(letters, cells, strict=True)
        if cell is not None and cell != ""
    ]
    return f'<row r="{number}">{"".join(held)}</row>'


def _cell(at: str, cell: Cell, style: str = "") -> str:
    if isinstance(cell, str):
        return f'<c r="{at}"{style}{_text(cell)}'
    return f'<c r="{at}"{style}{_value(cell)}'


@lru_cache(maxsize=16_384)
def _text(text: str) -> str:
    """Write what follows the place of a text; thousands of tables hold the same texts."""
    shown = _escaped(text[:LONGEST])
    return f' t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'


@lru_cache(maxsize=4096, typed=True)
def _value(cell: float | date | None) -> str:
    match cell:
        case bool():
            return f' t="b"><v>{cell:d}</v></c>'
        case date():
            return f"{_style(DAY)}><v>{cell.toordinal() - _BEFORE_1900}</v></c>"
        case None:
            return "/>"
        case _:
            if not isfinite(cell):
                message = f"Not a number for a workbook: {cell}"
                raise ValueError(message)
            return f"><v>{cell!r}</v></c>"


def _style(number: int) -> str:
    return f' s="{number}"'


def _escaped(text: str) -> str:
    if not text.isprintable() or "_x" in text:
        text = _UNSEEN.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@lru_cache(maxsize=64)
def _letters(number: int) -> tuple[str, ...]:
    """Name the first columns of a sheet: A, B … Z, AA."""
    from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415  see `frame`

    return tuple(map(xl_col_to_name, range(number)))
