"""What search learns of one page, made short, so that an unchanged page is not read again.

It depends on the page and on the meanings of the bank; on no other page.
"""

import json
import pickle
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from opora.site.search.findable import Findable, part_of, shown
from opora.site.search.keys import key_of
from opora.site.search.terms import Meanings, terms_of
from opora.words import Meaning

NAME = 8
"""Bytes of the name of some meanings."""

_SCALE, _HEAVIEST = 20, 200
"""Weights are written as twentieths, up to 10."""

_BETWEEN = "\n"
_QUICK = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a page or of a part of one.

    `shown` is the row of what a result shows, as JSON. Each of `terms` has one of `weights`, and
    `words` are those of the page as they stand there, `key_words` those of its names.
    """

    key: str
    shown: str
    terms: Sequence[str]
    weights: bytes
    words: Sequence[str]
    key_words: Sequence[str]


def read_page(page: Findable, known: Meanings) -> Iterator[Reading]:
    """Read a page and its parts."""
    yield _read(page, known)
    for part in page.text.parts:
        yield _read(part_of(page, part), known)


def name_of_meanings(meanings: Iterable[Meaning]) -> bytes:
    """Name meanings by all that they say."""
    return blake2b(repr(tuple(meanings)).encode(), digest_size=NAME).digest()


def packed(readings: Sequence[Reading], meanings: bytes) -> bytes:
    """Make readings short, with the name of the meanings that they were read with."""
    if not readings:
        return meanings
    rows = [
        (
            one.key,
            one.shown,
            _BETWEEN.join(one.terms),
            one.weights,
            _BETWEEN.join(one.words),
            _BETWEEN.join(one.key_words),
        )
        for one in readings
    ]
    return meanings + zlib.compress(pickle.dumps(rows, pickle.HIGHEST_PROTOCOL), _QUICK)


def readings_in(held: bytes) -> list[Reading]:
    """Make readings whole again."""
    if len(held) <= NAME:
        return []
    rows = pickle.loads(zlib.decompress(memoryview(held)[NAME:]))  # noqa: S301  our own
    return [
        Reading(key, row, _parted(terms), weights, _parted(words), _parted(key_words))
        for key, row, terms, weights, words, key_words in rows
    ]


def _parted(text: str) -> Sequence[str]:
    return text.split(_BETWEEN) if text else ()


def _read(page: Findable, known: Meanings) -> Reading:
    terms, key = terms_of(page.title, page.text, known), key_of(page.url)
    scaled = {one: _scaled(one * page.text.weight) for one in set(terms.weights.values())}
    found = [(name, scaled[one]) for name, one in terms.weights.items() if scaled[one]]
    return Reading(
        key,
        json.dumps([key, *shown(page)], ensure_ascii=False),
        [name for name, _ in found],
        bytes(weight for _, weight in found),
        tuple(terms.words),
        tuple(terms.key_words),
    )


def _scaled(weight: float) -> int:
    return min(round(weight * _SCALE), _HEAVIEST)
