"""A school: its status by year, its part in programmes, and open facts about its circumstances."""

from typing import Annotated

from pydantic import Field

from opora.model import (
    Citation,
    Email,
    Entity,
    Kind,
    Labelled,
    Line,
    Place,
    Record,
    Ref,
    RefTo,
    Settlement,
    SizeBand,
    Text,
    WebAddress,
    Year,
)


class EducationLevel(Labelled):
    """How far a school teaches."""

    PRIMARY = "primary", "начальная школа (НОШ)"
    BASIC = "basic", "основная школа (ООШ)"
    SECONDARY = "secondary", "средняя школа (СОШ)"
    BOARDING = "boarding", "школа-интернат"
    OTHER = "other", "иное"


class SchoolStatus(Labelled):
    """What a school is to the programme in a year."""

    SHNOR = "shnor", "ШНОР (низкие результаты)"
    SHNSU = "shnsu", "школа в неблагоприятных социальных условиях"
    RISK_ZONE = "risk_zone", "в зоне риска"
    RESILIENT = "resilient", "резильентная"
    SUPPORT = "support", "опорная школа"
    PARTNER = "partner", "школа-партнёр"
    INTERNSHIP_SITE = "internship_site", "стажировочная или базовая площадка"
    EXITED = "exited", "вышла из перечня"
    EFFECTIVE = "effective", "эффективный режим"


class Outcome(Labelled):
    """How a year in a programme ended."""

    CONTINUES = "continues", "продолжает"
    EXITED = "exited", "вышла из программы"
    EFFECTIVE = "effective", "перешла в эффективный режим"
    NO_CHANGE = "no_change", "без изменений"


class StatusOfYear(Record):
    """A status that holds for one year, with the act or document that gives it."""

    status: SchoolStatus = Field(title="Статус")
    year: Year = Field(title="Год")
    source: Citation = Field(title="Источник")


class Participation(Record):
    """A year in a programme."""

    programme: Annotated[Ref, RefTo("programme")] = Field(title="Программа")
    year: Year = Field(title="Год")
    outcome: Outcome | None = Field(None, title="Итог")
    source: Citation = Field(title="Источник")


class School(Entity):
    """A school; its municipality and region are the folders it lies in."""

    settlement: Settlement | None = Field(title="Где находится")
    education_level: EducationLevel | None = Field(title="Уровень образования")
    size: SizeBand | None = Field(None, title="Сколько учеников")
    small_school: bool | None = Field(None, title="Малокомплектная")
    remote: bool | None = Field(None, title="Удалённая")
    statuses: tuple[StatusOfYear, ...] = Field((), title="Статусы по годам")
    participations: tuple[Participation, ...] = Field((), title="Участие в программах")
    context: tuple[Text, ...] = Field(
        (),
        title="Обстоятельства",
        description="Только обобщённо: контингент, кадры, расположение. Никаких имён.",
    )
    resources: tuple[Line, ...] = Field((), title="Ресурсы", description="«Точка роста» и другие.")
    website: WebAddress | None = Field(None, title="Сайт")
    official_email: Email | None = Field(None, title="Официальная почта")


KIND = Kind(
    name="school",
    model=School,
    label="школа",
    plural="школы",
    places=(
        Place(
            "schools/{region}/{municipality}/{school}/school.yml",
            "{region}/{municipality}/{school}",
        ),
    ),
    url="schools/{region}/{municipality}/{school}/",
    counted=("statuses", "participations"),
)
