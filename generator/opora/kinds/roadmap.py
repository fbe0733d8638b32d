"""A roadmap: tasks and measures of a region, a municipality or a school for a year."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from opora.model import (
    Actor,
    Citation,
    Day,
    Entity,
    ExpectedResult,
    Kind,
    Labelled,
    Line,
    MeasureState,
    Part,
    Period,
    Place,
    ProofKind,
    Quantity,
    Record,
    Ref,
    RefTo,
    Span,
    Text,
    WebAddress,
)
from opora.model.base import SLUG_PATTERN


class FactorsBy(Labelled):
    """Who linked a measure with risk factors."""

    DOCUMENT = "document", "указано в документе"
    EDITOR = "editor", "сопоставлено редакцией"


class Task(Record):
    """A task that measures serve."""

    id: Annotated[str, Field(pattern=SLUG_PATTERN, max_length=40)] = Field(title="Идентификатор")
    title: Line = Field(title="Задача")


class Actual(Record):
    """What came out, and when."""

    date: Day = Field(title="Дата выполнения")
    quantities: tuple[Quantity, ...] = Field((), title="Итог в числах")
    text: Text | None = Field(None, title="Итог словами")


class Proof(Record):
    """What confirms that a measure was carried out."""

    kind: ProofKind = Field(title="Вид")
    document: Annotated[Ref, RefTo("document", "act")] | None = Field(None, title="Документ банка")
    url: WebAddress | None = Field(None, title="Адрес")
    date: Day | None = Field(None, title="Дата")
    note: Text | None = Field(None, title="Пояснение")


class Measure(Part):
    """A row of a roadmap."""

    part_kind: ClassVar[str] = "measure"
    scoped: ClassVar[bool] = True

    number: Line | None = Field(None, title="Номер строки", description="Как в документе: «2.14».")
    task: str = Field(
        title="Задача",
        description="Идентификатор из списка tasks.",
        json_schema_extra={"x-within": "tasks"},
    )
    activity: Text = Field(title="Мероприятие")
    period: Period
    responsible: tuple[Actor, ...] = Field(min_length=1, title="Ответственные")
    expected_result: ExpectedResult = Field(title="Ожидаемый результат")
    factors: tuple[Annotated[Ref, RefTo("factor")], ...] = Field((), title="Факторы риска")
    factors_by: FactorsBy = Field(FactorsBy.DOCUMENT, title="Кто сопоставил факторы")
    scope: (
        Annotated[
            Literal["programme"],
            Field(json_schema_extra={"enumDescriptions": ["для всей программы, без фактора"]}),
        ]
        | None
    ) = Field(
        None, title="Общая мера", description="programme — мера для всей программы, без фактора."
    )
    state: MeasureState = Field(title="Состояние")
    actual: Actual | None = Field(None, title="Факт")
    evidence: tuple[Proof, ...] = Field((), title="Подтверждения")
    sensitive: bool = Field(
        default=False, title="Касается семей", description="Публикуется только обобщённая доля."
    )
    depends_on: tuple[str, ...] = Field(
        (),
        title="После мер",
        description="Идентификаторы мер этой же карты.",
        json_schema_extra={"x-within": "items"},
    )
    practices: tuple[Annotated[Ref, RefTo("practice")], ...] = Field((), title="Практики")
    approaches: tuple[Annotated[Ref, RefTo("approach")], ...] = Field(
        (), title="Подходы из исследований", description="На что опирается мера, если практики нет."
    )
    note: Text | None = Field(None, title="Примечание")

    @property
    def title(self) -> str:
        """The activity is what a measure is called."""
        return self.activity

    @property
    def label(self) -> str:
        """The name for lists and links."""
        return self.activity


class Reporting(Record):
    """Who reports on the plan, to whom, how often and by when."""

    who: Text = Field(title="Кто")
    to: Annotated[Ref, RefTo("organisation")] = Field(title="Кому")
    about: tuple[Line, ...] = Field(min_length=1, title="О чём")
    every: Literal["month", "quarter"] = Field(
        title="Как часто", json_schema_extra={"enumDescriptions": ["месяц", "квартал"]}
    )
    due_day: int = Field(ge=1, le=28, title="До какого числа следующего месяца")


class Roadmap(Entity):
    """A roadmap; its owner is the folder it lies in."""

    programme: Annotated[Ref, RefTo("programme")] | None = Field(None, title="Программа")
    period: Span = Field(title="Срок карты")
    act: Annotated[Ref, RefTo("act")] | None = Field(None, title="Чем утверждена")
    goal: Text = Field(title="Цель")
    tasks: tuple[Task, ...] = Field(min_length=1, title="Задачи")
    items: tuple[Measure, ...] = Field(min_length=1, title="Меры")
    reporting: Reporting | None = Field(None, title="Отчётность")
    version: Line | None = Field(None, title="Редакция")
    revised: Day | None = Field(None, title="Дата редакции")
    figures_source: Citation | None = Field(None, title="Источник чисел")


KIND = Kind(
    name="roadmap",
    model=Roadmap,
    label="дорожная карта",
    plural="дорожные карты",
    places=(
        Place("schools/{region}/roadmap-{edition}.yml", "{region}-{edition}"),
        Place(
            "schools/{region}/{municipality}/roadmap-{edition}.yml",
            "{region}-{municipality}-{edition}",
        ),
        Place(
            "schools/{region}/{municipality}/{school}/roadmap-{edition}.yml",
            "{region}-{municipality}-{school}-{edition}",
        ),
    ),
    url="roadmaps/{id}/",
)

MEASURE_KIND = Kind(name="measure", model=Measure, label="мера", plural="меры", url="#{part}")
