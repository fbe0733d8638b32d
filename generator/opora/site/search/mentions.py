"""Which pages have a term: what was gathered in several parts, put together and in order."""

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Self

from opora.site.search.gathering import BUCKETS, WEIGHT_BITS, Gathered
from opora.site.search.keys import chunk_of

RANK_BITS = 32
"""The lowest bits of a place are the rank of a page; above them is how little the term weighs."""

_WEIGHT = (1 << WEIGHT_BITS) - 1
_RANK = (1 << RANK_BITS) - 1


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of all terms; `keys` are those of the pages in order, `names` lie by bucket."""

    keys: Sequence[str]
    names: Mapping[int, Sequence[str]]
    number: int
    _parts: Sequence[tuple["array[int]", Mapping[str, "array[int]"]]]

    @classmethod
    def of(cls, gathered: Sequence[Gathered]) -> Self:
        """Put together what was gathered."""
        keys = sorted(key for one in gathered for key in one.keys)
        rank = {key: at for at, key in enumerate(keys)}
        names: defaultdict[int, list[str]] = defaultdict(list)
        for name in sorted({name for one in gathered for name in one.mentions}):
            names[chunk_of(name, BUCKETS)].append(name)
        number = sum(len(held) for one in gathered for held in one.mentions.values())
        parts = [(array("I", (rank[key] for key in one.keys)), one.mentions) for one in gathered]
        return cls(keys, names, number, parts)

    def of_term(self, name: str) -> list[int]:
        """List the places of a term: the pages for which it weighs most come first."""
        return sorted(
            (_WEIGHT - (one & _WEIGHT)) << RANK_BITS | ranks[one >> WEIGHT_BITS]
            for ranks, mentions in self._parts
            for one in mentions.get(name, ())
        )

    def by_weight(self, places: Sequence[int]) -> dict[str, str]:
        """Join the keys of pages for which a term weighs the same."""
        return {
            str(_WEIGHT - weight): "".join(self.keys[one & _RANK] for one in held)
            for weight, held in groupby(places, lambda one: one >> RANK_BITS)
        }
