"""What search learns of pages as they come, on disk but for what all pages together tell."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from opora.site.search.findable import Findable, part_of, shown
from opora.site.search.keys import chunk_of, key_of
from opora.site.search.spill import Mentions, Spill, put_mentions
from opora.site.search.terms import Meanings, terms_of
from opora.words import Meaning

BUCKETS = 64
"""Into how many parts the work is split: the least number of files of terms, a power of two."""

_SCALE, _HEAVIEST = 20, 200
"""Weights are written as twentieths, up to 10."""


WEIGHT_BITS = 8
"""The lowest bits of a mention are a weight, the others the number of a page."""

_WAITING = 1_000_000
"""So many mentions wait in memory before they are put on disk, four bytes each."""


@dataclass(slots=True)
class Gathered:
    """What was learnt of some pages.

    `keys` names them in the order of their numbers. `mentions` is a folder that holds for each term
    the pages that have it and their weights, four bytes each: of 60,000 pages that is 60 MB;
    `number` counts them. `shown` is a folder of rows by bucket.
    """

    shown: Path
    mentions: Path
    number: int = 0
    keys: list[str] = field(default_factory=list)
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
        self._gathered = Gathered(folder / "shown", folder / "mentions")
        self._gathered.mentions.mkdir(parents=True)
        self._shown = Spill(self._gathered.shown)
        self._mentions: dict[str, array[int]] = {}
        self._waiting = 0

    def add(self, page: Findable) -> None:
        """Read a page and its parts."""
        self._add(page)
        for part in page.text.parts:
            self._add(part_of(page, part))

    def done(self) -> Gathered:
        """End, and tell what was learnt."""
        self._shown.flush()
        self._put_away()
        return self._gathered

    def _add(self, page: Findable) -> None:
        terms = terms_of(page.title, page.text, self._known)
        key, found = key_of(page.url), self._gathered
        number = len(found.keys) << WEIGHT_BITS
        found.keys.append(key)
        found.words.update(terms.words)
        found.key_words.update(terms.key_words)
        self._shown.add(chunk_of(key, BUCKETS), [key, *shown(page)])
        scaled = {one: _scaled(one * page.text.weight) for one in set(terms.weights.values())}
        mentions = self._mentions
        for name, weight in terms.weights.items():
            if written := scaled[weight]:
                if name not in mentions:
                    mentions[name] = array("I")
                mentions[name].append(number | written)
        self._waiting += len(terms.weights)
        if self._waiting >= _WAITING:
            self._put_away()

    def _put_away(self) -> None:
        """Put the mentions on disk."""
        buckets: defaultdict[int, list[Mentions]] = defaultdict(list)
        for name, held in self._mentions.items():
            buckets[chunk_of(name, BUCKETS)].append((name, held))
            self._gathered.number += len(held)
        put_mentions(self._gathered.mentions, buckets)
        self._mentions.clear()
        self._waiting = 0


def _scaled(weight: float) -> int:
    return min(round(weight * _SCALE), _HEAVIEST)
