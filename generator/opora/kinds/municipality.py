"""A municipality: a district or city within a region."""

from typing import Annotated

from pydantic import Field

from opora.model import (
    Citation,
    Entity,
    Kind,
    Labelled,
    Number,
    Place,
    Record,
    Ref,
    RefTo,
    Text,
    Year,
)


class MunicipalityKind(Labelled):
    """Kinds of municipality that have schools of their own."""

    CITY_DISTRICT = "city_district", "городской округ"
    MUNICIPAL_DISTRICT = "municipal_district", "муниципальный округ"
    MUNICIPAL_AREA = "municipal_area", "муниципальный район"


class MunicipalCohort(Record):
    """What a document says of one year."""

    year: Year = Field(title="Год")
    programme: Annotated[Ref, RefTo("programme")] | None = Field(None, title="Программа")
    schools_in_programme: Number | None = Field(None, ge=0, title="Школ в программе")
    low_result_schools: Number | None = Field(None, ge=0, title="Школ с низкими результатами")
    source: Citation = Field(title="Источник")
    note: Text | None = Field(None, title="Пояснение")


class Municipality(Entity):
    """A municipality; its folder holds its schools."""

    kind: MunicipalityKind = Field(title="Вид")
    authority: Annotated[Ref, RefTo("organisation")] | None = Field(
        None, title="Орган управления образованием"
    )
    has_support_programme: bool | None = Field(None, title="Есть программа поддержки школ")
    cohorts: tuple[MunicipalCohort, ...] = Field((), title="Числа по годам")


KIND = Kind(
    name="municipality",
    model=Municipality,
    label="муниципалитет",
    plural="муниципалитеты",
    places=(Place("schools/{region}/{municipality}/municipality.yml", "{region}/{municipality}"),),
    url="schools/{region}/{municipality}/",
)
