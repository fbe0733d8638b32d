"""Adding up: each row of an indicator counts at its place and at every level above."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from opora.indicators.figure import Fact, Figure, Row, figure_of
from opora.indicators.places import level_of, up_from
from opora.kinds.indicator import Stand

K = TypeVar("K", bound=Hashable)


class Cell(NamedTuple):
    """Where a number stands: a level, the id of a place or factor there, and a period."""

    level: Stand
    scope: str
    period: str


def gather(rows: Iterable[Row], keys: Callable[[Fact], Iterable[K]]) -> dict[K, Figure]:
    """Add rows up by any keys of their facts; a row counts once for each."""
    groups: defaultdict[K, list[Row]] = defaultdict(list)
    for row in rows:
        for key in keys(row.fact):
            groups[key].append(row)
    return {key: figure_of(held) for key, held in groups.items()}


def tally(rows: Iterable[Row], levels: Collection[Stand]) -> Mapping[Cell, Figure]:
    """Add rows up at each of the levels."""
    return gather(rows, lambda fact: cells(fact, levels))


def cells(fact: Fact, levels: Collection[Stand]) -> Iterator[Cell]:
    """List the cells in which a fact counts."""
    places = (fact.place,) if fact.local else up_from(fact.place)
    for place in places:
        if (level := level_of(place)) in levels:
            yield Cell(level, place, fact.period)
    if Stand.FACTOR in levels and not (fact.local and fact.place):
        for factor in fact.factors:
            yield Cell(Stand.FACTOR, factor, fact.period)


def heat(rows: Iterable[Row], level: Stand) -> Mapping[tuple[str, Cell], Figure]:
    """Add rows up by factor and place, for a map of factors against places of a level."""

    def keys(fact: Fact) -> Iterator[tuple[str, Cell]]:
        for cell in cells(fact, (level,)):
            for factor in fact.factors:
                yield factor, cell

    return gather(rows, keys)
