"""A partnership: a school and a partner with an agreement, a plan and directions of work."""

from typing import Annotated

from pydantic import Field

from opora.model import Day, Entity, Kind, Labelled, Place, Record, Ref, RefTo, Text, Year


class PartnershipDirection(Labelled):
    """What partners do together."""

    LESSONS = "lessons", "взаимопосещение уроков"
    MENTORING = "mentoring", "наставничество"
    METHOD = "method", "методическая работа"
    ASSESSMENT = "assessment", "оценка качества"
    RESOURCES = "resources", "общие ресурсы"
    EVENTS = "events", "общие мероприятия для учеников"
    PARENTS = "parents", "работа с родителями"
    CAREER = "career", "профориентация"


class Agreement(Record):
    """The paper behind a partnership."""

    act: Annotated[Ref, RefTo("act")] | None = Field(None, title="Акт")
    date: Day | None = Field(None, title="Дата")
    note: Text | None = Field(None, title="Пояснение")


class Partnership(Entity):
    """Who helps a school, and how."""

    school: Annotated[Ref, RefTo("school")] = Field(title="Школа")
    partner: Annotated[Ref, RefTo("school", "organisation")] = Field(title="Партнёр")
    year: Year = Field(title="Год")
    agreement: Agreement | None = Field(None, title="Соглашение")
    plan: Annotated[Ref, RefTo("document")] | None = Field(None, title="План взаимодействия")
    directions: tuple[PartnershipDirection, ...] = Field((), title="Направления")
    note: Text | None = Field(None, title="Примечание")


KIND = Kind(
    name="partnership",
    model=Partnership,
    label="партнёрство",
    plural="партнёрства",
    places=(Place("partnerships/{id}.yml"),),
    url="partnerships/{id}/",
)
