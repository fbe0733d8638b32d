"""An issue of the digest: what is new in a month, and why it matters."""

from typing import Annotated

from pydantic import Field

from opora.model import Day, Entity, Kind, Place, Ref, RefTo, Text

_NOTABLE = ("practice", "document", "programme", "event", "factor", "roadmap")


class Digest(Entity):
    """A digest issue; its month is its file name."""

    date: Day = Field(title="Дата выпуска")
    summary: Text = Field(title="Коротко")
    highlights: tuple[
        Annotated[Ref, RefTo("practice", "document", "programme", "event", "factor", "roadmap")],
        ...,
    ] = Field((), title="О чём выпуск")


KIND = Kind(
    name="digest",
    model=Digest,
    label="выпуск дайджеста",
    plural="дайджест",
    places=(Place("digest/{month}.md", "{month}"),),
    url="digest/{month}/",
)
