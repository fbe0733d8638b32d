"""The catalog and the questions one may ask it.

Pages ask by its methods alone: these tell those who listen what was asked, see `asked/`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from opora.asked import ask
from opora.catalog.beside import NOTHING_BESIDE, Beside
from opora.kinds import KINDS
from opora.model import Record, Ref
from opora.parse import Entry
from opora.plain_yaml import Loc

R = TypeVar("R", bound=Record)

Key = tuple[str, str]
"""Kind and id: the name of a record in the whole bank."""


@dataclass(frozen=True, slots=True, eq=False)
class Backlink:
    """That `entry` refers to a record, at `loc` within itself."""

    entry: Entry
    loc: Loc

    @property
    def field(self) -> str:
        """The name of the field that holds the reference."""
        names = [step for step in self.loc if isinstance(step, str)]
        return names[-1] if names else ""


@dataclass(frozen=True, slots=True, eq=False)
class Unsettled:
    """What linking could not settle, and what therefore depends on which other records there are.

    `loose` are references that lead to no record that was read, by the id they name, and entries
    that lie in none, as if they referred to it at no place; `twice` are the records of which the
    catalog holds the first of several.
    """

    loose: Mapping[str, tuple[Backlink, ...]] = field(default_factory=dict)
    twice: frozenset[Key] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Catalog:
    """Every record of the bank, by kind and id, in the order of ids.

    `withheld` are the ids of the values of few people, whose numbers were taken out.
    """

    entries: Mapping[str, Mapping[str, Entry]]
    backlinks: Mapping[Key, tuple[Backlink, ...]] = field(default_factory=dict)
    children: Mapping[Key, tuple[Entry, ...]] = field(default_factory=dict)
    beside: Beside = NOTHING_BESIDE
    unsettled: Unsettled = field(default_factory=Unsettled)
    withheld: frozenset[str] = frozenset()
    by_file: list[Mapping[str, tuple[Entry, ...]]] = field(default_factory=list, repr=False)
    """What `of_file` goes by, once somebody asked."""

    def of_file(self, path: str) -> tuple[Entry, ...]:
        """List the records that stand in a file; nobody is told of that.

        Of a file whose text stayed the same there may be others than before: an exception may have
        gone that let them be published, or a record of the same id may have come.
        """
        if not self.by_file:
            found: defaultdict[str, list[Entry]] = defaultdict(list)
            for held in self.entries.values():
                for entry in held.values():
                    found[entry.path].append(entry)
            self.by_file.append({name: tuple(entries) for name, entries in found.items()})
        return self.by_file[0].get(path, ())

    def all(self, kind: str) -> Iterator[Entry]:
        """Go over the records of a kind in the order of their ids."""
        ask("all", kind)
        yield from self.entries.get(kind, {}).values()

    def records(self, model: type[R]) -> Iterator[tuple[Entry, R]]:
        """Go over the records that a model reads, each with its entry, in the order of ids."""
        for kind in _read_by(model):
            for entry in self.all(kind):
                if isinstance(entry.entity, model):
                    yield entry, entry.entity

    def counted(self, model: type[R]) -> Iterator[tuple[Entry, R]]:
        """Go over the same with nothing but the fields that numbers over the bank are made of."""
        for kind in _read_by(model):
            for entry in self.all(kind):
                if isinstance(counted := entry.counted, model):
                    yield entry, counted

    def everything(self) -> Iterator[Entry]:
        """Go over all records, kind by kind."""
        for kind in self.entries:
            yield from self.all(kind)

    def get(self, kind: str, id_: str) -> Entry | None:
        """Find a record by kind and id."""
        ask("is", kind, id_)
        return self.entries.get(kind, {}).get(id_)

    def find(self, ref: Ref | None) -> Entry | None:
        """Find what a reference names, or nothing."""
        if ref is None:
            return None
        return next((found for kind in ref.kinds if (found := self.get(kind, ref.id))), None)

    def may_hold(self, ref: Ref) -> bool:
        """Tell whether a reference that leads to nothing may lead to a record that was not read.

        A part with a scope is as its record: unknown as long as that was not read.
        """
        record, _, part = ref.id.partition("#")
        if not part:
            return self.beside.may_hold(ref)
        return any(record in ids for ids in self.beside.ids.values()) and not any(
            record in held for held in self.entries.values()
        )

    def on_disk(self, kind: str) -> AbstractSet[str]:
        """List the ids of a kind that have a file, whether it could be read or not."""
        ask("all", kind)
        return self.beside.ids.get(kind, frozenset())

    def parent(self, entry: Entry) -> Entry | None:
        """Find the record around: of a part its record, of a file the record of its folder."""
        return self.find(entry.parent)

    def below(self, entry: Entry, kind: str) -> list[Entry]:
        """List the records of a kind that lie directly in a record's folder or in itself."""
        return [child for child in self.within(entry.ref) if child.kind.name == kind]

    def within(self, holder: Ref) -> tuple[Entry, ...]:
        """List all that lies directly in a record's folder or in the record itself."""
        ask("within", holder.kinds[0], holder.id)
        return self.children.get((holder.kinds[0], holder.id), ())

    def links_to(self, entry: Entry) -> tuple[Backlink, ...]:
        """List what refers to a record, each reference by itself."""
        ask("named", entry.kind.name, entry.id)
        return self.backlinks.get((entry.kind.name, entry.id), ())

    def siblings(self, entry: Entry, kind: str) -> list[Entry]:
        """List the records of a kind that lie in the same folder or record, the entry included."""
        if entry.parent is None:
            return []
        return [child for child in self.within(entry.parent) if child.kind.name == kind]

    def naming(self, entry: Entry, kind: str, field: str = "") -> list[Entry]:
        """List the records of a kind that refer to a record, each once; by `field` where given."""
        found = {
            link.entry.id: link.entry
            for link in self.links_to(entry)
            if link.entry.kind.name == kind and (not field or field in link.loc)
        }
        return list(found.values())


@cache
def _read_by(model: type[Record]) -> tuple[str, ...]:
    """Name the kinds whose records a model reads."""
    return tuple(kind.name for kind in KINDS if issubclass(kind.model, model))
