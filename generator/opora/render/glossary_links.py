"""Words of the glossary, explained where they first occur on a page.

Each becomes a link to its entry in the glossary, with the definition as its title: the theme shows
it on hover and on focus, and a tap leads to the glossary.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Self

from opora.catalog import Catalog
from opora.kinds.glossary import Term
from opora.render.address import relative, url_of

_PASSED_OVER = (
    r"<(a|h[1-6]|abbr|button|code|form|nav|pre|summary|svg|th)\b.*?</\1>"
    r'|<p class="o-kicker.*?</p>|<[^>]+>'
)
"""Elements that are links, headings, code or controls; tags."""

_ABBREVIATION = re.compile(r"[А-ЯЁA-Z\d+][А-ЯЁA-Z\d+-]+")
_FIRST_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[А-ЯЁ«])")
_PREFIX = 4
"""Letters of a term's first word by which it is looked up; whole words that are shorter."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A word or words to find, from the beginning of a word on.

    `url` is the entry's address below the root, `said` what a reader is told there and then: the
    first sentence of the definition.
    """

    pattern: re.Pattern[str]
    url: str
    said: str


@dataclass(frozen=True, slots=True)
class GlossaryLinks:
    """The terms of a catalog by the first letters of their first word, the longest term first."""

    by_prefix: Mapping[str, tuple[Sought, ...]]
    pieces: re.Pattern[str]
    """What is passed over in a page, and the words that begin like a term."""

    @classmethod
    def of(cls, catalog: Catalog) -> Self:
        """Collect what is worth finding: abbreviations, and names of several words."""
        found: defaultdict[str, list[Sought]] = defaultdict(list)
        for entry, term in catalog.records(Term):
            for prefix, one in _sought(term, url_of(entry, catalog)):
                found[prefix].append(one)
        by_prefix = {
            prefix: tuple(sorted(held, key=lambda one: len(one.pattern.pattern), reverse=True))
            for prefix, held in found.items()
        }
        words = "|".join(map(re.escape, sorted(by_prefix, reverse=True)))
        return cls(by_prefix, re.compile(rf"{_PASSED_OVER}|\b(?:{words})\w*", re.DOTALL))

    def put_into(self, html: str, depth: int) -> str:
        """Link the first occurrence of each term in the text of a page `depth` folders deep."""
        if not self.by_prefix:
            return html
        pieces: list[str] = []
        at = 0
        for match, one in self._first(html):
            href = relative(one.url, depth)
            link = f'<a class="o-term" href="{href}" title="{escape(one.said)}">{match[0]}</a>'
            pieces += (html[at : match.start()], link)
            at = match.end()
        return "".join((*pieces, html[at:]))

    def _first(self, html: str) -> Iterator[tuple[re.Match[str], Sought]]:
        """Find where each term stands first, in order and without overlap."""
        told: set[str] = set()
        at = 0
        for piece in self.pieces.finditer(html):
            for one in self.by_prefix.get(piece[0][:_PREFIX], ()):
                start = piece.start()
                if one.url in told or start < at:
                    continue
                if match := one.pattern.match(html, start):
                    told.add(one.url)
                    at = match.end()
                    yield match, one
                    break


def _sought(term: Term, url: str) -> Iterator[tuple[str, Sought]]:
    """Say what to look for in place of a term, each with the letters it begins with."""
    said = _SENTENCE_END.split(term.definition)[0]
    short = (one for one in term.synonyms if _ABBREVIATION.fullmatch(one))
    for abbreviation in (term.abbr, *short):
        if abbreviation and (word := _FIRST_WORD.match(abbreviation)):
            pattern = re.compile(rf"{re.escape(abbreviation)}(?!\w)")
            yield word[0][:_PREFIX], Sought(pattern, url, f"{term.term}: {said}")
    first, _, rest = term.term.partition(" ")
    for capital in (first[:1].lower() + first[1:], first[:1].upper() + first[1:]):
        if rest and _FIRST_WORD.match(capital):
            words = r"\s+".join(map(_in_any_case, (capital, *rest.split())))
            pattern = re.compile(rf"{words}(?!\w)")
            yield capital[:_PREFIX], Sought(pattern, url, said)


def _in_any_case(word: str) -> str:
    """Make a pattern of a word whose ending may change; short words stay as they are."""
    if len(word) <= _PREFIX:
        return re.escape(word)
    return rf"{re.escape(word[: -min(2, len(word) - _PREFIX)])}\w{{0,3}}"
