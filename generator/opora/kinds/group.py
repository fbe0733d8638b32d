"""A group of people or organisations that acts together: a working group, council, community."""

from typing import Annotated

from pydantic import Field

from opora.model import (
    Actor,
    Entity,
    Kind,
    Labelled,
    Level,
    Place,
    Quantity,
    Ref,
    RefTo,
    Text,
    Year,
)


class GroupKind(Labelled):
    """Kinds of group that the documents name."""

    WORKING_GROUP = "working_group", "рабочая группа"
    COORDINATING_COUNCIL = "coordinating_council", "координационный совет"
    METHOD_COUNCIL = "method_council", "научно-методический совет"
    MANAGEMENT_TEAM = "management_team", "управленческая команда"
    METHOD_ASSOCIATION = "method_association", "городское методическое объединение"
    PROFESSIONAL_ASSOCIATION = "professional_association", "профессиональное объединение педагогов"
    NETWORK_COMMUNITY = "network_community", "сетевое сообщество"
    SUPPORT_SERVICE = "support_service", "служба сопровождения"


class Group(Entity):
    """A working group, council or community with its members as organisations or roles."""

    kind: GroupKind = Field(title="Вид")
    level: Level = Field(title="Уровень")
    territory: Annotated[Ref, RefTo("region", "municipality", "school")] = Field(
        title="Территория или школа"
    )
    programme: Annotated[Ref, RefTo("programme")] | None = Field(None, title="Программа")
    members: tuple[Actor, ...] = Field((), title="Участники")
    number: Quantity | None = Field(None, title="Сколько таких групп")
    act: Annotated[Ref, RefTo("act")] | None = Field(None, title="Чем утверждена")
    year: Year | None = Field(None, title="Год")
    purpose: Text | None = Field(None, title="Зачем")
    tasks: tuple[Text, ...] = Field((), title="Чем занимается")


KIND = Kind(
    name="group",
    model=Group,
    label="группа или сообщество",
    plural="рабочие группы, советы и сообщества",
    places=(Place("groups/{id}.yml"),),
    url="groups/{id}/",
)
