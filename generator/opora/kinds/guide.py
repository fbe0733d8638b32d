"""A guide to a risk factor: how to see it, where to begin, what to put into a roadmap."""

from typing import Annotated

from pydantic import Field

from opora.model import (
    Day,
    Entity,
    ExpectedResult,
    Kind,
    Line,
    Place,
    Record,
    Ref,
    RefTo,
    Role,
    Text,
)


class SampleMeasure(Record):
    """A measure that fits a roadmap, with a result that can be checked."""

    activity: Text = Field(title="Мероприятие")
    responsible: tuple[Role, ...] = Field(min_length=1, title="Кто отвечает")
    months: Line = Field(title="Срок", description="Например, «сентябрь – октябрь».")
    expected_result: ExpectedResult = Field(title="Ожидаемый результат")


class Watched(Record):
    """Something to keep an eye on, and where its number comes from."""

    what: Line = Field(title="Показатель")
    how: Line = Field(title="Откуда взять", description="Журнал, анкета, наблюдение.")
    often: Line = Field(title="Как часто")
    target: Line | None = Field(None, title="Пример цели", description="К какому значению идти.")


class Guide(Entity):
    """What the editors advise a school with one risk factor."""

    factor: Annotated[Ref, RefTo("factor")] = Field(title="Фактор риска")
    reviewed: Day = Field(title="Когда проверила редакция")
    signs: tuple[Text, ...] = Field(min_length=3, title="Как это видно в школе")
    questions: tuple[Line, ...] = Field(
        min_length=5,
        max_length=12,
        title="Самопроверка за десять минут",
        description="Вопросы, на которые можно ответить «да» или «нет»; «нет» — повод заняться.",
    )
    first_steps: tuple[Text, ...] = Field(min_length=3, title="Первые шаги без расходов")
    mistakes: tuple[Text, ...] = Field(min_length=3, title="Чего не делать")
    helpers: tuple[Text, ...] = Field(min_length=2, title="Кого позвать")
    curator: tuple[Text, ...] = Field(min_length=3, title="На что смотрит куратор")
    goal: Text = Field(title="Цель антирисковой программы")
    tasks: tuple[Line, ...] = Field(min_length=2, title="Задачи антирисковой программы")
    measures: tuple[SampleMeasure, ...] = Field(min_length=3, title="Меры для дорожной карты")
    indicators: tuple[Watched, ...] = Field(min_length=3, title="За чем следить")


KIND = Kind(
    name="guide",
    model=Guide,
    label="памятка по фактору риска",
    plural="памятки по факторам риска",
    places=(Place("guides/{id}.yml"),),
    url="guides/{id}/",
)
