"""The past as other programs read it: mappings, lists, texts and numbers."""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from itertools import pairwise
from typing import Any

from opora.past.changes import Change, Changes, compare
from opora.past.moment import Moment, Point, Timeline
from opora.past.state import At
from opora.past.trend import Place, Spot

Plain = dict[str, Any]

Wanted = Callable[[Place], bool]
"""Tells whether somebody asked for a value."""


def plain_timeline(timeline: Timeline, wanted: Wanted = lambda _: True) -> Plain:
    """Write all points and what changed from month to month."""
    return {
        "reason": timeline.reason,
        "notes": list(timeline.notes),
        "indicators": {
            id_: asdict(one)
            for point in timeline.points
            for id_, one in point.state.definitions.items()
        },
        "places": {
            id_: name for point in timeline.points for id_, name in point.state.places.items()
        },
        "points": [_point(point, wanted) for point in timeline.points],
        "changes": [_changes(one, wanted) for one in monthly_changes(timeline)],
    }


def monthly_changes(timeline: Timeline) -> tuple[Changes, ...]:
    """Compare each end of a month with the one before; where there are only tags, tags."""
    points = timeline.months or timeline.points
    return tuple(compare(one, other) for one, other in pairwise(points))


def _moment(moment: Moment) -> Plain:
    return {"day": str(moment.day), "commit": moment.commit, "tags": list(moment.tags)}


def _point(point: Point, wanted: Wanted) -> Plain:
    state = point.state
    return {
        **_moment(point.moment),
        "counts": dict(state.counts),
        "dropped": [asdict(one) for one in state.dropped],
        "values": [
            {**_named(at), **asdict(figure)}
            for at, figure in sorted(state.values.items())
            if wanted(Place(*at[:3]))
        ],
    }


def _named(at: At) -> Plain:
    return {"indicator": at.indicator, "level": at.level, "scope": at.scope, "period": at.period}


def _changes(one: Changes, wanted: Wanted) -> Plain:
    return {
        "since": str(one.since.day),
        "until": str(one.until.day),
        "practices": dict(one.practices),
        "practices_gone": dict(one.practices_gone),
        "done": {id_: asdict(held) for id_, held in one.done.items()},
        "undone": {id_: asdict(held) for id_, held in one.undone.items()},
        "counts": {kind: list(pair) for kind, pair in one.counts.items()},
        "figures": [_change(held) for held in filtered(one.figures, wanted)],
    }


def filtered(figures: Iterable[Change], wanted: Wanted) -> list[Change]:
    """Leave the changes that somebody asked for."""
    return [one for one in figures if wanted(one.place)]


def _change(one: Change) -> Plain:
    return {
        "indicator": one.place.indicator,
        "level": one.place.level,
        "scope": one.place.scope,
        "before": _spot(one.before),
        "after": _spot(one.after),
        "step": one.step,
        "better": one.better,
    }


def _spot(spot: Spot | None) -> Plain | None:
    return {"period": spot.period, **asdict(spot.figure)} if spot else None
