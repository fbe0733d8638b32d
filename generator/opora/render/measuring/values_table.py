"""The table of values of indicators: what is counted, declared and wanted, each in its column."""

from collections.abc import Callable, Iterable
from datetime import date

from opora.indicators import Reading
from opora.model import Unit
from opora.model.period import month_bounds
from opora.render.measuring.lines import Line
from opora.render.measuring.wording import amount_of
from opora.render.russian import tidy
from opora.render.table import Cell, Column, Form, Table
from opora.render.tables.wording import BETWEEN, plain

COLUMNS = (
    Column("indicator_id", "Код показателя"),
    Column("indicator", "Показатель"),
    Column("level", "Уровень", about="Страна, регион, муниципалитет, школа или фактор риска."),
    Column("place", "Где"),
    Column("place_id", "Код места", about="Пусто — вся страна."),
    Column("period", "Период"),
    Column("period_start", "Начало периода", Form.DATE),
    Column("period_end", "Конец периода", Form.DATE),
    Column("value", "Значение", Form.NUMBER, "До одного знака после запятой, как на странице."),
    Column("unit", "Единица"),
    Column("numerator", "Числитель", Form.NUMBER),
    Column("denominator", "Знаменатель", Form.NUMBER),
    Column("reason", "Почему нет значения"),
    Column("declared", "Объявлено", Form.NUMBER, "Что говорит документ, в единице ниже."),
    Column("declared_unit", "Единица объявленного"),
    Column("declared_denominator", "Объявлено из", Form.NUMBER),
    Column("declared_text", "Объявлено, словами"),
    Column("difference", "Разница", Form.NUMBER, "Объявленное минус посчитанное."),
    Column("targets", "Цели"),
    Column("verdicts", "Достигнуты ли цели"),
)


def values_table(
    name: str,
    title: str,
    lines: Callable[[], Iterable[Line]],
    judged: date,
    *,
    whole: bool = False,
) -> Table:
    """Describe the values of lines, in their order."""
    about = "Где значения нет, клетка пуста и рядом сказано почему: «нет данных» — это не ноль."
    return Table(name, title, COLUMNS, lambda: map(_row, lines()), about, judged, whole)


def _row(line: Line) -> tuple[Cell, ...]:
    key, reading = line.key, line.reading
    held = (reading.computed or reading.declared) if reading else None
    days = period_days(key.period) if key else (None, None)
    amount = rounded(reading.amount) if reading else None
    return (
        line.entry.id,
        line.indicator.title,
        key.level.label if key else None,
        line.where,
        key.scope if key else None,
        line.period or None,
        *days,
        amount,
        unit_of(line),
        rounded(held.numerator if held else None),
        rounded(held.denominator if held else None),
        amount_of(reading) if amount is None else None,
        *_declared(reading),
        BETWEEN.join(plain(text) for _, text in line.told) or None,
        rounded(reading.difference) if reading else None,
        BETWEEN.join(plain(aim.text) for aim in line.aims) or None,
        BETWEEN.join(aim.verdict for aim in line.aims) or None,
    )


def _declared(reading: Reading | None) -> tuple[Cell, Cell, Cell]:
    one = reading.declared if reading else None
    if one is None or one.hidden:
        return (None, None, None)
    value = one.numerator if one.stated is None else one.stated
    return rounded(value), one.unit.label, rounded(one.denominator)


def unit_of(line: Line) -> str:
    """Name the unit of an indicator; of a load, both of its units."""
    indicator = line.indicator
    if indicator.unit is Unit.PERCENT:
        return "%"
    return (
        f"{indicator.unit.label} на: {indicator.per.label}"
        if indicator.per
        else (indicator.unit.label)
    )


def rounded(value: float | None) -> float | None:
    """Round as pages do; nothing stays nothing."""
    return None if value is None else tidy(value)


def period_days(period: str) -> tuple[date, date]:
    """Return the first and the last day of a year, a month (`2026-03`) or a quarter (`2026-q1`)."""
    year = period[:4]
    if "q" in period:
        last = 3 * int(period[6:])
        return month_bounds(f"{year}-{last - 2:02}")[0], month_bounds(f"{year}-{last:02}")[1]
    if "-" in period:
        return month_bounds(period)
    return date(int(year), 1, 1), date(int(year), 12, 31)
