"""When: days of the past with the commit that was current then."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from opora.late import Late
from opora.past.state import State

TERRITORIES = frozenset({"region", "municipality"})
"""Levels between the country and a school."""


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """The end of a day and the commit that was current then; `tags` name it where it has names.

    `monthly` marks the end of a month and the last day of all; those are compared with each other.
    """

    day: date
    commit: str
    tags: tuple[str, ...] = ()
    monthly: bool = True

    @property
    def short(self) -> str:
        """The beginning of the commit's name, as people write it."""
        return self.commit[:7]


@dataclass(frozen=True, slots=True)
class Point:
    """A moment and what the bank held then."""

    moment: Moment
    held: Late[State]

    @property
    def state(self) -> State:
        """What the bank held."""
        return self.held.value


@dataclass(frozen=True)
class Timeline:
    """The points in the order of days, and in Russian what a reader must know of them.

    `reason` says why there is no point where there is none. `name` stands for all of it, where it
    was read from a history: of the same name are the same points. `known` are the territories,
    where they are known without a look at the points.
    """

    points: tuple[Point, ...] = ()
    notes: tuple[str, ...] = ()
    reason: str = ""
    name: str = ""
    known: Mapping[str, str] | None = field(default=None, compare=False)

    @cached_property
    def territories(self) -> Mapping[str, str]:
        """The regions and municipalities that ever had a value, each with its level."""
        if self.known is not None:
            return self.known
        held = (at for point in self.points for at in point.state.values)
        return {at.scope: at.level for at in held if at.level in TERRITORIES}

    @cached_property
    def months(self) -> tuple[Point, ...]:
        """The ends of months and the last day."""
        return tuple(point for point in self.points if point.moment.monthly)
