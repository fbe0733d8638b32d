"""Checks of practices and approaches that tell the same: V59.

Every three words in a row are a shingle; a quarter of them, chosen by their checksum, is indexed. A
shingle that many records share is a form and no copy, and is left out, so each makes few pairs. See
docs/decisions/0019-personal-data-and-duplicates.md.
"""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from zlib import crc32

from opora.asked import ask
from opora.catalog import Catalog
from opora.checks.check import at, finding
from opora.diagnostics import Diagnostic
from opora.model import Ref, values_of
from opora.parse import Entry
from opora.words import words_of

SAME = 0.5
"""Share of the shorter text that stands in the other one too, from which they are pointed out."""

KINDS = ("practice", "approach")
"""Kinds of the records whose texts are compared."""

WORDS = 3
SAMPLE = 4
COMMON = 12
"""A shingle that more records share is a form of words."""

_FEWEST = 40
"""Fewer shingles than these tell too little to compare."""

_HEADING = re.compile(r"^#.*$", re.MULTILINE)
_NUMBER = re.compile(r"\d+")


Key = tuple[str, str]

Samples = dict[Key, bytes]
"""The sampled shingles of each text that is long enough, by kind and id of its record."""


def nobody_tells_it_already(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V59: what is told is not told by another record already."""
    return told_alike(catalog, samples_of(catalog))


def told_alike(catalog: Catalog, samples: Samples) -> Iterator[Diagnostic]:
    """Find the same, where the texts are sampled already."""
    for one, other, share in _alike_among(catalog, samples):
        yield _alike(one, other, share)
        yield _alike(other, one, share)


def alike(catalog: Catalog) -> Iterator[tuple[Entry, Entry, float]]:
    """Pair records that tell the same, with the share of the shorter one that both have."""
    return _alike_among(catalog, samples_of(catalog))


def samples_of(catalog: Catalog) -> Samples:
    """Sample the texts of all records that may tell the same."""
    entries = (entry for kind in KINDS for entry in catalog.all(kind))
    return {(entry.kind.name, entry.id): made for entry in entries if (made := sample(entry))}


def sample(entry: Entry) -> bytes:
    """Sample a text; nothing comes of a short one, or of a record of another kind."""
    if entry.kind.name not in KINDS or not entry.body or len(own := _shingles(entry)) < _FEWEST:
        return b""
    return array("I", [one for one in own if one % SAMPLE == 0]).tobytes()


def _alike_among(catalog: Catalog, samples: Samples) -> Iterator[tuple[Entry, Entry, float]]:
    for kind in KINDS:
        ask("body", kind)
        ask("all", kind)
    for pair in _candidates(samples):
        one, other = (catalog.entries[kind][id_] for kind, id_ in pair)
        share = _share(_shingles(one), _shingles(other))
        if share >= SAME and not (_names(one, other) or _names(other, one)):
            yield one, other, share


def _shingles(entry: Entry) -> frozenset[int]:
    """Make the shingles of a body without its headings; all numbers are one."""
    text = _NUMBER.sub("0", _HEADING.sub("", entry.body or ""))
    words = words_of(text)
    rows = zip(*(words[start:] for start in range(WORDS)), strict=False)
    return frozenset(crc32(" ".join(row).encode()) for row in rows)


def _candidates(samples: Samples) -> Iterator[tuple[Key, Key]]:
    """Pair records that share many sampled shingles which few others have."""
    keys = sorted(samples, key=lambda key: (KINDS.index(key[0]), key[1]))
    held: defaultdict[int, list[int]] = defaultdict(list)
    sizes: list[int] = []
    for number, key in enumerate(keys):
        sampled = array("I", samples[key])
        sizes.append(len(sampled))
        for one in sampled:
            held[one].append(number)
    shared = Counter(
        pair
        for numbers in held.values()
        if 1 < len(numbers) <= COMMON
        for pair in combinations(numbers, 2)
    )
    for (one, other), count in sorted(shared.items()):
        if count >= SAME / 2 * min(sizes[one], sizes[other]):
            yield keys[one], keys[other]


def _share(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / min(len(one), len(other))


def _names(one: Entry, other: Entry) -> bool:
    """Tell whether a record refers to another: then their kinship is told."""
    return any(
        isinstance(value, Ref) and value.id == other.id and other.kind.name in value.kinds
        for _, value in values_of(one.entity)
    )


def _alike(entry: Entry, other: Entry, share: float) -> Diagnostic:
    percent = round(share * 100)
    title = getattr(other.entity, "label", other.id)
    message = f"почти то же уже рассказано в {other.path}: «{title}», общего {percent} %"
    hint = (
        f"прочтите её (на сайте /{other.kind.url.format(id=other.id)}): если это она, "
        f"дополните её; "
        "если другая, расскажите, чем отличается"
    )
    return finding("V59", at(entry, "title"), message, hint)
