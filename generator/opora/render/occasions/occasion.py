"""An occasion as a value, and the seven forms of a period as days of a calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from opora.model import Period, Span, bounds
from opora.model.period import (
    AllYear,
    BySchedule,
    DayRange,
    MonthRange,
    OnDate,
    OnDates,
    Recurring,
    month_bounds,
)
from opora.parse import Entry

Standing = Literal["open", "settled", "cancelled"]

NEAR = timedelta(days=14)
"""The longest range that a calendar shows whole; of a longer one it shows the first and last day,
since a bar over months hides all else."""

IN_YEAR = "Срок — в течение года; в календаре стоит последний день плана."
BY_SCHEDULE = "Срок — по графику; в календаре стоит последний день плана."
RECURRING = "День не назван; в календаре стоит последний день месяца или квартала."
ON_REQUEST = f"И по запросу. {RECURRING}"


@dataclass(frozen=True, slots=True)
class Every:
    """That an occasion comes back on the last day of each month or quarter, up to a day."""

    months: Literal[1, 3]
    until: date


@dataclass(frozen=True, slots=True)
class Day:
    """Where a period stands in a calendar: whole days, both included.

    `part` tells days of one period apart; `note` says what a reader must know of the day.
    """

    start: date
    end: date
    part: str = ""
    note: str = ""
    every: Every | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Occasion:
    """Something in a calendar.

    `what` says what it is, of `named` where that is a record, whose name is read when it is told.
    `key` never changes. `place` is the id of where it belongs, empty for the country;
    `organisations` are the ids of those it is a matter for. `standing` is settled where nothing
    has to be done any more.
    """

    key: str
    category: str
    what: str
    day: Day
    entry: Entry
    place: str
    organisations: frozenset[str] = frozenset()
    about: str = ""
    standing: Standing = "open"
    named: Entry | None = None

    @property
    def title(self) -> str:
        """Say what it is."""
        of = self.named
        return f"{self.what}: {getattr(of.entity, 'label', of.id)}" if of else self.what

    @property
    def order(self) -> tuple[date, str]:
        """The first day first."""
        return self.day.start, self.key


def deadlines(period: Period, plan: Span | None) -> Iterator[Day]:
    """Give the days by which something is due: the last day of its period.

    Args:
        period: one of the seven forms; a day that nobody can read gives none.
        plan: the days of the plan around it, for forms that set no day themselves.
    """
    match period:
        case OnDates(dates=days):
            yield from _each(days)
        case OnDate() | DayRange() | MonthRange():
            if held := bounds(period):
                yield Day(held[1], held[1])
        case AllYear() | BySchedule() | Recurring():
            yield from _within(period, plan)


def meetings(period: Period, plan: Span | None) -> Iterator[Day]:
    """Give the days on which something happens."""
    match period:
        case OnDates(dates=days):
            yield from _each(days)
        case OnDate() | DayRange() | MonthRange():
            if held := bounds(period):
                yield from _whole_or_ends(*held)
        case AllYear() | BySchedule() | Recurring():
            yield from _within(period, plan)


def _each(days: tuple[date, ...]) -> Iterator[Day]:
    return (Day(day, day, f"-{day.isoformat()}") for day in days)


def _whole_or_ends(start: date, end: date) -> Iterator[Day]:
    if end - start <= NEAR:
        yield Day(start, end)
    else:
        yield Day(start, start, "-start", "Первый день.")
        yield Day(end, end, "-end", "Последний день.")


def _within(period: AllYear | BySchedule | Recurring, plan: Span | None) -> Iterator[Day]:
    if plan is None:
        return
    match period:
        case AllYear():
            yield Day(plan.end, plan.end, note=IN_YEAR)
        case BySchedule():
            yield Day(plan.end, plan.end, note=BY_SCHEDULE)
        case Recurring(every=every, on_request=asked):
            months: Literal[1, 3] = 1 if every == "month" else 3
            first = _first_end(plan.start, months)
            if first <= plan.end:
                note = ON_REQUEST if asked else RECURRING
                yield Day(first, first, note=note, every=Every(months, plan.end))


def _first_end(start: date, months: int) -> date:
    """Return the end of the month or quarter in which a plan begins."""
    last = -(-start.month // months) * months
    return month_bounds(f"{start.year}-{last:02}")[1]
