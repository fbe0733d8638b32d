"""A region of the country with the programme's figures by year."""

from typing import Annotated, Literal

from pydantic import Field

from opora.model import Citation, Entity, Kind, Number, Place, Record, Ref, RefTo, Text, Year


class Cohort(Record):
    """What a document says of one year: counts, each only where it is named."""

    year: Year = Field(title="Год")
    programme: Annotated[Ref, RefTo("programme")] | None = Field(None, title="Программа")
    schools_in_programme: Number | None = Field(None, ge=0, title="Школ в программе")
    low_result_schools: Number | None = Field(None, ge=0, title="Школ с низкими результатами")
    municipalities: Number | None = Field(None, ge=0, title="Муниципалитетов")
    support_programmes: Number | None = Field(None, ge=0, title="Муниципальных программ поддержки")
    source: Citation = Field(title="Источник")
    note: Text | None = Field(None, title="Пояснение")


class Region(Entity):
    """A region; its folder holds its municipalities."""

    code: Annotated[str, Field(pattern=r"^\d{2,3}$")] | None = Field(None, title="Код региона")
    cluster: Literal["1", "2", "3"] | None = Field(
        None, title="Кластер", description="По методике 500+: 1 — высокий потенциал, 3 — низкий."
    )
    cohorts: tuple[Cohort, ...] = Field((), title="Числа по годам")


KIND = Kind(
    name="region",
    model=Region,
    label="регион",
    plural="регионы",
    places=(Place("schools/{region}/region.yml", "{region}"),),
    url="schools/{region}/",
    list_title="Территории и школы",
)
