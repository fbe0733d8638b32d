"""A school's risk profile of a year: which risks apply, how much, and what was decided."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from opora.model import (
    Day,
    Entity,
    Kind,
    Labelled,
    Place,
    Record,
    Ref,
    RefTo,
    Role,
    Significance,
    Text,
    fault,
)


class Method(Labelled):
    """How a profile was made."""

    SURVEY = "survey", "опрос участников образовательных отношений"
    SELF_ASSESSMENT = "self_assessment", "самооценка школы"
    EXPERT = "expert", "экспертная оценка"


class Verdict(Labelled):
    """What the curator found about a medium risk."""

    CONFIRMED = "confirmed", "подтверждён"
    NOT_CONFIRMED = "not_confirmed", "не подтверждён"
    PENDING = "pending", "на оценке"


class Respondents(Record):
    """Counts of people asked; fewer than five are never stated."""

    teachers: int | None = Field(None, ge=5, title="Учителей")
    pupils: int | None = Field(None, ge=5, title="Обучающихся")
    parents: int | None = Field(None, ge=5, title="Родителей")


class Assessment(Record):
    """The curator's word on a risk."""

    verdict: Verdict = Field(title="Заключение")
    date: Day | None = Field(None, title="Дата")
    role: Role | None = Field(None, title="Кто оценивал")
    note: Text | None = Field(None, title="Пояснение")


class Decision(Record):
    """Whether the school works on the risk this year."""

    include: bool = Field(title="Включён в работу")
    reason: Text | None = Field(None, title="Причина")

    @model_validator(mode="after")
    def _reason_when_excluded(self) -> Self:
        if not self.include and not self.reason:
            hint = "напишите reason: почему школа не будет работать с этим риском"
            raise fault(code="V23", message="риск исключён без причины", hint=hint)
        return self


class RiskEntry(Record):
    """One risk of a school in a year."""

    factor: Annotated[Ref, RefTo("factor")] = Field(title="Фактор риска")
    significance: Significance = Field(title="Значимость")
    additional: bool = Field(default=False, title="Дополнительный риск")
    curator_assessment: Assessment | None = Field(None, title="Заключение куратора")
    decision: Decision | None = Field(None, title="Решение")

    @property
    def included(self) -> bool:
        """Whether the school has to work on this risk: unless decided otherwise, it does."""
        return self.decision is None or self.decision.include

    @model_validator(mode="after")
    def _medium_is_assessed(self) -> Self:
        if self.significance is Significance.MEDIUM and not self.curator_assessment:
            hint = (
                "добавьте curator_assessment с verdict; пока оценки нет, напишите verdict: pending"
            )
            raise fault(
                code="V21", message="у риска средней значимости нет заключения куратора", hint=hint
            )
        return self


class RiskProfile(Entity):
    """A risk profile; school and year are in its path."""

    catalogue: Annotated[Ref, RefTo("catalogue")] = Field(title="Каталог факторов")
    method: Method = Field(title="Способ")
    date: Day | None = Field(title="Дата")
    respondents: Respondents | None = Field(None, title="Сколько опрошено")
    entries: tuple[RiskEntry, ...] = Field(min_length=1, title="Риски")


KIND = Kind(
    name="risk_profile",
    model=RiskProfile,
    label="рисковый профиль",
    plural="рисковые профили",
    places=(
        Place(
            "schools/{region}/{municipality}/{school}/risk-profile-{year}.yml",
            "{region}/{municipality}/{school}/{year}",
        ),
    ),
    url="schools/{region}/{municipality}/{school}/risk-profile-{year}/",
)
