"""From a number to its records: those it counts, and those that are missing from it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from opora.catalog import Catalog
from opora.indicators import Row
from opora.parse import Entry
from opora.render.address import url_of
from opora.render.measuring.lines import Line
from opora.render.page import PageFile
from opora.render.spreadsheet import csv_bytes, plain

SHOWN = 30
"""Records of one number that a page lists; the file beside it has all."""

PLACES = 12
"""Places whose records a page lists."""


@dataclass(frozen=True, slots=True, eq=False)
class Records:
    """Records under a heading; `number` is that of all, `shown` the first of them."""

    title: str
    number: int
    shown: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Drill:
    """The records behind one value."""

    line: Line
    parts: tuple[Records, ...]


def drills(lines: Iterable[Line], most: int = SHOWN) -> Iterator[Drill]:
    """Open the values that are counted from records; `most` of each are listed."""
    for line in lines:
        figure = line.reading.computed if line.reading else None
        if figure:
            held = (("Учтены", figure.members), ("Не хватает", figure.missing))
            parts = (Records(title, len(all_), all_[:most]) for title, all_ in held if all_)
            yield Drill(line, tuple(parts))


def records_file(catalog: Catalog, rows: Iterable[Row]) -> PageFile:
    """Write the records behind all values of an indicator."""
    lines = (_record(catalog, row) for row in rows)
    head = ("Период", "Где", "Запись", "Адрес", "В числителе", "В знаменателе")
    return PageFile("records.csv", csv_bytes([head, *lines]))


def _record(catalog: Catalog, row: Row) -> tuple[str, ...]:
    fact = row.fact
    title = str(getattr(fact.entry.entity, "label", fact.entry.id))
    bottom = "" if row.bottom is None else f"{row.bottom:g}"
    url = url_of(fact.entry, catalog)
    return (fact.period, fact.place or "страна", title, url, f"{row.top:g}", bottom)


def values_file(lines: Iterable[Line]) -> PageFile:
    """Write all values, with what documents declare and want."""
    head = (
        *("Показатель", "Уровень", "Где", "Имя", "Период", "Значение", "Из чего"),
        *("Объявлено", "Разница", "Цель"),
    )
    return PageFile("values.csv", csv_bytes([head, *map(_value, lines)]))


def _value(line: Line) -> tuple[str, ...]:
    level, scope = (line.key.level.label, line.key.scope) if line.key else ("", "")
    goals = "; ".join(aim.text for aim in line.aims)
    title = str(getattr(line.entry.entity, "title", line.entry.id))
    place = (level, line.where, scope, line.period)
    said = (line.amount, line.fraction, line.declared, line.difference, goals)
    return (title, *place, *map(plain, said))
