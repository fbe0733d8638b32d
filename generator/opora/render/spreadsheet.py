"""Tables that people open in a spreadsheet: semicolons, a mark of UTF-8, and no formulas."""

import csv
from collections.abc import Iterable
from io import StringIO

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_bytes(rows: Iterable[Iterable[str]]) -> bytes:
    """Write rows as Russian spreadsheets expect them.

    A text that a spreadsheet would take for a formula gets an apostrophe before it, see
    https://owasp.org/www-community/attacks/CSV_Injection.
    """
    out = StringIO(newline="")
    csv.writer(out, delimiter=";").writerows([_harmless(text) for text in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def plain(text: str) -> str:
    """Write with ordinary spaces, which a spreadsheet can search for."""
    return text.replace("\u00a0", " ")
