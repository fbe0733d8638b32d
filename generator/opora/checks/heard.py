"""Running checks so that they need not be run again: what each found, and what it looked at.

A check is run again when it looked at something that may be otherwise now. That is told coarsely,
by sorts of question: a check that looked at one practice is run again when any practice changes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from opora.asked.questions import HEARD, Question
from opora.catalog import Catalog
from opora.checks.check import Check
from opora.diagnostics import Diagnostic
from opora.model import Ref, values_of
from opora.parse import Entry
from opora.plain_yaml import Loc

_OF_BODY = frozenset({"entry", "body"})
"""Questions whose answers may change with the text of a record."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a check asked, in sorts, and what it found."""

    asked: frozenset[Question]
    found: tuple[Diagnostic, ...]


class Sorts(set[Question]):
    """Takes down of each question what it is about: its sort, and the kind."""

    def add(self, question: Question) -> None:
        """Take a question down."""
        super().add(question[:2])


def hear(check: Check, catalog: Catalog, as_of: date) -> Heard:
    """Run a check and listen to what it asks."""
    sorts = Sorts()
    token = HEARD.set(sorts)
    try:
        found = tuple(check(catalog, as_of))
    finally:
        HEARD.reset(token)
    return Heard(frozenset(sorts), found)


def name_of(check: Check) -> str:
    """Name a check; the same in each run of a program."""
    return f"{check.__module__}.{check.__qualname__}"


@dataclass(slots=True)
class Otherwise:
    """What may be answered otherwise than before; `everything` where that cannot be told in short.

    `kinds` are those of records of which anything changed but texts, `named` of records that
    references go to that changed, `bodies` of records whose texts changed.
    """

    kinds: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    everything: bool = False

    def exchange(self, gone: Iterable[Entry], come: Iterable[Entry]) -> None:
        """Note that a file held some entries and holds others now."""
        old = {(entry.kind.name, entry.id): entry for entry in gone}
        new = {(entry.kind.name, entry.id): entry for entry in come}
        if old.keys() != new.keys():
            self.everything = True
            return
        for key, entry in old.items():
            self._compare(key[0], entry, new[key])

    def concerns(self, heard: Heard) -> bool:
        """Tell whether a check would find something else now."""
        return self.everything or any(map(self._changed, heard.asked))

    def _changed(self, asked: Question) -> bool:
        sort, kind = asked
        return (
            kind in self.kinds
            or (sort == "named" and kind in self.named)
            or (sort in _OF_BODY and kind in self.bodies)
        )

    def _compare(self, kind: str, old: Entry, new: Entry) -> None:
        one, other = old.written, new.written
        if (one.fields, one.offset, one.columns, one.path) != (
            other.fields,
            other.offset,
            other.columns,
            other.path,
        ):
            self.kinds.add(kind)
            self.named |= {to for _, ref in _refs(old) ^ _refs(new) for to in ref.kinds}
        if (one.body, one.body_line) != (other.body, other.body_line):
            self.bodies.add(kind)


def _refs(entry: Entry) -> set[tuple[Loc, Ref]]:
    return {(loc, value) for loc, value in values_of(entry.held) if isinstance(value, Ref)}


@dataclass(slots=True)
class Listening:
    """Runs checks, and takes over what those found that would find the same."""

    before: Mapping[str, Heard] = field(default_factory=dict)
    heard: dict[str, Heard] = field(default_factory=dict)

    def run(self, checks: Iterable[Check], catalog: Catalog, as_of: date) -> Iterator[Diagnostic]:
        """Go over what checks find."""
        for check in checks:
            name = name_of(check)
            if name not in self.heard:
                self.heard[name] = self.before.get(name) or hear(check, catalog, as_of)
            yield from self.heard[name].found
