"""What a catalog held, in short: enough to tell later which questions it would answer otherwise.

Traces are kept by file and packed, and only those of files that changed are looked at.
"""

import pickle
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

from opora.asked import Question
from opora.catalog.catalog import Catalog, Key
from opora.catalog.digest import body_of, digest, fields_of, short_of
from opora.kinds import BY_NAME
from opora.model import Ref, values_of
from opora.parse import Entry

About = Callable[[str], str]
"""Tells by its path what is known of a file beside its content."""

_BETWEEN = "\0"
"""Parts ids that are kept as one text; none holds it."""

_VALUE = "value"
"""The kind of the records of which numbers may be withheld."""


class Trace(NamedTuple):
    """A record in short.

    The fields, those of them that numbers are made of, the text below them, and what is known of
    the file beside its content have names of their own. `around` is the record around it, `links`
    are its references, each with its place and the keys that it may lead to, whether or not there
    is such a record.
    """

    fields: bytes
    counted: bytes
    body: bytes
    about: bytes
    around: Key | None
    links: frozenset[tuple[str, tuple[Key, ...]]]


@dataclass(frozen=True, slots=True)
class Traces:
    """What each file held.

    `files` names what is known of each, `records` holds the packed traces of its records. `ids` are
    the records of each kind, as one text; `withheld` those without their numbers.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    records: Mapping[str, bytes] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)
    withheld: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Tell whether anything was traced."""
        return bool(self.files)


def trace(catalog: Catalog, files: Mapping[str, bytes], about: About, old: Traces) -> Traces:
    """Trace a catalog.

    Args:
        catalog: the records.
        files: names of the texts of the files in which they stand, and perhaps of others; without
            any, all records are looked at.
        about: what else is known of a file.
        old: earlier traces, of which those of unchanged files are taken over.
    """
    named = {path: name + about(path).encode() for path, name in files.items()}
    ids = {kind: _BETWEEN.join(held) for kind, held in catalog.entries.items()}
    records = _looked_at(catalog, Traces(named, {}, ids, catalog.withheld), about, old)
    if records is None:
        records = {}
        for path, held in _by_file(catalog).items():
            records[path] = _packed(held, about)
            named.setdefault(path, records[path])
    return Traces(named, records, ids, catalog.withheld)


def _looked_at(
    catalog: Catalog, new: Traces, about: About, old: Traces
) -> Mapping[str, bytes] | None:
    """Look at the files that changed; nothing comes back where that does not tell everything.

    It does where records came and went with files that changed, and none stands twice, so that
    another may take the place of one that goes.
    """
    if not old or not new or catalog.unsettled.twice:
        return None
    came, gone = _set(new.ids) - _set(old.ids), _set(old.ids) - _set(new.ids)
    paths = {path for path, _ in old.files.items() ^ new.files.items()}
    moved = {(_VALUE, id_) for id_ in old.withheld ^ new.withheld} - gone
    paths |= {catalog.entries[kind][id_].path for kind, id_ in came | moved}
    keys: defaultdict[str, set[Key]] = defaultdict(set)
    for kind, id_ in came:
        keys[catalog.entries[kind][id_].path].add((kind, id_))
    records = dict(old.records)
    for path in paths:
        before = set(_unpacked(old.records.get(path)))
        gone -= before
        stays = [catalog.entries[kind].get(id_) for kind, id_ in keys[path] | before]
        held = [entry for entry in stays if entry]
        if any(entry.path != path for entry in held):
            return None
        records.pop(path, None)
        if held:
            records[path] = _packed(held, about)
    return None if gone else records


def _set(ids: Mapping[str, str]) -> AbstractSet[Key]:
    return {(kind, id_) for kind, text in ids.items() if text for id_ in text.split(_BETWEEN)}


def _by_file(catalog: Catalog) -> Mapping[str, list[Entry]]:
    found = defaultdict[str, list[Entry]](list)
    for held in catalog.entries.values():
        for entry in held.values():
            found[entry.path].append(entry)
    return found


def _packed(entries: Iterable[Entry], about: About) -> bytes:
    """Trace the records of a file."""
    traces = sorted((_key(entry), tuple(_trace(entry, about))) for entry in entries)
    return pickle.dumps(traces, pickle.HIGHEST_PROTOCOL)


def _trace(entry: Entry, about: About) -> Trace:
    told, around = about(entry.path), entry.parent
    return Trace(
        _fields(entry) + _withheld(entry),
        digest(list(entry.counted)) if entry.kind.counted else b"",
        body_of(entry),
        short_of(told) if told else b"",
        (around.kinds[0], around.id) if around else None,
        frozenset(_links(entry)),
    )


def _fields(entry: Entry) -> bytes:
    """Name what a record says; the name of a part tells nothing of its neighbours."""
    return short_of(entry.path) + digest(entry.entity) if entry.loc else fields_of(entry)


def _withheld(entry: Entry) -> bytes:
    return b"-" if getattr(entry.entity, "withheld", False) else b""


def _links(entry: Entry) -> Iterator[tuple[str, tuple[Key, ...]]]:
    for loc, value in values_of(entry.entity):
        if isinstance(value, Ref):
            yield "/".join(map(str, loc)), tuple((kind, value.id) for kind in value.kinds)


def _key(entry: Entry) -> Key:
    return entry.kind.name, entry.id


def _unpacked(packed: bytes | None) -> dict[Key, Trace]:
    if packed is None:
        return {}
    traces = pickle.loads(packed)  # noqa: S301  made here, kept where only its owner writes
    return {key: Trace(*one) for key, one in traces}


def touched(old: Traces, new: Traces) -> set[Question]:
    """List the questions about records that may be answered otherwise than before.

    Whether a record is there decides what it and its namesakes of other kinds are named by, for a
    reference leads to the first kind that has the id.
    """
    before, now = dict[Key, Trace](), dict[Key, Trace]()
    for path in {path for path, _ in old.records.items() ^ new.records.items()}:
        before |= _unpacked(old.records.get(path))
        now |= _unpacked(new.records.get(path))
    found = set[Question]()
    for key in before.keys() | now.keys():
        one, other = before.get(key), now.get(key)
        if one and other:
            found |= set(_changed(key, one, other))
        elif moved := one or other:
            found |= set(_moved(key, moved))
    return found


def _changed(key: Key, old: Trace, new: Trace) -> Iterator[Question]:
    if old.body != new.body:
        yield "body", *key
    if old.about != new.about:
        yield "about", *key
    if old.fields != new.fields:
        yield "entry", *key
    if old.counted != new.counted:
        yield "counted", *key
    for _, targets in old.links ^ new.links:
        yield from (("named", *target) for target in targets)


def _moved(key: Key, trace: Trace) -> Iterator[Question]:
    """List the questions about a record that came or went."""
    yield from ((sort, *key) for sort in ("body", "about", "entry", "counted", "is"))
    yield "all", key[0]
    yield from (("named", kind, key[1]) for kind in BY_NAME)
    yield from (("named", *target) for _, targets in trace.links for target in targets)
    if trace.around:
        yield "within", *trace.around
