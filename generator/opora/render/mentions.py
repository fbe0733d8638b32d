"""The records that name a record and are not on its page yet: the way back that a link promises."""

from collections.abc import Collection
from dataclasses import dataclass

from opora.catalog import Catalog
from opora.catalog.catalog import Key
from opora.kinds import KINDS
from opora.parse import Entry


@dataclass(frozen=True, slots=True, eq=False)
class Mentions:
    """Records of one kind, under the Russian name of the kind."""

    title: str
    entries: tuple[Entry, ...]


def mentions(catalog: Catalog, entry: Entry, linked: Collection[Key]) -> list[Mentions]:
    """List what names a record or a part of its page, by kind.

    Args:
        catalog: the records.
        entry: the record whose page is being written.
        linked: the kind and id of what the page leads to already.
    """
    found: dict[Key, Entry] = {}
    for target in (entry, *_parts_on_page(catalog, entry)):
        for link in catalog.links_to(target):
            one = link.entry
            key = (one.kind.name, one.id)
            if key not in linked and one is not entry and not _is_within(one, entry):
                found[key] = one
    return [
        Mentions(kind.plural[:1].upper() + kind.plural[1:], tuple(held))
        for kind in KINDS
        if kind.url and (held := [one for one in found.values() if one.kind is kind])
    ]


def _parts_on_page(catalog: Catalog, entry: Entry) -> list[Entry]:
    return [one for one in catalog.within(entry.ref) if one.kind.url.startswith("#")]


def _is_within(one: Entry, entry: Entry) -> bool:
    return bool(one.loc) and one.parent == entry.ref
