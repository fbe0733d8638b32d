"""What something to do in a school is, takes and brings, whoever describes it."""

from typing import Annotated

from pydantic import Field, StringConstraints

from opora.model.base import Labelled, Record
from opora.model.enums import Cost
from opora.model.scalars import Line

SUMMARY_LIMIT = 300
"""The most signs of a summary that a list can show."""

Summary = Annotated[str, StringConstraints(min_length=20, max_length=1000)]
"""What it is and whom it helps, for a list. Rule V43 keeps it to `SUMMARY_LIMIT`."""


class FirstEffect(Labelled):
    """How soon it shows that it helps."""

    AT_ONCE = "at_once", "сразу"
    MONTH = "month", "через месяц"
    QUARTER = "quarter", "через четверть"
    YEAR = "year", "через год"


class Effort(Record):
    """What it takes; each field in words where a number would lie, empty where nobody has told."""

    people: Line | None = Field(title="Люди", description="Кто занят и сколько человек.")
    hours: Line | None = Field(title="Время", description="Сколько часов и как долго.")
    equipment: Line | None = Field(None, title="Оборудование и материалы")
    cost: Cost | None = Field(title="Расходы")
