"""A template that a school fills in: a concept, a programme, a report, a sheet of a review."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from opora.model import (
    BLANK,
    Day,
    Entity,
    Kind,
    Labelled,
    Line,
    Place,
    Record,
    Ref,
    RefTo,
    Role,
    Summary,
    Text,
    fault,
)


class GuidePart(Labelled):
    """What a guide to a risk factor puts into a block."""

    SIGNS = "signs", "признаки"
    GOAL = "goal", "цель"
    TASKS = "tasks", "задачи"
    INDICATORS = "indicators", "показатели: что, откуда взять, как часто, цель"
    MEASURES = "measures", "меры: мероприятие, срок, кто отвечает, ожидаемый результат"
    RESULTS = "results", "ожидаемые результаты"
    PEOPLE = "people", "кто отвечает и за что"
    HELPERS = "helpers", "кого позвать"
    MISTAKES = "mistakes", "чего не делать"
    QUESTIONS = "questions", "вопросы самопроверки"
    FIRST_STEPS = "first_steps", "первые шаги"
    CURATOR = "curator", "на что смотрит куратор"


WIDTHS = {
    GuidePart.INDICATORS: 4,
    GuidePart.MEASURES: 4,
    GuidePart.PEOPLE: 2,
    GuidePart.QUESTIONS: 1,
}
"""How many columns a table needs that takes a part of a guide; the other parts are lists."""

MOST_BLANK = 30

_GAP = "[…]"
"""A gap in the bank's own file, where the mark itself would be found as something forgotten."""


class Filled(Labelled):
    """What a template is once the guide to a factor has filled it in."""

    EXAMPLE = "example", "учебный пример"
    SHEET = "sheet", "готовый лист"


class Column(Record):
    """A column of a table to fill in."""

    title: Line = Field(title="Заголовок столбца")
    hint: Line | None = Field(None, title="Что писать")
    width: int = Field(2, ge=1, le=6, title="Ширина", description="Доля ширины листа.")
    choices: tuple[Line, ...] = Field((), title="Что можно выбрать")


class Row(Record):
    """A row of a table that stands in it from the beginning: its first cells."""

    cells: tuple[Line, ...] = Field(min_length=1, title="Ячейки")


class Block(Record):
    """A piece of a template: what to write, questions to answer, a table to fill in."""

    title: Line = Field(title="Заголовок")
    hint: Text | None = Field(None, title="Что здесь писать")
    prompts: tuple[Line, ...] = Field((), title="Поля", description="На каждое нужен ответ.")
    lines: int = Field(0, ge=0, le=MOST_BLANK, title="Пустые строки для текста")
    columns: tuple[Column, ...] = Field((), title="Столбцы таблицы")
    rows: tuple[Row, ...] = Field((), title="Готовые строки")
    blank: int = Field(0, ge=0, le=MOST_BLANK, title="Пустые строки таблицы")
    fills: GuidePart | None = Field(
        None, title="Откуда пример", description="Часть памятки, которой заполнен пример."
    )
    example: Text | None = Field(
        None, title="Текст примера", description="Один для всех факторов; вместо части памятки."
    )

    @model_validator(mode="after")
    def _fits(self) -> Self:
        width = len(self.columns)
        if any(len(row.cells) > width for row in self.rows):
            message = f"в готовой строке ячеек больше, чем столбцов: {width}"
            raise fault(code="M01", message=message, hint="добавьте столбец или уберите ячейку")
        if self.fills and width < WIDTHS.get(self.fills, 0):
            message = f"для примера «{self.fills.label}» столбцов мало: {width}"
            hint = f"нужно не меньше {WIDTHS[self.fills]}"
            raise fault(code="M01", message=message, hint=hint)
        return self


class Begun(Record):
    """The file of a record of the bank, begun: gaps are marked, comments say what to write."""

    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,60}\.(?:yml|md)$")] = Field(
        title="Имя файла", description="Латиницей: roadmap.yml или practice.md."
    )
    text: Text = Field(title="Текст файла", description="Пропуски помечены знаком […].")

    @property
    def marked(self) -> str:
        """The text as people take it: its gaps carry the mark that `opora validate` points at."""
        return f"{self.text.strip()}\n".replace(_GAP, BLANK)


class Template(Entity):
    """A template as its page, its Word document and its workbook show it."""

    summary: Summary = Field(title="Кратко", description="До 300 знаков: что это и что в нём есть.")
    when: Text = Field(title="Когда нужен")
    roles: tuple[Role, ...] = Field(min_length=1, title="Кто заполняет")
    takes: Line = Field(title="Сколько времени")
    reviewed: Day = Field(title="Когда проверила редакция")
    form: (
        Annotated[
            Literal["roadmap", "practice", "report"],
            Field(json_schema_extra={"enumDescriptions": ["дорожная карта", "практика", "отчёт"]}),
        ]
        | None
    ) = Field(
        None,
        title="Запись банка",
        description="Вид записи, книгу Excel которой читает opora import.",
    )
    filled: Filled = Field(Filled.EXAMPLE, title="Что получается по памятке")
    blocks: tuple[Block, ...] = Field(min_length=1, title="Разделы")
    record: Begun | None = Field(None, title="Начатый файл записи")
    checks: tuple[Text, ...] = Field(min_length=2, title="Проверьте перед тем, как сдать")
    related: tuple[
        Annotated[Ref, RefTo("template", "document", "act", "practice", "approach")], ...
    ] = Field((), title="Что посмотреть ещё")

    @property
    def has_examples(self) -> bool:
        """Whether guides can fill the template in."""
        return any(block.fills for block in self.blocks)


KIND = Kind(
    name="template",
    model=Template,
    label="образец",
    plural="образцы и бланки",
    places=(Place("templates/{id}.yml"),),
    url="templates/{id}/",
)
