"""What search learns of pages as they come: terms and texts on disk, words counted in memory."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from opora.site.search.findable import Findable, part_of, shown
from opora.site.search.keys import chunk_of, key_of
from opora.site.search.spill import Spill
from opora.site.search.terms import Meanings, terms_of
from opora.words import Meaning

BUCKETS = 64
"""Into how many parts the work is split: the least number of files of terms, a power of two."""

_SCALE, _HEAVIEST = 20, 200
"""Weights are written as twentieths, up to 10."""


@dataclass(slots=True)
class Gathered:
    """What was learnt of some pages; `terms` and `shown` are folders of rows by bucket."""

    terms: Path
    shown: Path
    pages: int = 0
    mentions: int = 0
    words: Counter[str] = field(default_factory=Counter)
    key_words: Counter[str] = field(default_factory=Counter)


class Gathering:
    """Reads pages for search, one by one."""

    def __init__(self, meanings: Iterable[Meaning], folder: Path) -> None:
        """Begin.

        Args:
            meanings: the meanings of the whole bank.
            folder: where rows are kept; it is made.
        """
        self._known = Meanings.of(meanings)
        self._gathered = Gathered(folder / "terms", folder / "shown")
        self._terms = Spill(self._gathered.terms)
        self._shown = Spill(self._gathered.shown)

    def add(self, page: Findable) -> None:
        """Read a page and its parts."""
        self._add(page)
        for part in page.text.parts:
            self._add(part_of(page, part))

    def done(self) -> Gathered:
        """End, and tell what was learnt."""
        self._terms.flush()
        self._shown.flush()
        return self._gathered

    def _add(self, page: Findable) -> None:
        terms = terms_of(page.title, page.text, self._known)
        key, found = key_of(page.url), self._gathered
        found.pages += 1
        found.words.update(terms.words)
        found.key_words.update(terms.key_words)
        self._shown.add(chunk_of(key, BUCKETS), [key, *shown(page)])
        for name, weight in terms.weights.items():
            scaled = min(round(weight * page.text.weight * _SCALE), _HEAVIEST)
            if scaled > 0:
                self._terms.add(chunk_of(name, BUCKETS), [name, key, scaled])
                found.mentions += 1
