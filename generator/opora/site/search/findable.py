"""A page as search sees it: what it is about, and what a result shows of it."""

from dataclasses import dataclass

from opora.render.page import SearchPart, SearchText
from opora.site.search.text import passages

_TEXT = 800
"""How many letters of a text a result may be explained with."""


@dataclass(frozen=True, slots=True)
class Findable:
    """A page as the index sees it."""

    url: str
    title: str
    text: SearchText


def part_of(page: Findable, part: SearchPart) -> Findable:
    """Make a part findable by itself."""
    return Findable(f"{page.url}#{part.anchor}", part.title, part.text)


def shown(page: Findable) -> list[str]:
    """List what a result shows: address, title, kind, the beginning of the text, other names."""
    return [
        page.url,
        page.title,
        page.text.kind,
        _begin(page),
        "; ".join((*page.text.names, *page.text.asked)),
    ]


def _begin(page: Findable) -> str:
    text = " ".join(passage.text for passage in passages(page.text.html))
    return text[:_TEXT].rsplit(" ", 1)[0] + "…" if len(text) > _TEXT else text
