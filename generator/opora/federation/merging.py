"""One bank out of many: who holds a name, what is the same, what is disputed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from opora.federation.conflicts import BASE, Conflict, Dispute, Outcome, essence
from opora.federation.filling import Filling
from opora.federation.naming import COMMON, GATHERED
from opora.federation.spaces import ITEMS, Piece, Space, files_of
from opora.model import Part, values_of
from opora.parse import Entry, parts_of
from opora.writing import Plain, plain

Told = tuple[Plain, str]


@dataclass(slots=True)
class Merging:
    """The national bank as it grows: first its own records, then source after source.

    `pieces` are the files of sources by their paths, `owners` tell whose each file is, and
    `vouched` which banks hold it in the same words.
    """

    pieces: dict[str, Piece] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    vouched: dict[str, set[str]] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    filling: Filling = field(default_factory=Filling)
    _told: dict[str, Told] = field(default_factory=dict)
    _parts: dict[tuple[str, str], str] = field(default_factory=dict)

    def add_base(self, entries: Iterable[Entry]) -> None:
        """Take the national bank's own records: each holds its name against all others."""
        for entry in entries:
            self._claim(entry.path, BASE, entry)
            if entry.kind.name in ITEMS:
                self.filling.add_base(entry)

    def add(self, source: str, space: Space) -> None:
        """Take the records of a source, with names in the national bank."""
        space = self._settled(source, space)
        entries = files_of(space.catalog)
        placed = (one for one in entries if one.path in space.paths)
        taken = [one for one in placed if self._place(source, space, one)]
        space = space.holding({space.paths[one.path] for one in taken})
        for entry in entries:
            if entry.kind.name in GATHERED:
                self.conflicts += self.filling.add(source, space, entry)
        self.pieces |= {piece.path: piece for piece in space.pieces(taken)}

    def keep(self, source: str, pieces: Iterable[tuple[Piece, Entry]]) -> None:
        """Take records of a source as they were when it could last be read."""
        for piece, entry in pieces:
            self.vouched.setdefault(piece.path, set()).add(source)
            if piece.path not in self.owners:
                self._claim(piece.path, source, entry)
                self.pieces[piece.path] = piece

    def drop(self, path: str) -> None:
        """Leave out a file of a source after all."""
        del self.pieces[path]
        self.vouched.pop(path, None)

    def _settled(self, source: str, space: Space) -> Space:
        """Give a source's own names to common records that another bank tells otherwise."""
        own: set[str] = set()
        while True:
            entries = {one.path: one for one in files_of(space.catalog)}
            disputed = {
                path
                for path in space.common
                if path in self.owners
                and entries[path].kind.name not in COMMON
                and _told_of(entries[path]) != self._told[path]
            }
            if not disputed:
                return space
            own |= disputed
            settled = Space.of(space.name, space.catalog, own)
            self.conflicts += (
                Conflict(
                    Dispute.TOLD_OTHERWISE,
                    settled.paths[path],
                    source,
                    self.owners[path],
                    Outcome.OWN_NAME,
                    path,
                )
                for path in sorted(disputed)
            )
            space = settled

    def _place(self, source: str, space: Space, entry: Entry) -> bool:
        """Find a record its place; tell whether the source is the one that holds it."""
        old = entry.path
        path, common = space.paths[old], old in space.common
        winner = self.owners.get(path)
        if winner is not None and common and _told_of(entry) == self._told[path]:
            self._vouch(path, source, space, entry)
            return False
        if winner is None and common:
            held = (self._parts[one] for one in _part_keys(entry) if one in self._parts)
            winner = next(held, None)
        if winner is not None:
            self.conflicts += self._disputes(path, source, winner, entry)
            return False
        self._claim(path, source, entry)
        self._vouch(path, source, space, entry)
        return True

    def _vouch(self, path: str, source: str, space: Space, entry: Entry) -> None:
        """Put down that a source holds a file in the same words, and take its goals."""
        self.vouched.setdefault(path, set()).add(source)
        if entry.kind.name in ITEMS:
            self.conflicts += self.filling.add(source, space, entry)

    def _disputes(self, path: str, source: str, winner: str, entry: Entry) -> Iterator[Conflict]:
        """Tell what is told otherwise: the parts that differ, or the whole file."""
        told = self._told.get(path)
        old, new = _parts_of(told[0] if told else {}), _parts_of(_told_of(entry)[0])
        parts = sorted(one for one in {*old, *new} if old.get(one) != new.get(one))
        for part in parts or ("",):
            yield Conflict(
                Dispute.TOLD_OTHERWISE,
                path,
                source,
                winner,
                Outcome.FIRST_STANDS,
                path,
                part,
                _difference(part, old, new),
            )

    def _claim(self, path: str, owner: str, entry: Entry) -> None:
        self.owners[path] = owner
        self._told[path] = _told_of(entry)
        for key in _part_keys(entry):
            self._parts.setdefault(key, owner)


def _told_of(entry: Entry) -> Told:
    """Return what a record says, whatever way its file is written and whence it is known."""
    return essence(plain(entry.entity)), (entry.body or "").strip()


def _parts_of(told: Plain) -> dict[str, Plain]:
    """Find the parts of a record that have ids: factors of a catalogue."""
    lists = (
        [one for one in told.values() if isinstance(one, list)] if isinstance(told, dict) else []
    )
    items = (item for held in lists for item in held if isinstance(item, dict) and "id" in item)
    return {str(item["id"]): item for item in items}


def _difference(part: str, old: dict[str, Plain], new: dict[str, Plain]) -> str:
    if not part:
        return ""
    if part not in old:
        return f"кода «{part}» нет в общем каталоге"
    return f"кода «{part}» нет в банке" if part not in new else f"«{part}» описан иначе"


def _part_keys(entry: Entry) -> list[tuple[str, str]]:
    kinds = parts_of(entry.kind.model)
    if not kinds:
        return []
    return [
        (value.part_kind, value.id)
        for _, value in values_of(entry.entity)
        if isinstance(value, Part) and value.part_kind in kinds
    ]
