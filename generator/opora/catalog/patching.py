"""A linked catalog in which the entries of some files are exchanged for others.

To link anew takes as long as the bank is large; an exchange, as long as what is exchanged and what
refers to the same records. Mappings are only looked into key by key, so they may be such that are
loaded when asked.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from opora.catalog.beside import Beside
from opora.catalog.catalog import Backlink, Catalog, Key
from opora.catalog.overlay import Overlay
from opora.catalog.settling import holder, refs, settle_entry
from opora.diagnostics import Diagnostic
from opora.kinds import BY_NAME
from opora.model import Ref
from opora.parse import Entry

K = TypeVar("K")
V = TypeVar("V")

_RANK = {name: number for number, name in enumerate(BY_NAME)}


def exchange(
    catalog: Catalog,
    gone: Collection[Entry],
    come: Collection[Entry],
    beside: Beside | None = None,
) -> tuple[Catalog, list[Diagnostic]] | None:
    """Put entries in the place of others, as if all that is there now were linked.

    Args:
        catalog: a linked catalog, which stays as it is.
        gone: all entries of some files, as the catalog has them.
        come: what those files, and new ones, hold now.
        beside: what exists beside the entries now, where that changed.

    Returns:
        The catalog, and what linking finds in `come`; what it found in other entries stays. Nothing
        where other entries would be linked otherwise, or would be told something else: a record
        that others name or lie in goes, one comes that others name, or one stands twice.
    """
    old = {_key(entry): entry for entry in gone}
    new = {_key(entry): entry for entry in come}
    if len(old) < len(gone) or len(new) < len(come) or not _stand_alone(catalog, old, new):
        return None
    if _others_change(catalog, old, new, beside):
        return None
    entries = _entries(catalog, old, new)
    held = catalog.beside if beside is None else beside
    bare = Catalog(entries, beside=held, withheld=catalog.withheld)
    changes = _Changes()
    for entry in old.values():
        changes.drop(entry, catalog)
    problems: list[Diagnostic] = []
    for entry in sorted(come, key=_place):
        problems += changes.put(entry, bare)
    loose = _merged(catalog.unsettled.loose, changes.loose, old, _around)
    return replace(
        bare,
        backlinks=_merged(catalog.backlinks, changes.links, old, _around),
        children=_merged(catalog.children, changes.children, old, _itself),
        unsettled=replace(catalog.unsettled, loose=loose),
        by_file=[Overlay(held, _files(gone, come)) for held in catalog.by_file],
    ), problems


def _key(entry: Entry) -> Key:
    return entry.kind.name, entry.id


def _place(entry: Entry) -> tuple[int, str]:
    """Tell where an entry stands among all others."""
    return _RANK[entry.kind.name], entry.id


def _stand_alone(catalog: Catalog, old: Mapping[Key, Entry], new: Mapping[Key, Entry]) -> bool:
    """Tell whether no record concerned stands twice, here or elsewhere."""
    if not catalog.unsettled.twice.isdisjoint({*old, *new}):
        return False
    held = (catalog.entries.get(kind, {}) for kind, _ in old)
    there = all(id_ in ids for ids, (_, id_) in zip(held, old, strict=True))
    return there and not any(id_ in catalog.entries.get(kind, {}) for kind, id_ in new.keys() - old)


def _others_change(
    catalog: Catalog, old: Mapping[Key, Entry], new: Mapping[Key, Entry], beside: Beside | None
) -> bool:
    """Tell whether entries that are not exchanged would be linked or judged otherwise."""
    moved = old.keys() ^ new.keys()
    loose = catalog.unsettled.loose
    if not moved and (beside is None or not loose):
        return False
    if any(_from_elsewhere(catalog.backlinks.get(key, ()), old) for key in old.keys() - new.keys()):
        return True
    if any(_key(one) not in old for key in moved for one in catalog.children.get(key, ())):
        return True
    if any(_would_lead_to(catalog, key, old) for key in new.keys() - old.keys()):
        return True
    outside = [_ref_of(link) for held in loose.values() for link in _from_elsewhere(held, old)]
    if outside and beside is not None and beside != catalog.beside:
        return True
    return any(_concerns(ref, key) for ref in outside for key in moved)


def _from_elsewhere(links: Iterable[Backlink], old: Mapping[Key, Entry]) -> list[Backlink]:
    return [link for link in links if _key(link.entry) not in old]


def _would_lead_to(catalog: Catalog, key: Key, old: Mapping[Key, Entry]) -> bool:
    """Tell whether a reference that leads to a namesake of another kind would lead to a record."""
    return any(
        _before(_ref_of(link), key[0], kind)
        for kind in BY_NAME
        for link in _from_elsewhere(catalog.backlinks.get((kind, key[1]), ()), old)
    )


def _before(ref: Ref, kind: str, other: str) -> bool:
    return kind in ref.kinds and ref.kinds.index(kind) < ref.kinds.index(other)


def _concerns(ref: Ref, key: Key) -> bool:
    """Tell whether a loose reference may be judged otherwise when a record comes or goes."""
    return key[0] in ref.kinds or ref.id.partition("#")[0] == key[1]


def _ref_of(link: Backlink) -> Ref:
    if not link.loc and link.entry.parent:
        return link.entry.parent
    return next(ref for loc, ref in refs(link.entry) if loc == link.loc)


def _entries(
    catalog: Catalog, old: Mapping[Key, Entry], new: Mapping[Key, Entry]
) -> Mapping[str, Mapping[str, Entry]]:
    changes: defaultdict[str, dict[str, Entry | None]] = defaultdict(dict)
    for kind, id_ in {**old, **new}:
        changes[kind][id_] = new.get((kind, id_))
    held = {
        kind: Overlay(catalog.entries.get(kind, {}), changed, ordered=True)
        for kind, changed in changes.items()
    }
    return Overlay[str, Mapping[str, Entry]](catalog.entries, held)


def _lists() -> defaultdict[K, list[V]]:
    return defaultdict(list)


def _files(gone: Iterable[Entry], come: Iterable[Entry]) -> Mapping[str, tuple[Entry, ...] | None]:
    files = defaultdict[str, list[Entry]](list)
    for entry in gone:
        files[entry.written.path] += ()
    for entry in sorted(come, key=_place):
        files[entry.written.path].append(entry)
    return {path: tuple(held) or None for path, held in files.items()}


@dataclass(slots=True)
class _Changes:
    """What comes to each list that changes; whatever was exchanged leaves it."""

    links: defaultdict[Key, list[Backlink]] = field(default_factory=_lists)
    loose: defaultdict[str, list[Backlink]] = field(default_factory=_lists)
    children: defaultdict[Key, list[Entry]] = field(default_factory=_lists)

    def drop(self, entry: Entry, catalog: Catalog) -> None:
        """Note the lists that an entry leaves."""
        if around := holder(entry):
            self.children[around] += ()
            self.loose[around[1]] += ()
        for _, ref in refs(entry):
            if found := catalog.find(ref):
                self.links[_key(found)] += ()
            else:
                self.loose[ref.id] += ()

    def put(self, entry: Entry, bare: Catalog) -> Iterator[Diagnostic]:
        """Note the lists that an entry comes to."""
        if around := holder(entry):
            self.children[around].append(entry)
        settled = settle_entry(entry, bare)
        for key, loc in settled.links:
            self.links[key].append(Backlink(entry, loc))
        for id_, loc in settled.loose:
            self.loose[id_].append(Backlink(entry, loc))
        yield from settled.problems


def _around(link: Backlink) -> Entry:
    return link.entry


def _itself(entry: Entry) -> Entry:
    return entry


def _merged(
    held: Mapping[K, tuple[V, ...]],
    changes: Mapping[K, list[V]],
    gone: Collection[Key],
    entry_of: Callable[[V], Entry],
) -> Mapping[K, tuple[V, ...]]:
    """Change some lists, in the order of entries; a list of nothing goes."""
    fresh: dict[K, tuple[V, ...] | None] = {}
    for key, come in changes.items():
        kept = [one for one in held.get(key, ()) if _key(entry_of(one)) not in gone]
        made = sorted((*kept, *come), key=lambda one: _place(entry_of(one)))
        fresh[key] = tuple(made) or None
    return Overlay(held, fresh)
