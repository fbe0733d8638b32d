"""The document that Pagefind reads for a page: its terms, and sealed what a result shows.

Pagefind indexes whatever text it is given, metadata too, with its own idea of Russian words. What
it has to keep for us and not to read is sealed: each letter is moved to a plane of Unicode for
private use, where there are no letters. `assets/search/results.js` moves them back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from itertools import groupby

from opora.render.page import SearchPart, SearchText
from opora.site.search_text import passages

_PRIVATE = 0xF0000
_SEALED = {code: chr(_PRIVATE + code) for code in range(0xFFFE)}
_TEXT = 800
"""How many letters of a text a result may be explained with."""

_PLAIN = 25 / 24
"""Pagefind writes weights as 24ths and keeps 25 of them shortest, so 1 is written as 25/24."""

_MOST = 10.0

_LENGTH = 64
"""Documents are filled up to so many words, or twice as many and so on, with signs that are none:
the browser gets the length of each page, and of few different lengths many fit into a kilobyte."""


@dataclass(frozen=True, slots=True)
class Findable:
    """A page as the index sees it."""

    url: str
    title: str
    text: SearchText


def part_of(page: Findable, part: SearchPart) -> Findable:
    """Make a part findable by itself."""
    return Findable(f"{page.url}#{part.anchor}", part.title, part.text)


def document(page: Findable, weights: Mapping[str, float]) -> str:
    """Write the document of a page with its terms."""
    shown = {
        "title": page.title,
        "kind": page.text.kind,
        "link": page.url,
        "text": _text(page.text.html),
        "names": "; ".join(page.text.names),
    }
    sealed = "".join(
        f'<meta data-pagefind-meta="{name}[content]" content="{_seal(text)}">'
        for name, text in shown.items()
        if text
    )
    return (
        '<!doctype html><html lang="ru"><head><title>-</title></head>'
        f"<body data-pagefind-body>{sealed}{_weighted(weights, page.text.weight)}"
        f"<p>{'· ' * (length_of(weights) - len(weights))}</p></body></html>"
    )


def length_of(weights: Mapping[str, float]) -> int:
    """Count the words of a document with such terms, those included that are only signs."""
    return -(-len(weights) // _LENGTH) * _LENGTH


def _seal(text: str) -> str:
    return text.translate(_SEALED)


def _text(html: str) -> str:
    text = " ".join(passage.text for passage in passages(html))
    return text if len(text) <= _TEXT else text[:_TEXT].rsplit(" ", 1)[0] + "…"


def _weighted(weights: Mapping[str, float], of_page: float) -> str:
    ordered = sorted((round(-weight * of_page, 2), name) for name, weight in weights.items())
    return "".join(
        f'<p data-pagefind-weight="{min(-weight * _PLAIN, _MOST):.3f}">'
        f"{escape(' '.join(name for _, name in held))}</p>"
        for weight, held in groupby(ordered, key=lambda pair: pair[0])
    )
