"""What a catalog held, in short: enough to tell later which questions it would answer otherwise."""

import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from opora.asked import Question
from opora.catalog.catalog import Catalog, Key
from opora.catalog.digest import content_of
from opora.kinds import BY_NAME
from opora.model import Ref, held_in
from opora.parse import Entry

Place = tuple[Key | None, frozenset[tuple[str, Key]]]
"""What lies around a record, and what it refers to, each with the place of the reference."""


@dataclass(frozen=True, slots=True)
class Traces:
    """For each record a name of its content, and where it stands among the others, packed."""

    content: Mapping[Key, bytes] = field(default_factory=dict)
    places: Mapping[Key, bytes] = field(default_factory=dict)


def trace(catalog: Catalog, about: Callable[[str], str], old: Traces) -> Traces:
    """Trace a catalog.

    Args:
        catalog: the records.
        about: what else is known of a file by its path; a change of that is one of the file.
        old: earlier traces, of which those of unchanged records are taken over.
    """
    content: dict[Key, bytes] = {}
    places: dict[Key, bytes] = {}
    files: dict[str, bytes] = {}
    for entry in catalog.everything():
        path = entry.document.path
        if path not in files:
            files[path] = content_of(entry) + about(path).encode()
        key = entry.kind.name, entry.id
        held = files[path] + _withheld(entry)
        content[key] = held
        if old.content.get(key) == held and key in old.places:
            places[key] = old.places[key]
        else:
            places[key] = pickle.dumps(_place(entry, catalog), pickle.HIGHEST_PROTOCOL)
    return Traces(content, places)


def touched(old: Traces, new: Traces) -> set[Question]:
    """List the questions about records that may be answered otherwise than before.

    Whether a record is there decides what it and its namesakes of other kinds are named by, for a
    reference leads to the first kind that has the id.
    """
    found = set[Question]()
    for key in {key for key, _ in old.content.items() ^ new.content.items()}:
        found.add(("entry", *key))
        holder, links = _unpacked(old.places.get(key))
        other, others = _unpacked(new.places.get(key))
        found |= {("named", *target) for _, target in links ^ others}
        if (key in old.content) != (key in new.content):
            found |= {("all", key[0]), ("is", *key)}
            found |= {("named", kind, key[1]) for kind in BY_NAME}
            found |= {("named", *target) for _, target in links | others}
            found |= {("within", *around) for around in (holder, other) if around}
    return found


def _withheld(entry: Entry) -> bytes:
    return b"-" if getattr(entry.entity, "withheld", False) else b""


def _place(entry: Entry, catalog: Catalog) -> Place:
    parent = entry.parent
    return (parent.kinds[0], parent.id) if parent else None, frozenset(_links(entry, catalog))


def _links(entry: Entry, catalog: Catalog) -> Iterator[tuple[str, Key]]:
    for loc, ref in held_in(entry.entity, Ref):
        if found := catalog.find(ref):
            yield "/".join(map(str, loc)), (found.kind.name, found.id)


def _unpacked(packed: bytes | None) -> Place:
    if packed is None:
        return None, frozenset()
    place: Place = pickle.loads(packed)  # noqa: S301  made here, kept where only its owner writes
    return place
