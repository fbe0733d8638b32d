"""Values for the pages of assessments."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from opora.kinds.results import Result, Results
from opora.parse import Entry
from opora.render.edition import Edition
from opora.render.page import PageFile
from opora.render.russian import share
from opora.render.spreadsheet import csv_bytes

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


def assessment_files(edition: Edition, entry: Entry) -> tuple[PageFile, ...]:
    """Write the table again, in one form whatever it was read from."""
    rows = rows_of(edition, entry)
    head = [one.title for one in columns()]
    return (PageFile("results.csv", csv_bytes([head, *map(_cells, rows)])),) if rows else ()


def _cells(row: Result) -> list[str]:
    return [
        *(row.scope.id, row.procedure.label, row.subject.label, str(row.grade), str(row.year)),
        *("<5" if row.withheld else str(row.participants), _cell(row.completion)),
        *(_cell(row.failed), row.note or ""),
    ]


def _cell(value: float | None) -> str:
    return "" if value is None else share(value)
