"""A role assignment: which position of which organisation coordinates or curates whom."""

from typing import Annotated

from pydantic import Field

from opora.model import Entity, Kind, Place, Quantity, Ref, RefTo, Role, Span, Text, Year

Account = Annotated[
    str, Field(pattern=r"^@[A-Za-z0-9][A-Za-z0-9._-]{0,60}(?:/[A-Za-z0-9._-]{1,60})*$")
]
"""A team or a user of a forge."""


class Assignment(Entity):
    """A role held for a territory, a school or a programme; by position, never by name."""

    role: Role = Field(title="Роль")
    holder: Annotated[Ref, RefTo("organisation", "school")] | None = Field(
        title="Кто назначен", description="Организация; должность — в поле position, имя не пишем."
    )
    position: Text | None = Field(None, title="Должность")
    scope: tuple[Annotated[Ref, RefTo("region", "municipality", "school")], ...] = Field(
        min_length=1, title="Для кого", description="Территории или школы, которыми занимается."
    )
    programme: Annotated[Ref, RefTo("programme")] | None = Field(None, title="Программа")
    year: Year = Field(title="Год")
    period: Span | None = Field(None, title="Срок")
    act: Annotated[Ref, RefTo("act")] | None = Field(None, title="Чем назначен")
    number: Quantity | None = Field(
        None, title="Сколько", description="Если документ назначает нескольких: 82 куратора."
    )
    duties: tuple[Text, ...] = Field((), title="Что делает")
    accounts: tuple[Account, ...] = Field(
        (),
        title="Учётные записи",
        description="Команда или служебная запись на площадке: @region/kuratory. Ей площадка сама "
        "пришлёт запросы по этим территориям.",
    )
    note: Text | None = Field(None, title="Примечание")


KIND = Kind(
    name="assignment",
    model=Assignment,
    label="назначение",
    plural="назначения",
    places=(Place("assignments/{id}.yml"),),
    url="assignments/{id}/",
    list_title="Кто за что отвечает",
)
