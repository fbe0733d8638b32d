"""Files that all banks fill together, item by item: words, synonyms, exceptions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from opora.export.copying import copy_of
from opora.federation.conflicts import BASE, Conflict, Dispute, Outcome, essence
from opora.federation.spaces import ITEMS, Space
from opora.parse import Entry, address_of
from opora.writing import Plain, plain, write_file


@dataclass(slots=True)
class Filling:
    """What each file holds so far, whose each item is, and what each source brought."""

    _heads: dict[str, Mapping[str, Plain]] = field(default_factory=dict)
    _items: dict[str, list[tuple[str, Plain]]] = field(default_factory=dict)
    _brought: dict[str, dict[str, list[Plain]]] = field(default_factory=dict)

    def add_base(self, entry: Entry) -> None:
        """Take a file of the national bank."""
        fields = plain(entry.entity)
        held = fields.get(ITEMS[entry.kind.name])
        self._heads[entry.path] = fields
        self._items[entry.path] = [(BASE, item) for item in _listed(held)]

    def add(self, source: str, space: Space, entry: Entry) -> Iterator[Conflict]:
        """Take what a source brings to a file."""
        path = entry.path
        self._heads.setdefault(path, copy_of(entry, space.said).fields)
        return self._add(path, source, space.items(entry))

    def keep(
        self,
        source: str,
        items: Mapping[str, list[Plain]],
        heads: Mapping[str, Mapping[str, Plain]],
    ) -> None:
        """Take what a source brought when it could last be read, and files as they stand now."""
        for path, held in items.items():
            if path in heads:
                self._heads.setdefault(path, heads[path])
            for _ in self._add(path, source, held):
                pass

    def brought_by(self, source: str) -> dict[str, list[Any]]:
        """List what a source brought, by the names of the files."""
        return {
            path: held[source] for path, held in sorted(self._brought.items()) if source in held
        }

    def texts(self) -> dict[str, str]:
        """Write the files, as far as a source brought something new to them."""
        texts: dict[str, str] = {}
        for path, held in self._items.items():
            address = address_of(path)
            if address is None or all(owner == BASE for owner, _ in held):
                continue
            head = self._heads.get(path) or _head_of(path)
            fields = {**head, ITEMS[address.kind.name]: [item for _, item in held]}
            texts[path] = write_file(fields, address.kind.model)
        return texts

    def _add(self, path: str, source: str, items: Iterable[Plain]) -> Iterator[Conflict]:
        held = self._items.setdefault(path, [])
        known = {_key(item): (owner, item) for owner, item in held}
        for item in items:
            key = _key(item)
            owner, first = known.setdefault(key, (source, item))
            if first is item:
                held.append((source, item))
            elif essence(first) != essence(item):
                yield Conflict(
                    Dispute.TOLD_OTHERWISE,
                    path,
                    source,
                    owner,
                    Outcome.FIRST_STANDS,
                    path,
                    _id_of(item),
                )
                continue
            self._brought.setdefault(path, {}).setdefault(source, []).append(item)


def _listed(held: Plain) -> list[Plain]:
    return list(held) if isinstance(held, list) else []


def _id_of(item: Plain) -> str:
    return str(item.get("id", "")) if isinstance(item, Mapping) else ""


def _key(item: Plain) -> str:
    """Tell items apart: by their id, or by all they say."""
    return _id_of(item) or repr(essence(item))


def _head_of(path: str) -> dict[str, Plain]:
    """Begin a file that nobody began whose items are kept."""
    address = address_of(path)
    label = address.kind.label if address else path
    return {"title": label[:1].upper() + label[1:], "sources": [{"title": "Банки регионов"}]}
