"""One fact, what an indicator sees in it, and the number that such facts add up to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from functools import cache
from typing import ClassVar

from opora.parse import Entry


class Mark(StrEnum):
    """What is true of a fact."""

    PARTICIPANT = auto()
    SHNOR = auto()
    SHNSU = auto()
    PROFILE = auto()
    ROADMAP = auto()
    CURATOR = auto()
    PARTNER = auto()
    HELP = auto()
    AUTHOR = auto()
    HAS_OTHERS = auto()
    COORDINATOR = auto()
    PROGRAMME = auto()
    HIGH = auto()
    MEDIUM = auto()
    COVERED = auto()
    ASSESSED = auto()
    COMPLETE = auto()
    DONE = auto()
    PROVED = auto()
    PAST = auto()
    UNSETTLED = auto()
    CANCELLED = auto()
    SUBMITTED = auto()
    IN_TIME = auto()
    MEASURED = auto()
    REPLICATED = auto()
    PASSED = auto()
    ANSWERED = auto()


Marks = frozenset[Mark]


@cache
def marked(marks: Marks) -> Marks:
    """Return the one set of these marks: there are many facts and few sets."""
    return marks


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """A row of the table: a record that stands somewhere at some time, and what is true of it.

    `place` is the id of a region, municipality or school, empty for the country; `period` is a
    year, a month (`2026-03`) or a quarter (`2026-q1`); `factors` are ids of the basis catalogue. A
    `local` fact counts at its own level only and is not added up to those above.
    """

    NAMED_ONCE: ClassVar = True  # it stands in the figures of many places

    entry: Entry
    place: str = ""
    period: str = ""
    factors: tuple[str, ...] = ()
    marks: Marks = frozenset()
    due: date | None = None
    local: bool = False

    @property
    def year(self) -> int:
        """The year of the period."""
        return int(self.period[:4])


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """What an indicator sees in a fact: how much it adds above and below the line.

    `bottom` is nothing for a plain count.
    """

    fact: Fact
    top: float
    bottom: float | None = 1


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A number with everything behind it; the programme's «показатель» at one place and time."""

    numerator: float
    denominator: float | None
    rows: tuple[Row, ...] = ()

    @property
    def ratio(self) -> float | None:
        """The numerator for one of the denominator; nothing where there is nothing to divide by."""
        return self.numerator / self.denominator if self.denominator else None

    @property
    def percent(self) -> float | None:
        """The same in percent; «нет данных» is never 0."""
        return None if self.ratio is None else 100 * self.ratio

    @property
    def members(self) -> tuple[Entry, ...]:
        """The records counted above the line, each once."""
        return _entries(row for row in self.rows if row.top)

    @property
    def missing(self) -> tuple[Entry, ...]:
        """The records counted below the line and not, or not in full, above it."""
        return _entries(row for row in self.rows if (row.bottom or 0) > row.top)

    @property
    def whole(self) -> float:
        """The denominator, 0 where there is none."""
        return self.denominator or 0


def _entries(rows: Iterable[Row]) -> tuple[Entry, ...]:
    return tuple(dict.fromkeys(row.fact.entry for row in rows))


def figure_of(rows: Iterable[Row]) -> Figure:
    """Add rows up."""
    rows = tuple(rows)
    bottoms = [row.bottom for row in rows if row.bottom is not None]
    return Figure(sum([row.top for row in rows]), sum(bottoms) if bottoms else None, rows)


def share_of(members: Iterable[Entry], whole: int) -> Figure:
    """Make the share of some records in a whole of which only the size is known."""
    rows = tuple(Row(Fact(entry), 1) for entry in members)
    return Figure(len(rows), whole, rows)
