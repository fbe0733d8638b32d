"""The version of the data interface and its history, the newest change first."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Change:
    """A version of the interface: what is new for those who read it by a program."""

    version: str
    date: date
    text: str


CHANGES = (
    Change(
        "1.1.0",
        date(2026, 11, 27),
        "У записи общего банка названо, из какого банка она взята и в каком состоянии: "
        "origin.gathered.",
    ),
    Change(
        "1.0.0",
        date(2026, 11, 27),
        "Первая версия: записи и списки в JSON, показатели, таблицы CSV и XLSX, пакет данных, "
        "ленты Atom, календари iCalendar.",
    ),
)
"""A change that takes something away or gives it another meaning raises the first number and opens
a new folder beside `v1`; one that only adds raises the second; a mended text raises the third."""

VERSION = CHANGES[0].version

MONTHS_KEPT = 12
"""How long an old version of the interface stays after a new one has come."""
