"""How a value went from moment to moment."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from opora.past.moment import Moment, Point
from opora.past.state import Definition, Figure, State


class Place(NamedTuple):
    """Which value: of what indicator, at what level, of which place or factor there."""

    indicator: str
    level: str
    scope: str


class Spot(NamedTuple):
    """A value with the year, month or quarter that it is of."""

    period: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Trend:
    """A value at each moment; nothing where there was none then."""

    place: Place
    definition: Definition
    spots: tuple[tuple[Moment, Spot | None], ...]

    @property
    def known(self) -> tuple[tuple[Moment, Spot], ...]:
        """The moments at which there is a number."""
        held = ((moment, spot) for moment, spot in self.spots if spot)
        return tuple((moment, spot) for moment, spot in held if spot.figure.amount is not None)


def latest(state: State) -> Mapping[Place, Spot]:
    """Leave of each value the last period known then."""
    last: dict[Place, Spot] = {}
    for at, figure in state.values.items():
        place = Place(*at[:3])
        if place not in last or last[place].period < at.period:
            last[place] = Spot(at.period, figure)
    return last


def trends(points: Iterable[Point]) -> tuple[Trend, ...]:
    """Follow each value through all points; names are those of the last point that has them."""
    points = tuple(points)
    found: defaultdict[Place, dict[int, Spot]] = defaultdict(dict)
    definitions: dict[str, Definition] = {}
    for number, point in enumerate(points):
        definitions |= point.state.definitions
        for place, spot in latest(point.state).items():
            found[place][number] = spot
    return tuple(
        Trend(
            place,
            definitions[place.indicator],
            tuple((point.moment, held.get(number)) for number, point in enumerate(points)),
        )
        for place, held in sorted(found.items())
    )
