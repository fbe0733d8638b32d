"""Values for the page of an indicator and for the list of all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from opora.indicators import Breakdown, Row, breakdowns, declared
from opora.kinds.indicator import Indicator, Nature, Stand, Target
from opora.kinds.value import Value
from opora.parse import Entry
from opora.render.edition import Edition
from opora.render.measuring.charts import Chart, chart_of
from opora.render.measuring.drill import PLACES, drills, records_table
from opora.render.measuring.lines import Line, latest, lines_of
from opora.render.measuring.values_table import values_table
from opora.render.measuring.wording import target_of, told_of
from opora.render.table import Cell, Column, Form, Table
from opora.render.tables import record_table

ROWS = 100
"""Values of one level that a page lists; the file beside it has all."""


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """The last values at all places of a level; `number` is that of all."""

    stand: Stand
    number: int
    lines: tuple[Line, ...]


def indicator(edition: Edition, entry: Entry) -> Mapping[str, Any]:
    """Give the values by level, a chart of each level and of time, and the records behind."""
    lines = _lines(edition, entry)
    levels = tuple(_levels(latest(lines)))
    first = [line for level in levels if level.stand in _OPENED for line in level.lines]
    shown = (first or [line for level in levels[:1] for line in level.lines])[:PLACES]
    return {
        "wanted": _wanted(entry),
        "levels": levels,
        "charts": tuple(_charts(entry, levels)),
        "breakdowns": tuple(breakdowns(edition.catalog, _rows(edition, entry), entry.id)),
        "trends": tuple(_trends(entry, lines, shown)),
        "drills": tuple(drills(shown)),
    }


@dataclass(frozen=True, slots=True, eq=False)
class Trend:
    """The values at one place over time."""

    where: str
    lines: tuple[Line, ...]
    chart: Chart | None


def _trends(entry: Entry, lines: list[Line], shown: list[Line]) -> Iterator[Trend]:
    """Draw how the values of the places shown changed, where more than one period is known."""
    for number, one in enumerate(shown):
        held = tuple(line for line in lines if _at(line) == _at(one))
        if len(held) > 1:
            title = f"{_title(entry)} по времени: {one.where}"
            chart = chart_of(f"trend-{number}", title, held, by="period")
            yield Trend(one.where, held, chart)


def _wanted(entry: Entry) -> list[tuple[Target, str]]:
    held = entry.entity
    if not isinstance(held, Indicator):
        return []
    return [(one, target_of(one, held)) for one in held.targets]


_OPENED = {Stand.COUNTRY, Stand.REGION, Stand.FACTOR}
"""Levels whose values a page opens first."""


def _title(entry: Entry) -> str:
    return str(getattr(entry.entity, "title", entry.id))


def _at(line: Line) -> tuple[str, ...]:
    return line.key[:3] if line.key else ()


def _lines(edition: Edition, entry: Entry) -> list[Line]:
    readings = edition.measured.by_indicator.get(entry.id, {})
    return list(lines_of(edition.catalog, readings))


def _rows(edition: Edition, entry: Entry) -> tuple[Row, ...]:
    return edition.measured.rows.get(entry.id, ())


def _levels(lines: list[Line]) -> Iterator[Level]:
    for stand in Stand:
        held = [line for line in lines if line.key and line.key.level is stand]
        if held:
            yield Level(stand, len(held), tuple(held[:ROWS]))


def _charts(entry: Entry, levels: tuple[Level, ...]) -> Iterator[Chart | None]:
    for level in levels:
        title = f"{_title(entry)}: {level.stand.label}"
        yield chart_of(f"chart-{level.stand}", title, level.lines)


def indicator_tables(edition: Edition, entry: Entry) -> tuple[Table, ...]:
    """Describe the values of an indicator, the records behind them, and its targets."""
    catalog, day, title = edition.catalog, edition.as_of, _title(entry)

    values = values_table("values", f"{title}: значения", lambda: _lines(edition, entry), day)
    targets = record_table(catalog, entry, "targets", "targets", f"{title}: цели")
    tables = (values, records_table(catalog, lambda: _rows(edition, entry), title, day), targets)
    parts = breakdowns(catalog, _rows(edition, entry), entry.id)
    return (*tables, _breakdown_table(tuple(parts), title, day)) if parts else tables


_PARTS = (
    Column("by", "По чему"),
    Column("period", "Год"),
    Column("part", "Часть"),
    Column("numerator", "Числитель", Form.NUMBER),
    Column("denominator", "Знаменатель", Form.NUMBER),
    Column("records", "Записи"),
)


def _breakdown_table(parts: tuple[Breakdown, ...], title: str, day: date) -> Table:
    def rows() -> Iterator[list[Cell]]:
        for one in parts:
            for label, figure in one.parts:
                names = "; ".join(map(_title, figure.members)) or None
                bottom = figure.denominator
                yield [one.title, one.period, label, figure.numerator, bottom, names]

    return Table("breakdown", f"{title}: из чего складывается", _PARTS, rows, "", day)


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """An indicator in the list: its value for the country, if it has one, and its targets.

    `everywhere` are the targets that hold in all places, in words; `elsewhere` is how many
    documents set for one.
    """

    entry: Entry
    indicator: Indicator
    line: Line | None
    everywhere: tuple[str, ...]
    elsewhere: int


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """Indicators of one nature."""

    nature: Nature
    rows: tuple[Listed, ...]


def indicators(edition: Edition) -> Mapping[str, Any]:
    """Give all indicators by nature, with the value for the country."""
    country = edition.measured.by_scope.get("", {})
    held = {line.entry.id: line for line in latest(lines_of(edition.catalog, country))}
    all_ = [
        _listed(one, indicator, held.get(one.id))
        for one, indicator in edition.catalog.records(Indicator)
    ]
    shelves = (Shelf(n, tuple(row for row in all_ if row.indicator.nature is n)) for n in Nature)
    return {"shelves": [shelf for shelf in shelves if shelf.rows]}


def _listed(entry: Entry, indicator: Indicator, line: Line | None) -> Listed:
    general = [one for one in indicator.targets if one.territory is None]
    texts = tuple(target_of(one, indicator) for one in general)
    return Listed(entry, indicator, line, texts, len(indicator.targets) - len(general))


def value(_: Edition, entry: Entry) -> Mapping[str, Any]:
    """Give what a declared value says, or that it is hidden."""
    held = entry.entity
    return {"said": told_of(declared(entry, held)) if isinstance(held, Value) else ""}
