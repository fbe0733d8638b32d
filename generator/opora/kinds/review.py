"""An expert review of a practice, document or roadmap by named criteria."""

from typing import Annotated

from pydantic import Field

from opora.model import Actor, Day, Entity, Kind, Labelled, Place, Record, Ref, RefTo, Text


class Criterion(Labelled):
    """The three criteria of the Primorye order, and those the bank adds."""

    LAWFUL = "lawful", "соответствует законодательству"
    FITS_PLACE = "fits_place", "учитывает особенности муниципалитета или школы"
    CONCRETE = "concrete", "содержит конкретные показатели и меры"
    REPEATABLE = "repeatable", "описана так, что можно повторить"
    EVIDENCE = "evidence", "результаты подтверждены источниками"
    PRIVACY = "privacy", "не раскрывает персональных данных"


FULL = 2
"""The highest score: the criterion is met."""

REQUIRED = (Criterion.LAWFUL, Criterion.FITS_PLACE, Criterion.CONCRETE)
"""Criteria without which a review is not complete. Source: the Primorye order of 2021, row 1.4."""


class Decision(Labelled):
    """What a review ends with."""

    ACCEPT = "accept", "принять"
    REVISE = "revise", "доработать"
    REJECT = "reject", "отклонить"


class Score(Record):
    """A mark for one criterion: 0 no, 1 partly, 2 yes."""

    criterion: Criterion = Field(title="Критерий")
    score: int = Field(ge=0, le=2, title="Оценка", description="0 — нет, 1 — частично, 2 — да.")
    comment: Text | None = Field(None, title="Пояснение")


class Review(Entity):
    """A review with its scores and decision; experts by organisation and role, not by name."""

    object: Annotated[Ref, RefTo("practice", "document", "roadmap")] = Field(title="Что проверяли")
    requested_by: Actor = Field(title="Кто запросил")
    experts: tuple[Actor, ...] = Field(min_length=1, title="Эксперты")
    date: Day = Field(title="Дата")
    criteria: tuple[Score, ...] = Field(min_length=1, title="Оценки")
    decision: Decision = Field(title="Решение")
    advice: Text | None = Field(None, title="Рекомендации")

    @property
    def passed(self) -> bool:
        """Whether each required criterion is met in full and the decision is to accept."""
        marks = {one.criterion: one.score for one in self.criteria}
        met = all(marks.get(criterion) == FULL for criterion in REQUIRED)
        return met and self.decision is Decision.ACCEPT


KIND = Kind(
    name="review",
    model=Review,
    label="экспертиза",
    plural="экспертизы",
    places=(Place("reviews/{id}.yml"),),
    url="reviews/{id}/",
)
