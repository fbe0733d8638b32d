"""Which practices answer the same factors as others do."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from opora.catalog import Catalog
from opora.kinds.practice import Practice
from opora.parse import Entry

MOST = 4
"""Practices that one is compared with."""

Tags = frozenset[str]
"""Ids of factors."""


def tags_of(practice: Practice) -> str:
    """Name the factors that a practice answers."""
    return " ".join(sorted(practice.factor_ids))


def alike_by_factors(catalog: Catalog) -> Mapping[str, tuple[Entry, ...]]:
    """List, for all factors that some practice answers together, the practices that share most.

    One more than are shown is listed: a practice is among those that are like itself.
    """
    held: defaultdict[Tags, list[Entry]] = defaultdict(list)
    for entry, practice in catalog.counted(Practice):
        held[practice.factor_ids].append(entry)
    return {" ".join(sorted(tags)): tuple(_alike(tags, held)) for tags in held}


def _alike(own: Tags, held: Mapping[Tags, list[Entry]]) -> Iterable[Entry]:
    shared = {tags: len(tags & own) for tags in held}
    likely = sorted((tags for tags in shared if shared[tags]), key=lambda tags: -shared[tags])
    found: list[tuple[int, str, Entry]] = []
    for tags in likely:
        if len(found) > MOST and shared[tags] < -found[MOST][0]:
            break
        alike = held[tags][: MOST + 1]
        found = sorted((*found, *((-shared[tags], one.id, one) for one in alike)))[: MOST + 1]
    return (one for _, _, one in found)
