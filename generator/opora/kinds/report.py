"""A monthly progress report of a municipality or a school; what is due is computed, not typed."""

from datetime import date
from typing import Annotated

from pydantic import Field

from opora.model import Day, Entity, Kind, MeasureState, Place, Record, Ref, RefTo, Text

DUE_DAY = 10
"""The day of the next month by which a report is due. Source: the Primorye order of 2021."""


def due_date(month: str, day: int = DUE_DAY) -> date:
    """Return the day by which the report for a month (`2026-12`) is due: 10 January 2027."""
    year, number = int(month[:4]), int(month[5:])
    return date(year + number // 12, number % 12 + 1, day)


class Progress(Record):
    """How a measure stands this month."""

    measure: Annotated[Ref, RefTo("measure")] = Field(title="Мера")
    state: MeasureState = Field(title="Состояние")
    comment: Text | None = Field(None, title="Что сделано")


class Report(Entity):
    """A report; its month and its sender are in its path."""

    submitted: Day = Field(title="Дата сдачи")
    progress: tuple[Progress, ...] = Field((), title="Ход дорожной карты")
    measures_complex: Text = Field(title="Муниципальный комплекс мер")
    difficulties: Text | None = Field(None, title="Трудности")
    help_needed: Text | None = Field(None, title="Нужна помощь")


_FOLDER = "schools/{region}/{municipality}"

KIND = Kind(
    name="report",
    model=Report,
    label="отчёт",
    plural="отчёты",
    places=(
        Place(f"{_FOLDER}/reports/{{month}}.yml", "{region}/{municipality}/{month}"),
        Place(
            f"{_FOLDER}/{{school}}/reports/{{month}}.yml",
            "{region}/{municipality}/{school}/{month}",
        ),
    ),
    url="reports/{id}/",
)
