"""What a catalog held, in short: enough to tell later which questions it would answer otherwise."""

import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from opora.asked import Question
from opora.catalog.catalog import Catalog, Key
from opora.catalog.digest import body_of, digest, fields_of, short_of
from opora.kinds import BY_NAME
from opora.model import Ref, held_in
from opora.parse import Entry

Place = tuple[Key | None, frozenset[tuple[str, Key]]]
"""What lies around a record, and what it refers to, each with the place of the reference."""


@dataclass(frozen=True, slots=True)
class Traces:
    """Names of what each record says, and where it stands among the others, packed.

    The fields, the text below them, and what is known of the file beside its content have names of
    their own; records without a text, or of which nothing else is known, have none for that.
    """

    entries: dict[Key, bytes] = field(default_factory=dict)
    bodies: dict[Key, bytes] = field(default_factory=dict)
    abouts: dict[Key, bytes] = field(default_factory=dict)
    places: dict[Key, bytes] = field(default_factory=dict)


def trace(catalog: Catalog, about: Callable[[str], str], old: Traces) -> Traces:
    """Trace a catalog.

    Args:
        catalog: the records.
        about: what else is known of a file by its path.
        old: earlier traces, of which those of unchanged records are taken over.
    """
    new = Traces({}, {}, {}, {})
    files: dict[str, bytes] = {}
    for entry in catalog.everything():
        if entry.path not in files:
            files[entry.path] = fields_of(entry)
        _note(entry, files[entry.path], catalog, old, new)
        if told := about(entry.path):
            new.abouts[entry.kind.name, entry.id] = short_of(told)
    return new


def _note(entry: Entry, fields: bytes, catalog: Catalog, old: Traces, new: Traces) -> None:
    """Take down an entry; `fields` names those of its file."""
    key = entry.kind.name, entry.id
    held = _part(entry, fields, old) if entry.loc else fields + _withheld(entry)
    new.entries[key] = held
    if body := body_of(entry):
        new.bodies[key] = body
    if old.entries.get(key) == held and key in old.places:
        new.places[key] = old.places[key]
    else:
        new.places[key] = pickle.dumps(_place(entry, catalog), pickle.HIGHEST_PROTOCOL)


def _part(entry: Entry, fields: bytes, old: Traces) -> bytes:
    """Name what a part of a record says; of a file that stays as it was, so do the parts."""
    path = short_of(entry.path)
    known = old.entries.get((entry.kind.name, entry.id), b"")
    around = entry.parent
    stays = around and old.entries.get((around.kinds[0], around.id)) == fields
    if stays and known.startswith(path):
        return known
    return path + digest(entry.entity)


def touched(old: Traces, new: Traces) -> set[Question]:
    """List the questions about records that may be answered otherwise than before.

    Whether a record is there decides what it and its namesakes of other kinds are named by, for a
    reference leads to the first kind that has the id.
    """
    found: set[Question] = {("body", *key) for key in _unlike(old.bodies, new.bodies)}
    found |= {("about", *key) for key in _unlike(old.abouts, new.abouts)}
    for key in _unlike(old.entries, new.entries):
        found.add(("entry", *key))
        holder, links = _unpacked(old.places.get(key))
        other, others = _unpacked(new.places.get(key))
        found |= {("named", *target) for _, target in links ^ others}
        if (key in old.entries) != (key in new.entries):
            found |= {("all", key[0]), ("is", *key)}
            found |= {("named", kind, key[1]) for kind in BY_NAME}
            found |= {("named", *target) for _, target in links | others}
            found |= {("within", *around) for around in (holder, other) if around}
    return found


def _unlike(old: Mapping[Key, bytes], new: Mapping[Key, bytes]) -> set[Key]:
    return {key for key, _ in old.items() ^ new.items()}


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
