"""A page as a value: what the site stage writes, before it has a frame around it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from opora.render.table import Table
from opora.words import Meaning

Layout: TypeAlias = Literal["article", "wide"]
"""`article` has a table of contents beside the text; `wide` gives the whole width to tables."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the table of contents; `level` is 2 or 3."""

    level: int
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Keywords:
    """Words under which a page is found and which it need not show; a weight of 1 is the body's."""

    words: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class SearchText:
    """What full-text search knows of a page beside its title.

    `html` is clean HTML with headings that carry ids; `kind` is the Russian label shown with the
    result; `weight` multiplies the score (1.0 is an ordinary page). `names` are what people call
    the thing, beside its title; `asked` are questions it answers; `keywords` are found but not
    shown. `topics` are the names of
    meanings that the page is about, each with how much. `meanings` are those of the whole bank, the
    same for all its pages. `parts` are found by themselves, without a page of their own.
    """

    html: str
    kind: str
    weight: float = 1.0
    names: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    keywords: tuple[Keywords, ...] = ()
    topics: tuple[tuple[str, float], ...] = ()
    meanings: tuple[Meaning, ...] = ()
    parts: tuple["SearchPart", ...] = ()


@dataclass(frozen=True, slots=True)
class SearchPart:
    """What search finds at an anchor of a page."""

    anchor: str
    title: str
    text: SearchText


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file in the folder of a page: data that its scripts read, or that people take with them."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site.

    `url` is relative to the root of the site and ends with a slash (`factors/clm-parents/`); the
    home page has the empty url. `html` is the finished content with links relative to the page.
    `title` and `description` are plain text, not yet escaped. `tables` become files beside the
    page; `head` is finished HTML for the head of the document; `changed` is the day of the last
    change of what the page shows, where it is known.
    """

    url: str
    title: str
    description: str
    html: str
    layout: Layout = "article"
    toc: tuple[Heading, ...] = ()
    search: SearchText | None = None
    files: tuple[PageFile, ...] = ()
    tables: tuple[Table, ...] = ()
    head: str = ""
    changed: date | None = None

    @property
    def depth(self) -> int:
        """How many folders lie between the root of the site and the page: 0 for home."""
        return self.url.count("/")
