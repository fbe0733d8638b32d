"""Bar charts as geometry: a template draws them, so that they need no script and print well."""

from collections.abc import Sequence
from dataclasses import dataclass

from opora.kinds.indicator import Indicator
from opora.render.measuring import wording
from opora.render.measuring.lines import Line, is_share

WIDTH = 340
"""Units across; about the pixels of a phone, so that its text keeps its size there."""

STEP = 40
"""Units down from one bar to the next: a line of text and the bar."""

TOP = 22
MOST = 24
"""Most bars in a chart; the table beside it has all."""

LONGEST = 34
"""Letters of a label that fit above a bar, beside the value."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its label and value as text; `goal` is where the line of its target stands."""

    label: str
    value: str
    y: int
    length: float
    goal: float | None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: what it shows, the same in one sentence, and its bars."""

    id: str
    title: str
    description: str
    height: int
    bars: tuple[Bar, ...]

    @property
    def width(self) -> int:
        """Units across."""
        return WIDTH


def chart_of(id_: str, title: str, lines: Sequence[Line], by: str = "where") -> Chart | None:
    """Draw the values of lines as bars; nothing where there is nothing to compare.

    Args:
        id_: the anchor of the chart on its page.
        title: what it shows.
        lines: the values, of one indicator.
        by: the name of the line's property that labels a bar.
    """
    known = [line for line in lines if line.reading and line.reading.amount is not None][:MOST]
    if not known[1:] and all(line.goal is None for line in known):
        return None
    full = _full(known[0].indicator, known)
    bars = tuple(_bar(line, str(getattr(line, by)), at, full) for at, line in enumerate(known))
    said = "; ".join(f"{bar.label}: {bar.value}" for bar in bars)
    return Chart(id_, title, said, TOP + STEP * len(bars), bars)


def _full(indicator: Indicator, lines: Sequence[Line]) -> float:
    """Choose the number that takes the whole width."""
    if is_share(indicator):
        return 100
    values = [line.reading.amount or 0 for line in lines if line.reading]
    return max([*values, *(line.goal or 0 for line in lines)]) or 1


def _bar(line: Line, label: str, at: int, full: float) -> Bar:
    value = (line.reading.amount if line.reading else None) or 0
    goal = None if line.goal is None else _across(line.goal, full)
    short = label if len(label) <= LONGEST else f"{label[: LONGEST - 1]}…"
    amount = wording.amount(line.indicator, value)
    return Bar(short, amount, TOP + STEP * at, _across(value, full), goal)


def _across(value: float, full: float) -> float:
    return round(WIDTH * min(value / full, 1), 1)
