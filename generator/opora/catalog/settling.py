"""Linking one entry: where it belongs, what its references lead to, and which lead nowhere."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from opora.catalog.catalog import Catalog, Key
from opora.catalog.dangling import dangling, homeless, is_slip
from opora.diagnostics import Diagnostic
from opora.model import Ref, held_in
from opora.parse import Entry
from opora.plain_yaml import Loc


@dataclass(slots=True)
class Settled:
    """The places of references by the record they lead to, those of others by id, and findings.

    That no record is there to lie in counts as a reference to it, at no place.
    """

    links: list[tuple[Key, Loc]] = field(default_factory=list)
    loose: list[tuple[str, Loc]] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)


def settle_entry(entry: Entry, bare: Catalog) -> Settled:
    """Link one entry.

    Args:
        entry: one of the catalog.
        bare: all entries, and what exists beside them.
    """
    settled = Settled()
    parent = entry.parent
    if parent and not bare.find(parent):
        settled.loose.append((parent.id, ()))
        if not bare.may_hold(parent):
            settled.problems.append(homeless(entry, parent))
    for loc, ref in refs(entry):
        if found := bare.find(ref):
            settled.links.append(((found.kind.name, found.id), loc))
            continue
        settled.loose.append((ref.id, loc))
        if not bare.may_hold(ref) or is_slip(ref, bare):
            settled.problems.append(dangling(entry, loc, ref, bare))
    return settled


def refs(entry: Entry) -> Iterator[tuple[Loc, Ref]]:
    """Go over the references of an entry, each with its place."""
    return held_in(entry.entity, Ref)


def holder(entry: Entry) -> Key | None:
    """Name the record around an entry, whether it exists or not."""
    return (entry.parent.kinds[0], entry.parent.id) if entry.parent else None
