"""An organisation that is not a school: authorities, institutes, centres, partners."""

from typing import Annotated

from pydantic import Field

from opora.model import Email, Entity, Kind, Labelled, Line, Place, Ref, RefTo, WebAddress


class OrganisationKind(Labelled):
    """Kinds of organisation."""

    FEDERAL_AUTHORITY = "federal_authority", "федеральный орган"
    REGIONAL_AUTHORITY = "regional_authority", "региональный орган"
    MUNICIPAL_AUTHORITY = "municipal_authority", "муниципальный орган управления образованием"
    INSTITUTE = "institute", "институт развития образования"
    METHOD_CENTRE = "method_centre", "методический центр"
    UNIVERSITY = "university", "вуз или научная организация"
    MUSEUM = "museum", "музеи"
    LIBRARY = "library", "библиотеки"
    SOCIAL_PARTNER = "social_partner", "социальный партнёр"
    GROWTH_POINT = "growth_point", "«Точка роста»"
    NETWORK = "network", "сетевое объединение"
    SCHOOL = "school", "школа вне программы"


class Organisation(Entity):
    """An organisation named in the bank."""

    kind: OrganisationKind = Field(title="Вид")
    territory: Annotated[Ref, RefTo("region", "municipality")] | None = Field(
        None, title="Территория"
    )
    website: WebAddress | None = Field(None, title="Сайт")
    official_email: Email | None = Field(None, title="Официальная почта")
    aliases: tuple[Line, ...] = Field((), title="Другие названия")


KIND = Kind(
    name="organisation",
    model=Organisation,
    label="организация",
    plural="организации",
    places=(Place("organisations/{id}.yml"),),
    url="organisations/{id}/",
)
