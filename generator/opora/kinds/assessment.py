"""An assessment: where a table of results comes from. The table lies beside, of the same name."""

from pydantic import Field

from opora.model import Entity, Kind, Place, Text


class Assessment(Entity):
    """The description of a table of results: its title, its sources, how it was put together."""

    note: Text | None = Field(
        None, title="Пояснение", description="Как собраны числа и чего в них нет."
    )


KIND = Kind(
    name="assessment",
    model=Assessment,
    label="оценочная процедура",
    plural="оценочные процедуры",
    places=(Place("assessments/{id}.yml"),),
    url="assessments/{id}/",
    list_title="Результаты оценочных процедур",
)
