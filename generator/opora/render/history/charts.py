"""Line charts as geometry: a template draws them, so that they need no script and print well."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from opora.past import Moment, Spot, Trend
from opora.past.words import spot_text

WIDTH, HEIGHT = 340, 132
"""Units across and down; about the pixels of a phone, so that text keeps its size there."""

LEFT, RIGHT, TOP, BOTTOM = 6, 334, 24, 104
"""The field in which the line runs: below the values, above the days."""

PERCENT = 100.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of the line; `label` is written over the first, the last and nothing else."""

    x: float
    y: float
    label: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """A chart: what it shows, the same in one sentence, its lines and its marks.

    A line ends where a period ends or a value is missing: the next year is another count.
    """

    id: str
    title: str
    description: str
    lines: tuple[str, ...]
    marks: tuple[Mark, ...]
    first: date
    last: date

    @property
    def width(self) -> int:
        """Units across."""
        return WIDTH

    @property
    def height(self) -> int:
        """Units down."""
        return HEIGHT


def chart_of(id_: str, trend: Trend) -> LineChart | None:
    """Draw the numbers of a trend; nothing where there are fewer than two."""
    known = trend.known
    if len(known) <= 1:
        return None
    days = [moment.day for moment, _ in trend.spots]
    full = PERCENT if trend.definition.unit == "percent" else _largest(known)
    said = "; ".join(f"{moment.day:%d.%m.%Y}: {spot_text(spot)}" for moment, spot in known)
    lines = tuple(_lines(trend, days, full))
    marks = tuple(_marks(known, days, full))
    return LineChart(id_, trend.definition.title, said, lines, marks, days[0], days[-1])


def _largest(known: Sequence[tuple[Moment, Spot]]) -> float:
    return max(spot.figure.amount or 0 for _, spot in known) or 1


def _lines(trend: Trend, days: Sequence[date], full: float) -> Iterator[str]:
    """Write each unbroken stretch as the points of a polyline."""
    for period, held in groupby(trend.spots, _stretch):
        points = [_place(moment.day, spot, days, full) for moment, spot in held if spot]
        if period and points[1:]:
            yield " ".join(f"{x:g},{y:g}" for x, y in points)


def _stretch(at: tuple[Moment, Spot | None]) -> str:
    """Name the stretch of a value: its year, or nothing where there is no number."""
    spot = at[1]
    return spot.period[:4] if spot and spot.figure.amount is not None else ""


def _marks(
    known: Sequence[tuple[Moment, Spot]], days: Sequence[date], full: float
) -> Iterator[Mark]:
    ends = {0, len(known) - 1}
    for number, (moment, spot) in enumerate(known):
        x, y = _place(moment.day, spot, days, full)
        yield Mark(x, y, spot.figure.text if number in ends else "")


def _place(day: date, spot: Spot, days: Sequence[date], full: float) -> tuple[float, float]:
    across = (day - days[0]).days / ((days[-1] - days[0]).days or 1)
    down = 1 - min((spot.figure.amount or 0) / full, 1)
    return round(LEFT + across * (RIGHT - LEFT), 1), round(TOP + down * (BOTTOM - TOP), 1)
