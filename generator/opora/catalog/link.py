"""Linking: entries become a catalog; what points nowhere or stands twice is reported."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from opora.catalog.beside import NOTHING_BESIDE, Beside
from opora.catalog.catalog import Backlink, Catalog, Key, Unsettled
from opora.catalog.duplicates import duplicate
from opora.catalog.settling import holder, settle_entry
from opora.diagnostics import Diagnostic
from opora.kinds import BY_NAME
from opora.parse import Entry

K = TypeVar("K")
V = TypeVar("V")


def link(
    entries: Iterable[Entry], beside: Beside = NOTHING_BESIDE
) -> tuple[Catalog, list[Diagnostic]]:
    """Put entries together.

    Args:
        entries: in any order.
        beside: records that exist and are not among the entries.
    """
    by_kind, twice, problems = _by_kind(entries)
    bare = Catalog(by_kind, beside=beside)
    backlinks: defaultdict[Key, list[Backlink]] = defaultdict(list)
    children: defaultdict[Key, list[Entry]] = defaultdict(list)
    loose: defaultdict[str, list[Backlink]] = defaultdict(list)
    for entry in _in_order(by_kind):
        if around := holder(entry):
            children[around].append(entry)
        settled = settle_entry(entry, bare)
        for key, loc in settled.links:
            backlinks[key].append(Backlink(entry, loc))
        for id_, loc in settled.loose:
            loose[id_].append(Backlink(entry, loc))
        problems += settled.problems
    unsettled = Unsettled(_fixed(loose), frozenset(twice))
    return Catalog(by_kind, _fixed(backlinks), _fixed(children), beside, unsettled), problems


def _by_kind(
    entries: Iterable[Entry],
) -> tuple[dict[str, dict[str, Entry]], set[Key], list[Diagnostic]]:
    by_kind: dict[str, dict[str, Entry]] = {name: {} for name in BY_NAME}
    twice = set[Key]()
    problems: list[Diagnostic] = []
    for entry in sorted(entries, key=lambda e: (e.id, e.path, e.loc)):
        first = by_kind[entry.kind.name].setdefault(entry.id, entry)
        if first is not entry:
            twice.add((entry.kind.name, entry.id))
            problems += duplicate(entry, first)
    return by_kind, twice, problems


def _in_order(by_kind: dict[str, dict[str, Entry]]) -> Iterator[Entry]:
    for held in by_kind.values():
        yield from held.values()


def _fixed(lists: Mapping[K, list[V]]) -> dict[K, tuple[V, ...]]:
    return {key: tuple(held) for key, held in lists.items()}
