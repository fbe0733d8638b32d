"""Values for the pages of assessments."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from opora.kinds.results import Result, Results
from opora.parse import Entry
from opora.render import table
from opora.render.edition import Edition
from opora.render.russian import share
from opora.render.table import Cell, Form, Table

ROWS = 300
"""Rows that a page lists; the file beside it has all."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table that people fill in."""

    name: str
    title: str
    about: str
    required: bool


def columns() -> tuple[Column, ...]:
    """List the columns in the order of the model."""
    return tuple(
        Column(name, str(field.title), field.description or "", field.is_required())
        for name, field in Result.model_fields.items()
        if name != "unknown"
    )


def rows_of(edition: Edition, entry: Entry) -> tuple[Result, ...]:
    """List the rows of the table beside a description."""
    tables = (one.entity for one in edition.catalog.below(entry, "results"))
    return tuple(row for one in tables if isinstance(one, Results) for row in one.rows)


def results_of(edition: Edition, place: Entry) -> tuple[Result, ...]:
    """List the results of a place: the newest first, then by procedure and subject."""
    held = edition.outcomes.get(place.id, {})
    order = sorted(held, key=lambda at: (-at[1], at[0]))
    return tuple(held[at] for at in order)


def assessment(edition: Edition, entry: Entry) -> Mapping[str, Any]:
    """Give the rows of the table beside the description."""
    rows = rows_of(edition, entry)
    return {"rows": rows[:ROWS], "number": len(rows), "percent": percent}


def percent(row: Result, value: float | None) -> str:
    """Write a share of a row: hidden, unknown or a number."""
    if row.withheld:
        return "скрыто"
    return "—" if value is None else f"{share(value)}\u00a0%"


def results_table(rows: Callable[[], Iterable[Result]], name: str, title: str) -> Table:
    """Describe results; those of fewer than five have no numbers, and a column says so."""
    return Table(name, title, RESULTS, lambda: map(_cells, rows()), "Без учеников и классов.")


RESULTS = (
    table.Column("scope", "Где"),
    table.Column("procedure", "Процедура"),
    table.Column("subject", "Предмет"),
    table.Column("grade", "Класс", Form.INTEGER),
    table.Column("year", "Год", Form.INTEGER),
    table.Column("participants", "Участников", Form.INTEGER),
    table.Column("completion", "Выполнение, %", Form.NUMBER),
    table.Column("failed", "Двоек, %", Form.NUMBER),
    table.Column("note", "Примечание"),
    table.Column("hidden", "Почему скрыто"),
)


def _cells(row: Result) -> list[Cell]:
    return [
        *(row.scope.id, row.procedure.label, row.subject.label, row.grade, row.year),
        *(row.participants, row.completion, row.failed, row.note),
        "участников меньше пяти" if row.withheld else None,
    ]


def sample_table() -> Table:
    """Describe the empty table that people fill in."""
    held = tuple(table.Column(one.name, one.title, about=one.about) for one in columns())
    return Table("shablon", "Пустая таблица результатов", held, lambda: ())
