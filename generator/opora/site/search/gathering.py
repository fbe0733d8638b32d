"""What search learns of pages as they come, on disk but for what all pages together tell."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from opora.site.search.findable import Findable
from opora.site.search.keys import chunk_of
from opora.site.search.reading import Reading, name_of_meanings, packed, read_page, readings_in
from opora.site.search.spill import Mentions, Spill, put_mentions
from opora.site.search.terms import Meanings
from opora.words import Meaning

BUCKETS = 64
"""Into how many parts the work is split: the least number of files of terms, a power of two."""

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
        meanings = tuple(meanings)
        self._known, self._name = Meanings.of(meanings), name_of_meanings(meanings)
        self._gathered = Gathered(folder / "shown", folder / "mentions")
        self._gathered.mentions.mkdir(parents=True)
        self._shown = Spill(self._gathered.shown)
        self._mentions: dict[str, array[int]] = {}
        self._waiting = 0

    def add(self, *pages: Findable) -> bytes:
        """Read pages and their parts; return what was learnt of them, to be kept."""
        readings = [one for page in pages for one in read_page(page, self._known)]
        for reading in readings:
            self._add(reading)
        return packed(readings, self._name)

    def knows(self, held: bytes) -> bool:
        """Tell whether what was kept of some pages still holds."""
        return held.startswith(self._name)

    def recall(self, held: bytes) -> None:
        """Take over what was kept of some pages."""
        for reading in readings_in(held):
            self._add(reading)

    def done(self) -> Gathered:
        """End, and tell what was learnt."""
        self._shown.flush()
        self._put_away()
        return self._gathered

    def _add(self, reading: Reading) -> None:
        found, mentions = self._gathered, self._mentions
        number = len(found.keys) << WEIGHT_BITS
        found.keys.append(reading.key)
        found.words.update(reading.words)
        found.key_words.update(reading.key_words)
        self._shown.add(chunk_of(reading.key, BUCKETS), reading.shown)
        for name, weight in zip(reading.terms, reading.weights, strict=True):
            held = mentions.get(name)
            if held is None:
                held = mentions[name] = array("I")
            held.append(number | weight)
        self._waiting += len(reading.terms)
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
