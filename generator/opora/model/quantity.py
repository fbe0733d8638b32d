"""Expected and actual results: numbers with comparator and unit, and what is said in words."""

import re
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from opora.model.base import Labelled, Record, fault
from opora.model.scalars import Line, Text


class Comparator(Labelled):
    """How a number binds."""

    EXACTLY = "exactly", "ровно"
    AT_LEAST = "at_least", "не менее"
    AT_MOST = "at_most", "не более"
    UP_TO = "up_to", "до"


class Unit(Labelled):
    """What is counted."""

    SCHOOL = "school", "школа"
    MUNICIPALITY = "municipality", "муниципалитет"
    ORGANISATION = "organisation", "образовательная организация"
    CURATOR = "curator", "куратор"
    HEAD = "head", "руководитель"
    TEAM = "team", "управленческая команда"
    TEACHER = "teacher", "педагог"
    LISTENER = "listener", "слушатель"
    PUPIL = "pupil", "обучающийся"
    PARENT = "parent", "родитель"
    FAMILY = "family", "семья"
    EVENT = "event", "мероприятие"
    WEBINAR = "webinar", "вебинар"
    SEMINAR = "seminar", "семинар"
    METHOD_DAY = "method_day", "методический день"
    CONSULTATION = "consultation", "консультация"
    COMMUNITY = "community", "сетевое сообщество"
    DOCUMENT = "document", "документ"
    PROGRAMME = "programme", "программа"
    PLAN = "plan", "план"
    PRACTICE = "practice", "практика"
    BANK = "bank", "банк практик"
    LESSON = "lesson", "урок"
    PERCENT = "percent", "процент"
    PERCENTAGE_POINT = "percentage_point", "процентный пункт"
    POINT = "point", "балл"
    HOUR = "hour", "час"


_WRITTEN = re.compile(r"(?P<number>-?\d[\d\s.,]*?)\s*(?P<rest>[^\d\s.,].*)?")


def _number(value: object) -> object:
    written = _WRITTEN.fullmatch(value) if isinstance(value, str) else None
    if written is None:
        return value
    plain = re.sub(r"\s", "", written["number"]).replace(",", ".")
    if plain == value:
        return value
    message = f"число «{value}» записано с лишними знаками"
    hint = f"напишите {plain}"
    if written["rest"]:
        hint = f"{hint}; единица пишется отдельно, в поле unit"
    raise fault(code="M01", message=message, hint=hint, replacement=plain)


Number = Annotated[int | Annotated[float, Field(allow_inf_nan=False)], BeforeValidator(_number)]
"""A number as documents give it, whole or decimal."""


class Quantity(Record):
    """A number that can be checked: «не менее 10 вебинаров»."""

    value: Number = Field(ge=0, title="Число")
    comparator: Comparator = Field(Comparator.EXACTLY, title="Сравнение")
    unit: Unit = Field(title="Единица")
    scope: Line | None = Field(
        None, title="Чего именно", description="Уточнение: «школ края», «родителей», «в квартал»."
    )
    note: Text | None = Field(None, title="Пояснение")


class ExpectedResult(Record):
    """What a measure must bring: the text, its numbers, and results without a number."""

    text: Text = Field(title="Ожидаемый результат")
    quantities: tuple[Quantity, ...] = Field((), title="В числах")
    qualitative: tuple[Text, ...] = Field((), title="Без чисел, но проверяемо")

    @model_validator(mode="after")
    def _checkable(self) -> Self:
        if not (self.quantities or self.qualitative):
            hint = (
                "добавьте quantities (число и единица) или qualitative (результат, который видно)"
            )
            raise fault(
                code="V31",
                message="результат нельзя проверить: нет ни числа, ни признака",
                hint=hint,
            )
        return self
