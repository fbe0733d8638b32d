"""Linking: entries become a catalog; what points nowhere or stands twice is reported."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from opora.catalog.beside import NOTHING_BESIDE, Beside
from opora.catalog.catalog import Backlink, Catalog, Key
from opora.catalog.dangling import dangling, homeless, is_slip
from opora.catalog.duplicates import duplicate
from opora.diagnostics import Diagnostic
from opora.kinds import BY_NAME
from opora.model import Ref, values_of
from opora.parse import Entry


def link(
    entries: Iterable[Entry], beside: Beside = NOTHING_BESIDE
) -> tuple[Catalog, list[Diagnostic]]:
    """Put entries together.

    Args:
        entries: in any order.
        beside: records that exist and are not among the entries.
    """
    by_kind, problems = _by_kind(entries)
    bare = Catalog(by_kind, beside=beside)
    backlinks: defaultdict[Key, list[Backlink]] = defaultdict(list)
    children: defaultdict[Key, list[Entry]] = defaultdict(list)
    for entry in _in_order(by_kind):
        problems += _at_home(entry, bare, children)
        for loc, ref in _refs(entry):
            if found := bare.find(ref):
                backlinks[found.kind.name, found.id].append(Backlink(entry, loc))
            elif not bare.may_hold(ref) or is_slip(ref, bare):
                problems.append(dangling(entry, loc, ref, bare))
    catalog = Catalog(
        by_kind,
        {key: tuple(held) for key, held in backlinks.items()},
        {key: tuple(held) for key, held in children.items()},
        beside,
    )
    return catalog, problems


def _by_kind(entries: Iterable[Entry]) -> tuple[dict[str, dict[str, Entry]], list[Diagnostic]]:
    by_kind: dict[str, dict[str, Entry]] = {name: {} for name in BY_NAME}
    problems: list[Diagnostic] = []
    for entry in sorted(entries, key=lambda e: (e.id, e.document.path, e.loc)):
        first = by_kind[entry.kind.name].setdefault(entry.id, entry)
        if first is not entry:
            problems += duplicate(entry, first)
    return by_kind, problems


def _in_order(by_kind: dict[str, dict[str, Entry]]) -> Iterator[Entry]:
    for held in by_kind.values():
        yield from held.values()


def _at_home(
    entry: Entry, bare: Catalog, children: defaultdict[Key, list[Entry]]
) -> Iterator[Diagnostic]:
    """Put an entry below the record around it; report a folder without a record of its own."""
    parent = entry.parent
    if parent is None:
        return
    children[parent.kinds[0], parent.id].append(entry)
    if not (bare.find(parent) or bare.may_hold(parent)):
        yield homeless(entry, parent)


def _refs(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], Ref]]:
    return ((loc, value) for loc, value in values_of(entry.entity) if isinstance(value, Ref))
