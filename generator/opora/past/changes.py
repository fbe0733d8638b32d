"""What changed between two points."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from opora.past.moment import Moment, Point
from opora.past.state import Definition, Done
from opora.past.trend import Place, Spot, latest

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change:
    """A value before and after; nothing on a side where there was none.

    `step` is after less before where both are numbers in the same unit; `better` is nothing where
    neither can be said. A `turned` change compares two periods: a year or a month has begun.
    """

    place: Place
    definition: Definition
    before: Spot | None
    after: Spot | None
    step: float | None
    better: bool | None

    @property
    def turned(self) -> bool:
        """Whether the values are of different periods."""
        return bool(self.before and self.after and self.before.period != self.after.period)


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed between two moments; records by id, each with its title."""

    since: Moment
    until: Moment
    practices: Mapping[str, str]
    practices_gone: Mapping[str, str]
    done: Mapping[str, Done]
    undone: Mapping[str, Done]
    counts: Mapping[str, tuple[int, int]]
    figures: tuple[Change, ...]

    @property
    def nothing(self) -> bool:
        """Whether all is as it was."""
        records = (self.practices, self.practices_gone, self.done, self.undone, self.counts)
        return not any(records) and not self.figures


def compare(before: Point, after: Point) -> Changes:
    """Tell what changed from one point to the next."""
    old, new = before.state, after.state
    kinds = sorted({*old.counts, *new.counts})
    numbers = {kind: (old.counts.get(kind, 0), new.counts.get(kind, 0)) for kind in kinds}
    return Changes(
        before.moment,
        after.moment,
        practices=_added(old.practices, new.practices),
        practices_gone=_added(new.practices, old.practices),
        done=_added(old.done, new.done),
        undone=_added(new.done, old.done),
        counts={kind: pair for kind, pair in numbers.items() if pair[0] != pair[1]},
        figures=tuple(_figures(before, after)),
    )


def _added(old: Mapping[str, T], new: Mapping[str, T]) -> dict[str, T]:
    return {id_: new[id_] for id_ in sorted(new.keys() - old.keys())}


def _figures(before: Point, after: Point) -> Iterator[Change]:
    """Go over the values that differ, as numbers or in words."""
    old, new = latest(before.state), latest(after.state)
    for place in sorted({*old, *new}):
        was, now = old.get(place), new.get(place)
        if was != now:
            yield _change(before, after, place, was, now)


def _change(
    before: Point, after: Point, place: Place, was: Spot | None, now: Spot | None
) -> Change:
    theirs = before.state.definitions.get(place.indicator)
    ours = after.state.definitions.get(place.indicator) or theirs
    if ours is None:
        message = f"a value without a definition: {place.indicator}"
        raise ValueError(message)
    same = theirs is None or theirs.unit == ours.unit
    step = _step(was, now) if same else None
    return Change(place, ours, was, now, step, _better(ours, step))


def _step(was: Spot | None, now: Spot | None) -> float | None:
    if was is None or now is None or was.figure.amount is None or now.figure.amount is None:
        return None
    return now.figure.amount - was.figure.amount


def _better(definition: Definition, step: float | None) -> bool | None:
    """Judge a step by the direction of good; nothing where it is a target or nothing moved."""
    if not step:
        return None
    match definition.direction:
        case "up":
            return step > 0
        case "down":
            return step < 0
        case _:
            return None
