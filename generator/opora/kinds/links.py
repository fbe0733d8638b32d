"""Addresses that the round of links leaves out, each with its reason and a day to look again."""

from pydantic import Field

from opora.model import Day, Entity, Kind, Place, Record, Text, WebAddress


class SkippedAddress(Record):
    """An address, or the beginning of several, that is not asked."""

    url: WebAddress = Field(title="Адрес", description="Целиком или начало: всё, что дальше.")
    reason: Text = Field(title="Почему", description="Например: сайт не отвечает роботам.")
    until: Day = Field(title="До какого дня", description="После него адрес проверяется снова.")


class LinkExceptions(Entity):
    """What the round of links leaves out."""

    skipped: tuple[SkippedAddress, ...] = Field((), title="Не проверяются")


KIND = Kind(
    name="links",
    model=LinkExceptions,
    label="исключения из обхода ссылок",
    plural="исключения из обхода ссылок",
    places=(Place("links.yml", "links"),),
)
