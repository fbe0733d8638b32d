"""A table as CSV for Russian spreadsheets: semicolons, UTF-8 with its mark, commas, no formulas."""

import csv
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from io import StringIO

from opora.render.table import Cell, Form, Row, Table

_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
"""Beginnings that a spreadsheet takes for a formula, full-width signs included.

Source: https://owasp.org/www-community/attacks/CSV_Injection.
"""

_MISREAD = re.compile(
    r"\s*(?:[\d.,:/\-\s]*\d[\d.,:/\-\s]*(?:[eE]\d+)?\s*%?"
    r"|(?:\d{1,2}[ .-]*)?(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-я]*[ .-]*\d{0,4}"
    r"|истина|ложь|true|false)\s*",
    re.IGNORECASE,
)
"""Text that a spreadsheet turns into a number, a day or a time: «1.4» becomes 1 April."""

_COUNT = re.compile(r"0|[1-9]\d{0,14}")
"""Digits that a spreadsheet shows as they are."""


def csv_bytes(table: Table, rows: Iterable[Row], site_url: str = "") -> bytes:
    """Write a table.

    Text that a spreadsheet would take for a formula, a number or a day gets an apostrophe before
    it, so that it stays what it is.

    Args:
        table: what the rows are.
        rows: its cells.
        site_url: where the site is published; addresses begin with it.
    """
    out = StringIO(newline="")
    forms = [column.form for column in table.columns]
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(column.title) for column in table.columns])
    writer.writerows(
        [_written(cell, form, site_url) for cell, form in zip(row, forms, strict=True)]
        for row in rows
    )
    return out.getvalue().encode("utf-8-sig")


def _written(cell: Cell, form: Form, site_url: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return harmless(site_url + cell if form is Form.ADDRESS else cell)
    return _said(cell)


@lru_cache(maxsize=4096, typed=True)
def _said(cell: float | date) -> str:
    match cell:
        case bool():
            return "да" if cell else "нет"
        case date():
            return f"{cell:%d.%m.%Y}"
        case int():
            return str(cell)
        case float():
            return f"{Decimal(repr(cell)).normalize():f}".replace(".", ",")


@lru_cache(maxsize=16_384)
def harmless(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for something else."""
    misread = _MISREAD.fullmatch(text) and not _COUNT.fullmatch(text)
    return f"'{text}" if _FORMULA.match(text) or misread else text
