"""The words of a page as a reader sees them, taken out of its HTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_TOKEN = re.compile(
    r"<(?P<close>/?)(?P<tag>[a-z][a-z0-9]*)(?P<rest>[^>]*)>|(?P<text>[^<]+)", re.IGNORECASE
)
_HEADINGS = frozenset({"h2", "h3", "h4", "dt"})
_SKIPPED = frozenset({"button", "footer", "form", "h1", "nav", "script", "select", "style", "svg"})
_IGNORED = re.compile(r"\bdata-search-ignore\b|\bclass=\"[^\"]*\bo-(?:kicker|unprinted)\b")
_INLINE = frozenset(
    {"a", "abbr", "b", "code", "em", "i", "mark", "small", "span", "strong", "time"}
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text; whether it is a heading."""

    text: str
    heading: bool


def passages(html: str) -> Iterator[Passage]:
    """Go over the text of a page without navigation, controls and what asks to be left out."""
    heading = False
    skipped, depth = "", 0
    held: list[str] = []
    for token in _TOKEN.finditer(html):
        tag = (token["tag"] or "").lower()
        if skipped:
            if tag == skipped:
                depth += -1 if token["close"] else 1
                skipped = skipped if depth else ""
        elif not tag:
            held.append(token["text"])
        elif not token["close"] and (tag in _SKIPPED or _IGNORED.search(token["rest"])):
            skipped, depth = tag, 1
        elif tag not in _INLINE:
            yield from _passage(held, heading=heading)
            held = []
            heading = tag in _HEADINGS and not token["close"]
    yield from _passage(held, heading=heading)


def _passage(held: list[str], *, heading: bool) -> Iterator[Passage]:
    if text := " ".join(unescape("".join(held)).split()):
        yield Passage(text, heading)
