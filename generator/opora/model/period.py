"""The seven forms in which the programme's documents state a time."""

from datetime import date, timedelta
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from opora.model.base import Record, Ref, RefTo, fault
from opora.model.scalars import Day, Line, Month


def month_bounds(month: str) -> tuple[date, date]:
    """Return the first and the last day of a month written as `2026-03`."""
    year, number = int(month[:4]), int(month[5:])
    after = date(year + number // 12, number % 12 + 1, 1)
    return date(year, number, 1), after - timedelta(days=1)


def refuse_backwards(start: date | str, end: date | str) -> None:
    """Refuse a time that ends before it begins; days, or months written as `2026-03`.

    Raises:
        PydanticCustomError: As rule V12.
    """
    if str(start) > str(end):
        message = f"начало {start} позже конца {end}"
        hint = "поменяйте начало и конец местами или исправьте год"
        raise fault(code="V12", message=message, hint=hint)


class _Worded(Record):
    raw: Line | None = Field(
        None, title="Как в документе", description="Срок дословно: «в течение года»."
    )


class OnDate(_Worded):
    """A single day; unknown where the document cannot be read."""

    kind: Literal["date"] = Field(
        title="Форма срока", json_schema_extra={"enumDescriptions": ["один день"]}
    )
    date: Day | None = Field(title="Дата")
    candidates: tuple[Day, ...] = Field(
        (), title="Возможные даты", description="Если дата читается неоднозначно."
    )


class OnDates(_Worded):
    """Several days."""

    kind: Literal["dates"] = Field(
        title="Форма срока", json_schema_extra={"enumDescriptions": ["несколько дней"]}
    )
    dates: tuple[Day, ...] = Field(min_length=2, title="Даты")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if list(self.dates) != sorted(set(self.dates)):
            raise fault(
                code="V12",
                message="даты идут не по порядку или повторяются",
                hint="расставьте по порядку",
            )
        return self


class DayRange(_Worded):
    """From a day to a day, both included."""

    kind: Literal["range"] = Field(
        title="Форма срока", json_schema_extra={"enumDescriptions": ["с числа по число"]}
    )
    start: Day = Field(title="Начало")
    end: Day = Field(title="Конец")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        refuse_backwards(self.start, self.end)
        return self


class MonthRange(_Worded):
    """From a month to a month, both included."""

    kind: Literal["months"] = Field(
        title="Форма срока", json_schema_extra={"enumDescriptions": ["с месяца по месяц"]}
    )
    start: Month = Field(title="Первый месяц")
    end: Month = Field(title="Последний месяц")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        refuse_backwards(self.start, self.end)
        return self


class AllYear(_Worded):
    """Some time within the period of the plan."""

    kind: Literal["all_year"] = Field(
        title="Форма срока", json_schema_extra={"enumDescriptions": ["в течение года"]}
    )


class Recurring(_Worded):
    """Every month or quarter, on request where `on_request` says so."""

    kind: Literal["recurring"] = Field(
        title="Форма срока", json_schema_extra={"enumDescriptions": ["регулярно"]}
    )
    every: Literal["month", "quarter"] = Field(
        title="Как часто", json_schema_extra={"enumDescriptions": ["месяц", "квартал"]}
    )
    on_request: bool = Field(default=False, title="И по запросу")


class BySchedule(_Worded):
    """By a schedule that another document sets."""

    kind: Literal["schedule"] = Field(
        title="Форма срока", json_schema_extra={"enumDescriptions": ["по графику"]}
    )
    document: Annotated[Ref, RefTo("document", "act")] | None = Field(
        None, title="Документ с графиком"
    )


Period = Annotated[
    OnDate | OnDates | DayRange | MonthRange | AllYear | Recurring | BySchedule,
    Field(discriminator="kind", title="Срок"),
]


def bounds(period: Period) -> tuple[date, date] | None:
    """Return the first and the last day of a period, or nothing where it sets none."""
    match period:
        case OnDate(date=day):
            return (day, day) if day else None
        case OnDates(dates=days):
            return days[0], days[-1]
        case DayRange(start=start, end=end):
            return start, end
        case MonthRange(start=first, end=last):
            return month_bounds(first)[0], month_bounds(last)[1]
        case AllYear() | Recurring() | BySchedule():
            return None


class Span(Record):
    """The days a plan or programme runs, both included; years alone where no more is known."""

    start: Day = Field(title="Начало")
    end: Day = Field(title="Конец")
    raw: Line | None = Field(None, title="Как в документе")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        refuse_backwards(self.start, self.end)
        return self
