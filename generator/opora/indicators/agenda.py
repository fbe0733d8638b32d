"""What is due at a place: within a week, within a month, overdue, and what waits without a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from opora.catalog import Catalog
from opora.indicators import school_worklists as schools
from opora.indicators.bank_facts import event_days
from opora.indicators.facts import Facts, facts_of
from opora.indicators.matter import Matter
from opora.indicators.places import place_of, within
from opora.indicators.worklists import WORKLISTS
from opora.kinds.document import Document
from opora.kinds.event import Event
from opora.model import Role

WEEK = timedelta(days=7)
MONTH = timedelta(days=30)

SETTLED = frozenset({"late-reports", "practices"})
"""Worklists that are to be seen and not to be done by a day."""


@dataclass(frozen=True, slots=True, eq=False)
class Agenda:
    """What a place has to do, the first due first; `week` is a part of `month`."""

    overdue: tuple[Matter, ...]
    week: tuple[Matter, ...]
    month: tuple[Matter, ...]
    waiting: tuple[Matter, ...]

    @property
    def later(self) -> tuple[Matter, ...]:
        """What is due within a month and not within a week."""
        return self.month[len(self.week) :]

    @property
    def all(self) -> tuple[Matter, ...]:
        """Everything, each once."""
        return (*self.overdue, *self.month, *self.waiting)

    def of(self, *roles: Role) -> "Agenda":
        """Leave what one of the roles acts on: «ждёт меня»."""
        parts = (self.overdue, self.week, self.month, self.waiting)
        return Agenda(*(tuple(one for one in part if one.who in roles) for part in parts))


def due(catalog: Catalog, scope: str, as_of: date, facts: Facts | None = None) -> Agenda:
    """List what is due at a place and below it.

    Args:
        catalog: the records.
        scope: the id of a region, municipality or school, empty for the country.
        as_of: the day to judge by.
        facts: the table of that day, where it has been read already.
    """
    found = matters(catalog, facts or facts_of(catalog, as_of))
    return agenda_of((one for one in found if within(one.place, scope)), as_of)


def agenda_of(matters: Iterable[Matter], as_of: date) -> Agenda:
    """Sort what is to be done by the day it is due."""
    here = sorted(matters, key=lambda one: one.order)
    return Agenda(
        overdue=tuple(one for one in here if one.due and one.due < as_of),
        week=tuple(_between(here, as_of, as_of + WEEK)),
        month=tuple(_between(here, as_of, as_of + MONTH)),
        waiting=tuple(one for one in here if one.due is None),
    )


def matters(catalog: Catalog, facts: Facts) -> list[Matter]:
    """List all that is to be done somewhere: what worklists name, and what is coming."""
    open_ = [w.search(catalog, facts) for w in WORKLISTS if w.id not in SETTLED]
    coming = (schools.coming_measures, coming_events, coming_documents)
    rows = (*open_, *(find(catalog, facts) for find in coming))
    return [one for held in rows for one in held if one.place]


def _between(matters: Iterable[Matter], first: date, last: date) -> list[Matter]:
    return [one for one in matters if one.due and first <= one.due <= last]


def coming_events(catalog: Catalog, facts: Facts) -> list[Matter]:
    """List the events that begin today or later."""
    return [
        Matter(entry, "событие", place, schools.keeper(place), days[0])
        for entry, event in catalog.records(Event)
        if (days := event_days(event)) and days[0] >= facts.as_of
        for place in [place_of(catalog, entry)]
    ]


def coming_documents(catalog: Catalog, _: Facts) -> list[Matter]:
    """List the documents that are needed by a day and are not there yet."""
    return [
        Matter(entry, "нужен документ", place, schools.keeper(place), document.due)
        for entry, document in catalog.records(Document)
        if document.due and not (document.url or document.date or document.announced)
        for place in [place_of(catalog, entry)]
    ]
