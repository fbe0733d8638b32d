"""Running checks so that they need not be run again: what each found, and what it looked at.

A check is run again when it looked at something that may be otherwise now. That is told coarsely,
by sorts of question: a check that looked at one practice is run again when any practice changes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from opora.asked.questions import HEARD, Question
from opora.catalog import Catalog
from opora.catalog.catalog import Key
from opora.checks.check import Check
from opora.diagnostics import Diagnostic
from opora.load import Document
from opora.model import Ref, values_of
from opora.parse import Entry
from opora.plain_yaml import Loc

_SORTS = ("all", "is", "entry", "body", "named", "within")
"""Sorts of questions about records of a kind."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a check asked, in sorts, and what it found."""

    asked: frozenset[Question]
    found: tuple[Diagnostic, ...]


class Sorts(set[Question]):
    """Takes down of each question what it is about: its sort, and the kind."""

    def add(self, question: Question) -> None:
        """Take a question down; the fields that numbers are made of are as all others."""
        sort, *about = question
        super().add(("entry" if sort == "counted" else sort, *about[:1]))


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
    """The sorts of questions that may be answered otherwise than before.

    `records` are those that changed or came or went, by kind and id, `paths` their files.
    """

    sorts: set[Question] = field(default_factory=set)
    records: set[Key] = field(default_factory=set)
    paths: set[str] = field(default_factory=set)

    def exchange(self, gone: Iterable[Entry], come: Iterable[Entry]) -> None:
        """Note that a file held some entries and holds others now."""
        old = {(entry.kind.name, entry.id): entry for entry in gone}
        new = {(entry.kind.name, entry.id): entry for entry in come}
        self.records |= old.keys() | new.keys()
        self.paths |= {entry.path for entry in (*old.values(), *new.values())}
        for key in old.keys() | new.keys():
            one, other = old.get(key), new.get(key)
            if one is None or other is None:
                self.moved(key[0])
            if one is None or other is None or _unlike(one, other):
                self._note(key[0], one, other)
            if one and other and one.written.body != other.written.body:
                self.sorts.add(("body", key[0]))

    def moved(self, kind: str) -> None:
        """Note that a record of a kind came or went."""
        self.sorts.update((sort, kind) for sort in _SORTS)

    def concerns(self, heard: Heard) -> bool:
        """Tell whether a check would find something else now."""
        return not self.sorts.isdisjoint(heard.asked)

    def only_within(self, kind: str, heard: Heard) -> bool:
        """Tell whether a check would find something else in changed records of a kind alone."""
        return self.sorts & heard.asked <= {("entry", kind), ("body", kind)}

    def narrowed(self, catalog: Catalog, kind: str) -> Catalog:
        """Return a catalog that holds of a kind what changed alone."""
        held = catalog.entries.get(kind, {})
        few = {id_: held[id_] for name, id_ in sorted(self.records) if name == kind}
        return replace(catalog, entries={**catalog.entries, kind: few}, by_file=[])

    def _note(self, kind: str, one: Entry | None, other: Entry | None) -> None:
        """Note that the fields of a record, or those around them in its file, are others."""
        self.sorts |= {("entry", kind), ("body", kind)}
        for _, ref in _refs(one) ^ _refs(other):
            self.sorts |= {("named", to) for to in ref.kinds}
        if one is None or other is None or one.parent != other.parent:
            around = (entry.parent for entry in (one, other) if entry and entry.parent)
            self.sorts |= {("within", ref.kinds[0]) for ref in around}


def _unlike(one: Entry, other: Entry) -> bool:
    """Tell whether anything but the text below the fields is another, places included."""
    return _frame(one.written) != _frame(other.written)


def _frame(document: Document) -> tuple[object, ...]:
    held = document.fields, document.offset, document.columns
    return (document.path, *held, document.body is None, document.body_line)


def _refs(entry: Entry | None) -> set[tuple[Loc, Ref]]:
    values = values_of(entry.held) if entry else ()
    return {(loc, value) for loc, value in values if isinstance(value, Ref)}


@dataclass(slots=True)
class Listening:
    """Runs checks, and takes over what those found that would find the same.

    `instead` are by name what is run in the place of a check and finds the same; `each` names the
    kinds of which checks look at record after record; `before` is what checks found before, and
    `otherwise` what changed since.
    """

    instead: Mapping[str, Check] = field(default_factory=dict)
    each: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, Heard] = field(default_factory=dict)
    otherwise: Otherwise = field(default_factory=Otherwise)
    heard: dict[str, Heard] = field(default_factory=dict)

    def run(self, checks: Iterable[Check], catalog: Catalog, as_of: date) -> Iterator[Diagnostic]:
        """Go over what checks find."""
        for check in checks:
            name = name_of(check)
            if name not in self.heard:
                self.heard[name] = self._hear(check, name, catalog, as_of)
            yield from self.heard[name].found

    def _hear(self, check: Check, name: str, catalog: Catalog, as_of: date) -> Heard:
        before, kind = self.before.get(name), self.each.get(name)
        if before and not self.otherwise.concerns(before):
            return before
        if before and kind and self.otherwise.only_within(kind, before):
            fresh = hear(check, self.otherwise.narrowed(catalog, kind), as_of)
            stays = (one for one in before.found if one.path not in self.otherwise.paths)
            return Heard(before.asked | fresh.asked, (*stays, *fresh.found))
        return hear(self.instead.get(name, check), catalog, as_of)
