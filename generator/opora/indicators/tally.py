"""Adding up: each row of an indicator counts at its place and at every level above."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from opora.indicators.figure import Figure, Row, figure_of
from opora.indicators.places import level_of, up_from
from opora.kinds.indicator import Stand


class Cell(NamedTuple):
    """Where a number stands: a level, the id of a place or factor there, and a period."""

    level: Stand
    scope: str
    period: str


def tally(rows: Iterable[Row], levels: Collection[Stand]) -> Mapping[Cell, Figure]:
    """Add rows up at each of the levels.

    A place tells its level, so only the places are told apart row by row: there are many rows.
    """
    places: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    factors: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        fact = row.fact
        for place in (fact.place,) if fact.local else up_from(fact.place):
            places[place, fact.period].append(row)
        for factor in () if fact.local and fact.place else fact.factors:
            factors[factor, fact.period].append(row)
    found = (
        *((Cell(level_of(place), place, time), held) for (place, time), held in places.items()),
        *((Cell(Stand.FACTOR, factor, time), held) for (factor, time), held in factors.items()),
    )
    return {cell: figure_of(held) for cell, held in found if cell.level in levels}
