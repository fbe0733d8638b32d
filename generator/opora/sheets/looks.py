"""How the sheets look: formats by name, widths by what a cell holds."""

from collections.abc import Iterable
from math import ceil
from typing import Any

from opora.sheets.field import Field, Leaf

_BORDER = {"border": 1, "border_color": "#B7C0C8"}
_CELL = {"valign": "top", "text_wrap": True, "font_name": "Calibri", "font_size": 11}
_WHITE, _INK, _BAND = "#FFFFFF", "#1F4E5F", "#DCE9EE"

LOOKS: dict[str, dict[str, Any]] = {
    "title": {**_CELL, "bold": True, "font_size": 16, "font_color": _INK, "text_wrap": False},
    "text": _CELL,
    "strong": {**_CELL, "bold": True},
    "number": {**_CELL, "bold": True, "font_color": _INK, "align": "right"},
    "group": {
        **_CELL,
        **_BORDER,
        "bold": True,
        "bg_color": _INK,
        "font_color": _WHITE,
        "align": "center",
    },
    "head": {**_CELL, **_BORDER, "bold": True, "bg_color": _BAND, "valign": "vcenter"},
    "label": {**_CELL, **_BORDER, "bg_color": _BAND},
    "needed": {**_CELL, **_BORDER, "bg_color": _BAND, "bold": True},
    "hint": {**_CELL, "italic": True, "font_color": "#5B6770", "font_size": 10},
    "answer": {**_CELL, **_BORDER, "align": "left"},
    "day": {**_CELL, **_BORDER, "num_format": "dd.mm.yyyy", "align": "left"},
    "typed": {**_CELL, **_BORDER, "num_format": "@"},
}

_WIDTHS = {
    Leaf.NUMBER: 10,
    Leaf.WHOLE: 10,
    Leaf.YES_NO: 12,
    Leaf.DAY: 13,
    Leaf.CHOICE: 20,
    Leaf.REF: 30,
    Leaf.WITHIN: 26,
    Leaf.PERIOD: 24,
    Leaf.ACTOR: 28,
}
_LINE, _HIGHEST = 15.0, 400.0
"""Height of a line, and the greatest of a row; Excel takes 409."""
_BROAD = 1.1
"""How much room a Russian letter takes beside the digit by which widths are counted."""
_SHORT = {"number": 8, "id": 18, "url": 30}
_LONG_TEXT = 1000


def width_of(field: Field) -> int:
    """Return the width of a column, in characters."""
    if field.leaf is Leaf.TEXT:
        name = str(field.path[-1])
        return _SHORT.get(name, 44 if (field.longest or 0) > _LONG_TEXT or field.many else 30)
    return _WIDTHS[field.leaf]


def look_of(field: Field) -> str:
    """Name the format of a cell: what is typed as text stays as typed («1.1» is no January)."""
    if field.leaf is Leaf.DAY:
        return "day"
    return "answer" if field.leaf in {Leaf.NUMBER, Leaf.WHOLE} else "typed"


def height_of(cells: Iterable[tuple[object, float]]) -> float | None:
    """Return the height that a row needs, or nothing where one line will do.

    Args:
        cells: what stands in them, each with the width of its column. A row without a height grows
            by itself when somebody types.
    """
    lines = max((_lines(str(text), width) for text, width in cells), default=1)
    return min(lines * _LINE + 4, _HIGHEST) if lines > 1 else None


def _lines(text: str, width: float) -> int:
    return sum(max(1, ceil(len(line) * _BROAD / width)) for line in text.split("\n"))
