"""By what sheets of ours are known again: marks like `opora:roadmap:items`, and columns."""

from opora.sheets.layout import FORMS

MARK = "opora"
FIRST, HINT = 2, 3
"""Columns of a form, from 0: the first answer and the hint; further answers follow."""


def mark(kind: str = "", list_: str = "") -> str:
    """Write the mark of a sheet; `#` stands for the sheet of the text."""
    return ":".join(filter(None, (MARK, kind, list_)))


def kind_in(text: str) -> str:
    """Return the kind that a mark names."""
    kind = text.partition(":")[2].partition(":")[0]
    return kind if kind in FORMS else ""


def list_in(text: str) -> str:
    """Return the list that a mark names; nothing for a form."""
    return text.partition(":")[2].partition(":")[2]
