"""A catalogue of risk factors: one edition of the programme's list, with its groups."""

from typing import Annotated, ClassVar

from pydantic import Field

from opora.model import (
    Citation,
    Entity,
    Evidence,
    Kind,
    Labelled,
    Line,
    Part,
    Place,
    Record,
    Ref,
    RefTo,
    Text,
    Year,
)
from opora.model.base import SLUG_PATTERN


class CatalogueStatus(Labelled):
    """How far documents confirm a catalogue as a whole."""

    CONFIRMED = "confirmed", "подтверждён"
    PARTLY = "partly", "подтверждён частично"
    UNCONFIRMED = "unconfirmed", "не подтверждён"


class FactorGroup(Record):
    """A group of factors within a catalogue."""

    id: Annotated[str, Field(pattern=SLUG_PATTERN, max_length=40)] = Field(title="Идентификатор")
    title: Line = Field(title="Название группы")
    plain: Line = Field(title="Простыми словами")


class Factor(Part):
    """A risk factor: why pupils of a school fail to learn."""

    part_kind: ClassVar[str] = "factor"

    title: Line = Field(title="Название", description="Официальная формулировка каталога.")
    short_title: Line | None = Field(None, title="Короткое название")
    group: str | None = Field(None, title="Группа")
    plain: Line = Field(title="Простыми словами", description="Одна фраза учителя, не чиновника.")
    signs: tuple[Text, ...] = Field((), title="Признаки", description="Что видно в школе.")
    synonyms: tuple[Line, ...] = Field(
        min_length=1, title="Как об этом говорят", description="Слова, по которым фактор ищут."
    )
    evidence: Evidence = Field(title="Подтверждение")
    maps_to: tuple[Annotated[Ref, RefTo("factor")], ...] = Field(
        (), title="Соответствует", description="Факторы методики-15, к которым относится риск."
    )
    replaces: Annotated[Ref, RefTo("factor")] | None = Field(None, title="Заменяет")
    sources: tuple[Citation, ...] = Field((), title="Источники")
    note: Text | None = Field(None, title="Примечание")

    @property
    def label(self) -> str:
        """The name for lists and links."""
        return self.short_title or self.title


class Catalogue(Entity):
    """A catalogue of risk factors; a profile keeps the catalogue of its year."""

    years: tuple[Year, ...] = Field(
        (),
        title="Годы",
        description="В каких циклах каталог применяли; пусто — не зависит от года.",
    )
    status: CatalogueStatus = Field(title="Подтверждённость")
    basis: bool = Field(
        default=False, title="Основной каталог", description="Им размечают практики и меры."
    )
    groups: tuple[FactorGroup, ...] = Field((), title="Группы")
    factors: tuple[Factor, ...] = Field(min_length=1, title="Факторы")
    note: Text | None = Field(None, title="О каталоге")


KIND = Kind(
    name="catalogue",
    model=Catalogue,
    label="каталог факторов риска",
    plural="каталоги факторов риска",
    places=(Place("factors/{id}.yml"),),
    url="catalogues/{id}/",
)

FACTOR_KIND = Kind(
    name="factor",
    model=Factor,
    label="фактор риска",
    plural="факторы риска",
    url="factors/{part}/",
    list_title="Проблемы и факторы риска",
)
