"""What every record with a file of its own has in common, and how a kind is described."""

import re
from dataclasses import dataclass, field

from pydantic import Field

from opora.model.base import Record
from opora.model.citation import Sources
from opora.model.enums import Visibility
from opora.model.scalars import Day, Line, Text


class Entity(Record):
    """A record that has a file of its own; its id comes from the path and is no field."""

    title: Line = Field(title="Название", description="Полное название, как в документах.")
    short_title: Line | None = Field(
        None, title="Короткое название", description="Для списков и ссылок, до 60 знаков."
    )
    sources: Sources
    visibility: Visibility = Field(
        Visibility.PUBLIC,
        title="Видимость",
        description="internal — записи не будет на сайте; в репозитории она видна всегда.",
    )
    tags: tuple[Line, ...] = Field((), title="Метки")
    created: Day | None = Field(None, title="Дата создания")
    updated: Day | None = Field(None, title="Дата изменения")
    caveats: tuple[Text, ...] = Field(
        (), title="Оговорки", description="Что в источнике неясно, спорно или не читается."
    )

    @property
    def public(self) -> bool:
        """Whether the record becomes a page and appears in lists."""
        return self.visibility is Visibility.PUBLIC

    @property
    def label(self) -> str:
        """The name for lists and links."""
        return self.short_title or self.title


@dataclass(frozen=True, slots=True)
class Place:
    """One shape of path for a kind, and the id that such a path gives.

    `path` and `id` share the same names in braces: `practices/{id}.md`, `{id}`.
    """

    path: str
    id: str = "{id}"

    def pattern(self) -> re.Pattern[str]:
        """Compile the path into a pattern with a group for each name."""
        parts = re.split(r"(\{\w+\})", self.path)
        return re.compile("".join(map(_part_pattern, parts)))


def _part_pattern(part: str) -> str:
    if not part.startswith("{"):
        return re.escape(part)
    name = part[1:-1]
    inner = {"year": r"\d{4}", "month": r"\d{4}-\d{2}", "edition": r"\d{4}(?:-[a-z0-9]+)*"}.get(
        name, r"[a-z0-9]+(?:-[a-z0-9]+)*"
    )
    return f"(?P<{name}>{inner})"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its model, where its files lie, and the address of its page.

    `url` uses the names of the path and `{id}`; a part without a page of its own has an anchor on
    the page of its record (`#{part}`). `sections` are the headings that a body must have.
    `list_title` heads the list page where `plural` would mislead. `beside` names the kind of the
    record that lies beside under the same name: a file of this kind belongs to it. `everywhere`
    marks a file that bears on the findings of all others, so it is read whichever is judged.
    `counted` are the fields that numbers over the bank may be made of, where most fields are words;
    none stand for all.
    """

    name: str
    model: type[Record]
    label: str
    plural: str
    places: tuple[Place, ...] = ()
    url: str = ""
    sections: tuple[str, ...] = ()
    list_title: str = ""
    beside: str = ""
    everywhere: bool = False
    counted: tuple[str, ...] = ()
    patterns: tuple[tuple[re.Pattern[str], Place], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Compile the shapes of path once."""
        compiled = tuple((place.pattern(), place) for place in self.places)
        object.__setattr__(self, "patterns", compiled)
