"""An act: an order, decree, law or letter on which something rests."""

from typing import Annotated

from pydantic import Field

from opora.model import Day, Entity, Kind, Labelled, Line, Place, Ref, RefTo, Text, WebAddress


class ActKind(Labelled):
    """Kinds of act."""

    LAW = "law", "закон"
    EDICT = "edict", "указ"
    DECREE = "decree", "постановление"
    ORDER = "order", "приказ"
    DIRECTIVE = "directive", "распоряжение"
    LETTER = "letter", "письмо"


class Act(Entity):
    """An act; number and date may be unreadable in a scan and are then unknown with a reason."""

    kind: ActKind = Field(title="Вид акта")
    issuer: Annotated[Ref, RefTo("organisation")] | None = Field(title="Кто издал")
    number: Line | None = Field(title="Номер")
    date: Day | None = Field(title="Дата")
    year: int | None = Field(None, ge=1990, le=2100, title="Год", description="Если даты нет.")
    subject: Text | None = Field(None, title="О чём")
    territory: Annotated[Ref, RefTo("region", "municipality")] | None = Field(
        None, title="Территория"
    )
    based_on: tuple[Annotated[Ref, RefTo("act")], ...] = Field((), title="На основании")
    executor_unit: Line | None = Field(None, title="Исполнитель")
    control_position: Line | None = Field(None, title="Контроль", description="Должность, не имя.")
    legible: bool = Field(default=True, title="Реквизиты читаются")
    url: WebAddress | None = Field(None, title="Адрес публикации")


KIND = Kind(
    name="act",
    model=Act,
    label="акт",
    plural="акты",
    places=(Place("acts/{id}.yml"),),
    url="acts/{id}/",
)
