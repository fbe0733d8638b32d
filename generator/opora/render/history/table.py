"""The past as tables for a spreadsheet."""

from collections.abc import Iterable, Iterator, Mapping

from opora.past import Change, Point, Timeline
from opora.past.plain import Wanted
from opora.past.trend import Place
from opora.past.words import COUNTRY, period_text, spot_text, step_text, verdict
from opora.render.spreadsheet import csv_bytes, plain

HEAD = (
    *("День", "Коммит", "Метки", "Код", "Показатель", "Уровень", "Где", "Имя", "Период"),
    *("Значение", "Числитель", "Знаменатель"),
)

CHANGES_HEAD = (
    *("Код", "Показатель", "Уровень", "Где", "Имя", "Период раньше", "Раньше"),
    *("Период теперь", "Теперь", "Разница", "Что это"),
)

Names = Mapping[str, str]


def timeline_table(timeline: Timeline, wanted: Wanted = lambda _: True) -> bytes:
    """Write every value at every point."""
    return csv_bytes([HEAD, *(row for point in timeline.points for row in _rows(point, wanted))])


def _rows(point: Point, wanted: Wanted) -> Iterator[tuple[str, ...]]:
    moment, state = point.moment, point.state
    for at, figure in sorted(state.values.items()):
        place = Place(*at[:3])
        if wanted(place):
            yield (
                *(str(moment.day), moment.commit, ", ".join(moment.tags)),
                *_named(place, state.definitions[at.indicator].title, state.places),
                *(period_text(at.period), plain(figure.text)),
                *(_number(figure.top), _number(figure.bottom)),
            )


def changes_table(changes: Iterable[Change], names: Names) -> bytes:
    """Write the values that differ between two points."""
    return csv_bytes([CHANGES_HEAD, *(_change(one, names) for one in changes)])


def _change(one: Change, names: Names) -> tuple[str, ...]:
    return (
        *_named(one.place, one.definition.title, names),
        *(period_text(one.before.period) if one.before else "", plain(spot_text(one.before))),
        *(period_text(one.after.period) if one.after else "", plain(spot_text(one.after))),
        *(plain(step_text(one)), verdict(one)),
    )


def _named(place: Place, title: str, names: Names) -> tuple[str, ...]:
    return (place.indicator, title, place.level, place.scope, names.get(place.scope, COUNTRY))


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}".replace(".", ",")
