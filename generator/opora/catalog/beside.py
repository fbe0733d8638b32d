"""Records that exist and were not read: faulty ones, or all others where one file is judged."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from opora.model import Ref
from opora.parse import Entry, address_of, parts_of

KnownIds = Mapping[str, AbstractSet[str]]
"""Ids of records that have a file, by kind."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What exists beside the entries of a catalog.

    `ids` are those of files; of kinds in `open_kinds` any id may exist, since a file that holds
    records of that kind could not be read.
    """

    ids: KnownIds = field(default_factory=dict)
    open_kinds: frozenset[str] = frozenset()

    def may_hold(self, ref: Ref) -> bool:
        """Tell whether a reference that leads to nothing may lead to a record that was not read."""
        return self.holds(ref) or any(kind in self.open_kinds for kind in ref.kinds)

    def holds(self, ref: Ref) -> bool:
        """Tell whether there is a file of the record that a reference names."""
        return any(ref.id in self.ids.get(kind, ()) for kind in ref.kinds)


NOTHING_BESIDE = Beside()


def ids_of(paths: Iterable[str]) -> KnownIds:
    """Tell from names of files alone which ids exist."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path in paths:
        if address := address_of(path):
            found[address.kind.name].add(address.id)
    return {kind: frozenset(ids) for kind, ids in found.items()}


def beside(paths: Iterable[str], entries: Iterable[Entry], known: KnownIds | None = None) -> Beside:
    """Tell what exists beside entries.

    Args:
        paths: the files that were to be read.
        entries: what came out of them.
        known: ids of files that were not to be read.
    """
    return around(paths, {entry.path for entry in entries}, known)


def around(paths: Iterable[str], read: AbstractSet[str], known: KnownIds | None = None) -> Beside:
    """Tell what exists beside the entries of some files.

    Args:
        paths: the files that were to be read.
        read: those of them that entries came out of.
        known: ids of files that were not to be read.
    """
    paths = tuple(paths)
    faulty = (address_of(path) for path in paths if path not in read)
    open_kinds = (parts_of(address.kind.model) for address in faulty if address)
    return Beside(ids_of(paths) if known is None else known, frozenset().union(*open_kinds))
