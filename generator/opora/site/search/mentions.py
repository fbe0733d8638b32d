"""Which pages have a term: what was gathered in several parts, put together and in order."""

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Self

from opora.site.search.gathering import WEIGHT_BITS, Gathered
from opora.site.search.spill import mentions_of

RANK_BITS = 32
"""The lowest bits of a place are the rank of a page; above them is how little the term weighs."""

_WEIGHT = (1 << WEIGHT_BITS) - 1
_RANK = (1 << RANK_BITS) - 1

_Part = tuple["array[int]", "array[int]"]
"""The ranks of pages by number, and mentions that speak of these numbers."""


@dataclass(frozen=True, slots=True)
class AllMentions:
    """All mentions of all terms, on disk; `keys` are those of the pages in order."""

    keys: Sequence[str]
    number: int
    _folders: Sequence[tuple[Path, "array[int]"]]

    @classmethod
    def of(cls, gathered: Sequence[Gathered]) -> Self:
        """Put together what was gathered."""
        keys = sorted(key for one in gathered for key in one.keys)
        rank = {key: at for at, key in enumerate(keys)}
        number = sum(one.number for one in gathered)
        ranks = (array("I", (rank[key] for key in one.keys)) for one in gathered)
        folders = (one.mentions for one in gathered)
        return cls(keys, number, tuple(zip(folders, ranks, strict=True)))

    def of_bucket(self, bucket: int) -> "Mentions":
        """Read the mentions of a bucket of terms."""
        found: defaultdict[str, list[_Part]] = defaultdict(list)
        for folder, ranks in self._folders:
            for name, held in mentions_of(folder, bucket):
                found[name].append((ranks, held))
        return Mentions(self.keys, found)


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of some terms; `keys` are those of all pages in order."""

    keys: Sequence[str]
    _parts: Mapping[str, Sequence[_Part]]

    @property
    def names(self) -> Sequence[str]:
        """The terms in their order."""
        return sorted(self._parts)

    def of_term(self, name: str) -> list[int]:
        """List the places of a term: the pages for which it weighs most come first."""
        return sorted(
            (_WEIGHT - (one & _WEIGHT)) << RANK_BITS | ranks[one >> WEIGHT_BITS]
            for ranks, mentions in self._parts[name]
            for one in mentions
        )

    def by_weight(self, places: Sequence[int]) -> dict[str, str]:
        """Join the keys of pages for which a term weighs the same."""
        return {
            str(_WEIGHT - weight): "".join(self.keys[one & _RANK] for one in held)
            for weight, held in groupby(places, lambda one: one >> RANK_BITS)
        }
