"""What the number of a cell means: a day, a month, a share or a plain number."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from xml.etree.ElementTree import Element

from opora.tables.markup import attribute, child, children

_BUILT_IN = {
    9: "0%",
    10: "0.00%",
    14: "dd.mm.yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    22: "dd.mm.yyyy h:mm",
} | dict.fromkeys((*range(27, 32), *range(34, 37), *range(50, 59)), "dd.mm.yyyy")
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST_SERIAL = 2_958_465
"""31 December 9999."""
_FALSE_LEAP_DAY = 60
"""Excel counts a 29 February 1900 that never was."""

MONTHS = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A number as its format shows it; `day` where it is a date with a day."""

    text: str
    day: date | None = None


def formats_of(styles: Element | None) -> list[str]:
    """List the number format of each cell style."""
    custom = {
        attribute(one, "numFmtId"): attribute(one, "formatCode")
        for one in children(child(styles, "numFmts"), "numFmt")
    }
    numbers = (attribute(one, "numFmtId", "0") for one in children(child(styles, "cellXfs"), "xf"))
    return [
        custom.get(one) or _BUILT_IN.get(int(one) if one.isdigit() else 0, "") for one in numbers
    ]


def shown(number: float, code: str, *, since_1904: bool) -> Shown:
    """Show a number the way its format does, as far as that changes its meaning."""
    plain = _LITERAL.sub("", code.split(";", maxsplit=1)[0]).lower()
    if "%" in plain:
        return Shown(f"{number * 100:.10g} %")
    has_day, has_year = "d" in plain, "y" in plain
    if not (has_day or has_year):
        return Shown(f"{number:.15g}")
    day = _day(number, since_1904=since_1904)
    if day is None:
        return Shown(f"{number:.15g}")
    if not has_day:
        return Shown(f"{MONTHS[day.month - 1]} {day.year}" if "m" in plain else str(day.year))
    return Shown(f"{day:%d.%m.%Y}" if has_year else f"{day.day}.{day.month}", day)


def _day(number: float, *, since_1904: bool) -> date | None:
    whole = int(number)
    if not 0 < whole <= _LAST_SERIAL:
        return None
    if since_1904:
        epoch = _EPOCH_1904
    else:
        epoch = _EPOCH if whole >= _FALSE_LEAP_DAY else _EPOCH + timedelta(days=1)
    try:
        return epoch + timedelta(days=whole)
    except OverflowError:
        return None
