"""A question somebody asked and its answer, linked to factors and measures."""

from typing import Annotated

from pydantic import Field

from opora.model import Day, Entity, Kind, Labelled, Place, Ref, RefTo, Role, Text


class ConsultationState(Labelled):
    """Where a question stands."""

    OPEN = "open", "ждёт ответа"
    ANSWERED = "answered", "есть ответ"
    CLOSED = "closed", "закрыт"


class Consultation(Entity):
    """A question of a role, never of a named person, and the answer of a role."""

    question: Text = Field(title="Вопрос")
    asked_by: Role = Field(title="Кто спрашивает")
    date: Day = Field(title="Дата вопроса")
    factors: tuple[Annotated[Ref, RefTo("factor")], ...] = Field((), title="Факторы риска")
    measure: Annotated[Ref, RefTo("measure")] | None = Field(None, title="Мера")
    practices: tuple[Annotated[Ref, RefTo("practice")], ...] = Field((), title="Практики")
    answer: Text | None = Field(None, title="Ответ")
    answered_by: Role | None = Field(None, title="Кто отвечает")
    answered: Day | None = Field(None, title="Дата ответа")
    state: ConsultationState = Field(title="Состояние")


KIND = Kind(
    name="consultation",
    model=Consultation,
    label="вопрос",
    plural="вопросы и ответы",
    places=(Place("consultations/{id}.yml"),),
    url="questions/{id}/",
)
