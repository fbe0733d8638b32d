"""A linked catalog written down without what its records hold, and read back as one that asks.

Read back, it knows at once which records there are; who refers to one, and what one holds, is read
when somebody asks. Only the same program can read it.
"""

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from opora.catalog.beside import Beside
from opora.catalog.catalog import Backlink, Catalog, Key, Unsettled
from opora.parse import Entry
from opora.plain_yaml import Loc

K = TypeVar("K")
V = TypeVar("V")

Bones = tuple[
    dict[str, dict[str, tuple[int, int, Loc]]],
    dict[Key, bytes],
    dict[Key, bytes],
    dict[str, bytes],
    frozenset[Key],
    dict[str, frozenset[str]],
    frozenset[str],
]
"""Records by kind and id, each with its file, its number there and its place; who refers to each;
what lies in each; who refers to nothing; which stand twice; and what exists beside them."""

Find = Callable[[str, str, int, int, Loc], Entry]
"""Returns the entry of a kind and an id: the number of its file, its own there, and its place."""


def bones_of(catalog: Catalog, place: Callable[[Entry], tuple[int, int]]) -> Bones:
    """Write a catalog down.

    Args:
        catalog: the catalog.
        place: tells the number of the file of an entry, and its own there.
    """
    unsettled = catalog.unsettled
    return (
        {
            kind: {id_: (*place(entry), entry.loc) for id_, entry in held.items()}
            for kind, held in catalog.entries.items()
        },
        {key: _links(links) for key, links in catalog.backlinks.items()},
        {key: marshal.dumps([*map(_key, held)]) for key, held in catalog.children.items()},
        {id_: _links(links) for id_, links in unsettled.loose.items()},
        unsettled.twice,
        {kind: frozenset(ids) for kind, ids in catalog.beside.ids.items()},
        catalog.beside.open_kinds,
    )


def catalog_of(bones: Bones, find: Find) -> Catalog:
    """Read a catalog back."""
    records, links, children, loose, twice, ids, open_kinds = bones
    entries = {kind: _Records(kind, held, find) for kind, held in records.items()}

    def named(packed: bytes) -> tuple[Entry, ...]:
        return tuple(entries[kind][id_] for kind, id_ in marshal.loads(packed))  # noqa: S302  ours

    def linked(packed: bytes) -> tuple[Backlink, ...]:
        told = marshal.loads(packed)  # noqa: S302  our own, see cli/kept.py
        return tuple(Backlink(entries[kind][id_], loc) for kind, id_, loc in told)

    return Catalog(
        entries,
        _Unpacked(links, linked),
        _Unpacked(children, named),
        Beside(ids, open_kinds),
        Unsettled(_Unpacked(loose, linked), twice),
    )


def _key(entry: Entry) -> Key:
    return entry.kind.name, entry.id


def _links(links: Iterable[Backlink]) -> bytes:
    return marshal.dumps([(link.entry.kind.name, link.entry.id, link.loc) for link in links])


class _Records(Mapping[str, Entry]):
    """The records of a kind by id."""

    __slots__ = ("_find", "_held", "_kind", "_made")

    def __init__(self, kind: str, held: Mapping[str, tuple[int, int, Loc]], find: Find) -> None:
        self._kind, self._held, self._find = kind, held, find
        self._made: dict[str, Entry] = {}

    def __getitem__(self, id_: str) -> Entry:
        entry = self._made.get(id_)
        if entry is None:
            entry = self._made[id_] = self._find(self._kind, id_, *self._held[id_])
        return entry

    def __contains__(self, id_: object) -> bool:
        return id_ in self._held

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)


class _Unpacked(Mapping[K, tuple[V, ...]]):
    """Lists that are unpacked when somebody asks for them."""

    __slots__ = ("_held", "_packed", "_unpack")

    def __init__(self, packed: Mapping[K, bytes], unpack: Callable[[bytes], tuple[V, ...]]) -> None:
        self._packed, self._unpack = packed, unpack
        self._held: dict[K, tuple[V, ...]] = {}

    def __getitem__(self, key: K) -> tuple[V, ...]:
        held = self._held.get(key)
        if held is None:
            held = self._held[key] = self._unpack(self._packed[key])
        return held

    def __contains__(self, key: object) -> bool:
        return key in self._packed

    def __iter__(self) -> Iterator[K]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)
