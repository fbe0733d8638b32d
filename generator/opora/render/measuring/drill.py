"""From a number to its records: those it counts, and those that are missing from it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from opora.catalog import Catalog
from opora.indicators import Row
from opora.parse import Entry
from opora.render.address import url_of
from opora.render.measuring.lines import Line
from opora.render.table import Cell, Column, Form, Table

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


RECORDS = (
    Column("period", "Период"),
    Column("place", "Где", about="Код территории или школы; «страна» — место не названо."),
    Column("record", "Запись"),
    Column("page", "Адрес", Form.ADDRESS),
    Column("numerator", "В числителе", Form.NUMBER),
    Column("denominator", "В знаменателе", Form.NUMBER),
)


def records_table(
    catalog: Catalog, rows: Callable[[], Iterable[Row]], title: str, judged: date
) -> Table:
    """Describe the records behind all values of an indicator."""
    return Table(
        "records",
        f"{title}: записи за числами",
        RECORDS,
        lambda: (_record(catalog, row) for row in rows()),
        "Каждая строка — запись банка и сколько она добавляет в числитель и знаменатель.",
        judged,
    )


def _record(catalog: Catalog, row: Row) -> tuple[Cell, ...]:
    fact = row.fact
    title = str(getattr(fact.entry.entity, "label", fact.entry.id))
    url = url_of(fact.entry, catalog)
    return (fact.period, fact.place or "страна", title, url, row.top, row.bottom)
