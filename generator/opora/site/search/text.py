"""The words of a page as a reader sees them, taken out of its HTML.

Most of it is done by regular expressions over a whole page: going from tag to tag in Python takes
as long as rendering the page did.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple

_CONTROL = re.compile(
    r"<(button|footer|form|h1|nav|script|select|style|svg)(?![a-z0-9])[^>]*>", re.IGNORECASE
)
_ASKING = ("data-search-ignore", "o-kicker", "o-unprinted")
_ASKS = re.compile(
    r"<([a-z][a-z0-9]*)[^>]*?"
    r"(?:\bdata-search-ignore\b|\bclass=\"[^\">]*\bo-(?:kicker|unprinted)\b)[^>]*>",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|code|em|i|mark|small|span|strong|time)(?![a-z0-9])[^>]*>|<!--.*?-->",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK = re.compile(r"<(/?[a-z][a-z0-9]*)[^>]*>", re.IGNORECASE)
_HEADINGS = frozenset({"h2", "h3", "h4", "dt"})


class Passage(NamedTuple):
    """A run of text; whether it is a heading."""

    text: str
    heading: bool


@lru_cache(maxsize=1)
def passages(html: str) -> tuple[Passage, ...]:
    """List the texts of a page without navigation, controls and what asks to be left out.

    A page is read twice in a row: for its terms, and for what a result shows of it.
    """
    return tuple(_passages(html))


def _passages(html: str) -> Iterator[Passage]:
    pieces = _BLOCK.split(_INLINE.sub("", _without_controls(_without_asking(html))))
    yield from _passage(pieces[0], heading=False)
    for tag, text in zip(pieces[1::2], pieces[2::2], strict=True):
        if text and not text.isspace():
            yield from _passage(text, heading=tag.lower() in _HEADINGS)


def _passage(held: str, *, heading: bool) -> Iterator[Passage]:
    if text := " ".join(unescape(held).split()):
        yield Passage(text, heading)


def _without_asking(html: str) -> str:
    """Leave out the elements that ask for it; looking for the words alone is what makes it fast."""
    for word in _ASKING:
        at = html.find(word)
        while at >= 0:
            start = html.rfind("<", 0, at)
            asks = _ASKS.match(html, start) if start >= 0 else None
            if asks and asks.end() > at:
                html, at = html[:start] + html[_end_of(html, asks[1], asks.end()) :], start - 1
            at = html.find(word, at + 1)
    return html


def _without_controls(html: str) -> str:
    kept: list[str] = []
    at = 0
    while found := _CONTROL.search(html, at):
        kept.append(html[at : found.start()])
        at = _end_of(html, found[1], found.end())
    return "".join(kept) + html[at:]


def _end_of(html: str, tag: str, at: int) -> int:
    """Find where an element ends whose first tag ends at a place."""
    depth = 1
    for found in re.compile(rf"<(/?){tag}(?![a-z0-9])[^>]*>", re.IGNORECASE).finditer(html, at):
        depth += -1 if found[1] else 1
        if not depth:
            return found.end()
    return len(html)
