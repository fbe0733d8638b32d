"""Results of assessments, a table: by school or territory, procedure, subject, grade and year."""

from typing import Annotated, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from opora.model import (
    Kind,
    Labelled,
    Line,
    Place,
    Record,
    Ref,
    RefTo,
    Subject,
    Year,
    fault,
)
from opora.model.cells import (
    FEW,
    FEW_WRITTEN,
    cell_count,
    cell_participants,
    cell_share,
    cell_word,
)


class Procedure(Labelled):
    """Procedures whose results are published by school."""

    VPR = "vpr", "ВПР"
    OGE = "oge", "ОГЭ"
    EGE = "ege", "ЕГЭ"
    GIA = "gia", "ГИА"
    RPR = "rpr", "РПР"


Count = Annotated[int, BeforeValidator(cell_count)]
Share = Annotated[float, BeforeValidator(cell_share), Field(ge=0, le=100)]
Participants = Annotated[
    int | None,
    BeforeValidator(cell_participants),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": FEW}, {"const": FEW_WRITTEN}]}),
]


class Result(Record):
    """A row: the result of one procedure in one subject and grade. Never of a pupil or a class."""

    scope: Annotated[Ref, RefTo("school", "municipality", "region")] = Field(
        title="Где", description="Идентификатор школы, муниципалитета или региона."
    )
    procedure: Annotated[Procedure, BeforeValidator(cell_word(Procedure))] = Field(
        title="Процедура", description="ВПР, ОГЭ, ЕГЭ, ГИА или РПР."
    )
    subject: Annotated[Subject, BeforeValidator(cell_word(Subject))] = Field(
        title="Предмет", description="Например, «математика» или mathematics."
    )
    grade: Annotated[Count, Field(ge=1, le=12)] = Field(title="Класс", description="От 1 до 12.")
    year: Annotated[Year, BeforeValidator(cell_count)] = Field(
        title="Год", description="Календарный год, в котором процедура прошла."
    )
    participants: Participants = Field(
        title="Участников",
        description=f"Не меньше {FEW}; если меньше — «{FEW_WRITTEN}», а доли пустые.",
    )
    completion: Share | None = Field(
        None, title="Выполнение, %", description="Средний процент выполнения работы."
    )
    failed: Share | None = Field(
        None, title="Двоек, %", description="Доля участников с отметкой «2» или ниже порога."
    )
    note: Line | None = Field(None, title="Примечание")

    @property
    def withheld(self) -> bool:
        """Whether fewer than five took part, so that nothing is told of them."""
        return self.participants is None

    @model_validator(mode="after")
    def _told_or_withheld(self) -> Self:
        told = self.completion is not None or self.failed is not None
        if self.withheld and told:
            message = f"участников «{FEW_WRITTEN}», а доли записаны"
            hint = "удалите доли: за ними меньше пяти человек"
            raise fault(code="V55", message=message, hint=hint)
        if not told and not self.withheld:
            hint = "впишите «Выполнение, %» или «Двоек, %», а если чисел нет, удалите строку"
            raise fault(code="V03", message="в строке нет ни одной доли", hint=hint)
        return self


class Results(Record):
    """A table of results; what it is and where it comes from, its neighbour says."""

    rows: tuple[Result, ...] = Field(min_length=1, title="Строки")

    @property
    def label(self) -> str:
        """The name for links."""
        return "Таблица результатов"


KIND = Kind(
    name="results",
    model=Results,
    label="таблица результатов",
    plural="таблицы результатов",
    places=(Place("assessments/{id}.csv"),),
    url="#results",
    beside="assessment",
)
