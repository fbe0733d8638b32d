"""A programme or project of support, from the federal one down to a municipality's."""

from typing import Annotated

from pydantic import Field

from opora.model import (
    Actor,
    Entity,
    Kind,
    Labelled,
    Level,
    Line,
    Place,
    Record,
    Ref,
    RefTo,
    Span,
    Text,
    Year,
)


class Across(Labelled):
    """How an indicator counts over several years."""

    ANY = "any", "порог превышен хотя бы в один из годов"
    EACH = "each", "порог превышен в каждый из годов"


class SelectionRule(Record):
    """Which schools a programme takes in: low marks in several assessments of given years."""

    metric: Text = Field(title="Что считают")
    threshold_percent: float | None = Field(None, ge=0, le=100, title="Порог, %")
    min_count: int | None = Field(None, ge=1, title="Не менее скольких показателей")
    years: tuple[Year, ...] = Field((), title="Годы")
    across: Across | None = Field(
        None,
        title="Как считать за годы",
        description="Только если документ это говорит; иначе банк считает хотя бы в один из годов.",
    )


class Duty(Record):
    """What an actor does in the programme."""

    actor: Actor = Field(title="Кто")
    tasks: tuple[Text, ...] = Field(min_length=1, title="Что делает")


class Direction(Record):
    """A line of work with its actions."""

    title: Line = Field(title="Направление")
    actions: tuple[Text, ...] = Field((), title="Действия")


class Problem(Record):
    """A difficulty named in the documents, linked to risk factors where they fit."""

    text: Text = Field(title="Проблема")
    factors: tuple[Annotated[Ref, RefTo("factor")], ...] = Field((), title="Факторы риска")


class Programme(Entity):
    """A programme of support for schools."""

    level: Level = Field(title="Уровень")
    territory: Annotated[Ref, RefTo("region", "municipality")] | None = Field(
        None, title="Территория"
    )
    parent: Annotated[Ref, RefTo("programme")] | None = Field(None, title="Часть программы")
    customer: Annotated[Ref, RefTo("organisation")] | None = Field(None, title="Заказчик")
    developer: Annotated[Ref, RefTo("organisation")] | None = Field(None, title="Разработчик")
    goal: Text | None = Field(title="Цель")
    tasks: tuple[Text, ...] = Field((), title="Задачи")
    period: Span | None = Field(title="Срок")
    selection_rule: SelectionRule | None = Field(None, title="Как отбирают школы")
    support_components: tuple[Text, ...] = Field((), title="Из чего состоит поддержка")
    directions: tuple[Direction, ...] = Field((), title="Направления")
    duties: tuple[Duty, ...] = Field((), title="Кто что делает")
    problems: tuple[Problem, ...] = Field((), title="Какие проблемы названы")
    results: tuple[Text, ...] = Field((), title="Ожидаемые результаты")
    participants: tuple[Actor, ...] = Field((), title="Участники")
    partners: tuple[Annotated[Ref, RefTo("organisation")], ...] = Field((), title="Партнёры")
    acts: tuple[Annotated[Ref, RefTo("act")], ...] = Field((), title="Акты")


KIND = Kind(
    name="programme",
    model=Programme,
    label="программа",
    plural="программы",
    places=(Place("programmes/{id}.yml"),),
    url="programmes/{id}/",
)
