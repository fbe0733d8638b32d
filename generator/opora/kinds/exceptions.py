"""Reasoned exceptions: what looks like personal data and is none; each was read by a person."""

from typing import Annotated, Literal

from pydantic import Field

from opora.model import Day, Entity, Kind, Line, Place, Record, Text


class Allowed(Record):
    """A piece of one file that a rule is not to report."""

    phrase: Line = Field(
        title="Слова", description="Ровно те слова, на которые указала проверка, из файла."
    )
    file: Annotated[str, Field(pattern=r"^[a-z0-9/._-]+$", max_length=300)] = Field(
        title="Файл", description="Путь от папки content: practices/x.md."
    )
    rule: Literal["V50", "V51", "V53", "V54", "V55", "V57"] = Field(
        title="Правило",
        description="Телефоны, номера документов и адреса (V52) не разрешает никто.",
    )
    reason: Text = Field(title="Почему это не личные данные", min_length=15)
    reviewed_by: Line = Field(title="Кто проверил", description="Должность, а не имя.")
    reviewed: Day = Field(title="Когда проверил")


class Exceptions(Entity):
    """All exceptions in one file."""

    items: tuple[Allowed, ...] = Field((), title="Исключения")


KIND = Kind(
    name="exceptions",
    model=Exceptions,
    label="исключения из правил о личных данных",
    plural="исключения из правил о личных данных",
    places=(Place("privacy.yml", "privacy"),),
    everywhere=True,
)
