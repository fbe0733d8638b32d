"""Where a fact comes from."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from opora.model.base import Record, Ref, RefTo, fault
from opora.model.scalars import Day, Line, WebAddress, Year


class Citation(Record):
    """A source: a document or act of the bank, or a title with its address, and the place in it."""

    document: Annotated[Ref, RefTo("document", "act")] | None = Field(
        None, title="Документ банка", description="Идентификатор документа или акта из банка."
    )
    title: Line | None = Field(
        None, title="Название", description="Название источника, если его карточки в банке нет."
    )
    publisher: Line | None = Field(None, title="Кто издал")
    year: Year | None = Field(None, title="Год издания")
    url: WebAddress | None = Field(None, title="Адрес", description="Адрес страницы или файла.")
    locator: Line | None = Field(
        None, title="Место", description="Страница, раздел, строка таблицы или слайд."
    )
    accessed: Day | None = Field(
        None, title="Дата обращения", description="Когда вы открывали источник."
    )

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if not (self.document or self.title):
            hint = "назовите документ банка (document) или дайте title и url"
            raise fault(code="V04", message="источник ни на что не указывает", hint=hint)
        return self


Sources = Annotated[
    tuple[Citation, ...],
    Field(
        min_length=1,
        title="Источники",
        description="Откуда сведения: хотя бы один документ с указанием места в нём.",
    ),
]
