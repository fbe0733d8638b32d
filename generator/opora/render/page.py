"""A page as a value: what the site stage writes, before it has a frame around it."""

from dataclasses import dataclass
from typing import Literal

Layout = Literal["article", "wide"]
"""`article` has a table of contents beside the text; `wide` gives the whole width to tables."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the table of contents; `level` is 2 or 3."""

    level: int
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class SearchText:
    """What full-text search knows of a page beside its title.

    `html` is clean HTML with headings that carry ids; `kind` is the Russian label shown with the
    result; `weight` multiplies the score (1.0 is an ordinary page).
    """

    html: str
    kind: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site.

    `url` is relative to the root of the site and ends with a slash (`factors/clm-parents/`); the
    home page has the empty url. `html` is the finished content with links relative to the page.
    `title` and `description` are plain text, not yet escaped.
    """

    url: str
    title: str
    description: str
    html: str
    layout: Layout = "article"
    toc: tuple[Heading, ...] = ()
    search: SearchText | None = None

    @property
    def depth(self) -> int:
        """How many folders lie between the root of the site and the page: 0 for home."""
        return self.url.count("/")
