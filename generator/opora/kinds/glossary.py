"""The glossary: words and abbreviations of the programme, explained wherever they occur."""

from typing import ClassVar

from pydantic import Field

from opora.model import Citation, Entity, Kind, Line, Part, Place, Text


class Term(Part):
    """A word or abbreviation and what it means."""

    part_kind: ClassVar[str] = "term"

    term: Line = Field(title="Термин")
    abbr: Line | None = Field(None, title="Сокращение")
    definition: Text = Field(title="Что это значит")
    synonyms: tuple[Line, ...] = Field((), title="Как ещё говорят")
    sources: tuple[Citation, ...] = Field((), title="Источники")

    @property
    def label(self) -> str:
        """The abbreviation with the term, for lists and links."""
        return f"{self.abbr} — {self.term}" if self.abbr else self.term

    @property
    def title(self) -> str:
        """The same, for pages."""
        return self.label


class Glossary(Entity):
    """All terms in one file."""

    terms: tuple[Term, ...] = Field(min_length=1, title="Термины")


KIND = Kind(
    name="glossary",
    model=Glossary,
    label="глоссарий",
    plural="глоссарий",
    places=(Place("glossary.yml", "glossary"),),
    url="glossary/",
)

TERM_KIND = Kind(name="term", model=Term, label="термин", plural="термины", url="#{part}")
