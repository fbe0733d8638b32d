"""An external system or resource of the programme: known by link only."""

from typing import Annotated

from pydantic import Field

from opora.model import (
    Entity,
    Kind,
    Labelled,
    Level,
    Line,
    Place,
    Record,
    Ref,
    RefTo,
    Text,
    WebAddress,
)


class SystemKind(Labelled):
    """Kinds of system."""

    PORTAL = "portal", "портал"
    INFORMATION_SYSTEM = "information_system", "информационная система"
    SITE = "site", "сайт"
    RESOURCE = "resource", "ресурс программы"


class Section(Record):
    """A part of a system, with the part of this bank that does the same."""

    title: Line = Field(title="Раздел")
    here: Line | None = Field(None, title="Где это в Опоре", description="Адрес: practices/")
    here_title: Line | None = Field(None, title="Как это называется в Опоре")


class System(Entity):
    """A portal, information system or site that the documents name."""

    kind: SystemKind = Field(title="Вид")
    level: Level = Field(title="Уровень")
    owner: Annotated[Ref, RefTo("organisation")] | None = Field(title="Чья")
    territory: Annotated[Ref, RefTo("region", "municipality")] | None = Field(
        None, title="Территория"
    )
    url: WebAddress | None = Field(None, title="Адрес")
    purpose: Text = Field(title="Зачем")
    sections: tuple[Section, ...] = Field((), title="Разделы")


KIND = Kind(
    name="system",
    model=System,
    label="внешняя система",
    plural="внешние системы",
    places=(Place("systems/{id}.yml"),),
    url="systems/{id}/",
)
