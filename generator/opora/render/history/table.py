"""The past as tables to take away."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from opora.past import Change, Moment, Point, Timeline
from opora.past.plain import Wanted
from opora.past.trend import Place, Spot
from opora.past.words import COUNTRY, period_text, spot_text, step_text, verdict
from opora.render.russian import tidy
from opora.render.table import Cell, Column, Form, Table
from opora.render.tables.wording import plain

_WHEN = (Column("day", "День", Form.DATE), Column("commit", "Коммит"), Column("tags", "Метки"))

_WHERE = (
    Column("indicator_id", "Код"),
    Column("indicator", "Показатель"),
    Column("level", "Уровень"),
    Column("place_id", "Где", about="Пусто — вся страна."),
    Column("place", "Имя"),
)

_VALUES = (
    Column("period", "Период"),
    Column("value", "Значение", Form.NUMBER, "До одного знака после запятой."),
    Column("value_text", "Значение, словами"),
    Column("numerator", "Числитель", Form.NUMBER),
    Column("denominator", "Знаменатель", Form.NUMBER),
)

_CHANGES = (
    Column("period_before", "Период раньше"),
    Column("before", "Раньше"),
    Column("period_after", "Период теперь"),
    Column("after", "Теперь"),
    Column("step", "Разница"),
    Column("verdict", "Что это"),
    Column("value_before", "Раньше, число", Form.NUMBER),
    Column("value_after", "Теперь, число", Form.NUMBER),
)

Names = Mapping[str, str]


def timeline_table(
    timeline: Timeline,
    wanted: Wanted = lambda _: True,
    name: str = "history",
    title: str = "Все числа всех дней",
) -> Table:
    """Describe every value that is wanted, at every point."""

    def rows() -> Iterator[list[Cell]]:
        for point in timeline.points:
            yield from _rows(point, wanted)

    return Table(name, title, (*_WHEN, *_WHERE, *_VALUES), rows)


def _rows(point: Point, wanted: Wanted) -> Iterator[list[Cell]]:
    moment, state = point.moment, point.state
    for at, figure in sorted(state.values.items()):
        place = Place(*at[:3])
        if wanted(place):
            yield [
                *_when(moment),
                *_named(place, state.definitions[at.indicator].title, state.places),
                *(period_text(at.period), _number(figure.amount), plain(figure.text)),
                *(_number(figure.top), _number(figure.bottom)),
            ]


def counts_table(timeline: Timeline, counted: Mapping[str, str]) -> Table:
    """Describe how many records there were at every point."""
    columns = (
        *_WHEN,
        *(Column(kind, title, Form.INTEGER) for kind, title in counted.items()),
        Column("done", "Мер выполнено", Form.INTEGER),
    )

    def rows() -> Iterator[list[Cell]]:
        for point in timeline.points:
            state = point.state
            counts = (state.counts.get(kind, 0) for kind in counted)
            yield [*_when(point.moment), *counts, len(state.done)]

    return Table("points", "Сколько записей было", columns, rows)


def changes_table(changes: Callable[[], Iterable[Change]], names: Names, title: str) -> Table:
    """Describe the values that differ between two points."""
    columns = (*_WHERE, *_CHANGES)
    return Table("changes", title, columns, lambda: (_change(one, names) for one in changes()))


def _change(one: Change, names: Names) -> list[Cell]:
    before, after = one.before, one.after
    return [
        *_named(one.place, one.definition.title, names),
        *(period_text(before.period) if before else None, plain(spot_text(before))),
        *(period_text(after.period) if after else None, plain(spot_text(after))),
        *(plain(step_text(one)) or None, verdict(one) or None),
        *(_amount(before), _amount(after)),
    ]


def _when(moment: Moment) -> list[Cell]:
    return [moment.day, moment.commit, ", ".join(moment.tags) or None]


def _named(place: Place, title: str, names: Names) -> list[Cell]:
    name = names.get(place.scope, COUNTRY)
    return [place.indicator, title, place.level, place.scope or None, name]


def _amount(spot: Spot | None) -> float | None:
    return _number(spot.figure.amount) if spot else None


def _number(value: float | None) -> float | None:
    return None if value is None else tidy(value)
