"""The calendar: events by month, then those without a day, then courses and studies."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from opora.kinds.event import Event, EventForm
from opora.model import bounds
from opora.model.period import AllYear, BySchedule, Recurring
from opora.parse import Entry
from opora.render.edition import Edition
from opora.words.months import MONTHS

Months = list[tuple[str, list[Entry]]]

APART = frozenset({EventForm.COURSE, EventForm.STUDY})
"""Forms that have a section of their own below the calendar."""

UNDATED = ("Ежемесячно", "Ежеквартально", "В течение года", "По графику", "Дата неизвестна")
"""Headings of events that have no day, in their order."""


def calendar(edition: Edition) -> Mapping[str, Any]:
    """Give what is ahead, the years with their months, the events without a day, and the rest."""
    events = list(edition.catalog.records(Event))
    met = [(entry, event) for entry, event in events if event.form not in APART]
    dated = [(entry, days) for entry, event in met if (days := bounds(event.when))]
    return {
        "ahead": [entry for entry, days in _in_time(dated) if days[1] >= edition.as_of],
        "years": _years(_in_time(dated)),
        "undated": _undated(met),
        "courses": [entry for entry, event in events if event.form is EventForm.COURSE],
        "studies": [entry for entry, event in events if event.form is EventForm.STUDY],
        "forms": sorted({event.form for _, event in met}, key=lambda form: form.label),
    }


Dated = tuple[Entry, tuple[date, date]]


def _in_time(dated: Iterable[Dated]) -> list[Dated]:
    return sorted(dated, key=lambda held: (held[1], held[0].id))


def _years(dated: Iterable[Dated]) -> list[tuple[int, Months]]:
    """Put events together by the month in which they begin; the newest year comes first."""
    held: dict[int, dict[int, list[Entry]]] = {}
    for entry, (start, _) in dated:
        held.setdefault(start.year, {}).setdefault(start.month, []).append(entry)
    return [
        (year, [(MONTHS[month - 1].capitalize(), months[month]) for month in sorted(months)])
        for year, months in sorted(held.items(), reverse=True)
    ]


def _undated(met: Iterable[tuple[Entry, Event]]) -> list[tuple[str, list[Entry]]]:
    held: dict[str, list[Entry]] = {}
    for entry, event in met:
        if bounds(event.when) is None:
            held.setdefault(_heading(event), []).append(entry)
    return [(title, held[title]) for title in UNDATED if title in held]


def _heading(event: Event) -> str:
    match event.when:
        case Recurring(every="month"):
            return "Ежемесячно"
        case Recurring():
            return "Ежеквартально"
        case AllYear():
            return "В течение года"
        case BySchedule():
            return "По графику"
        case _:
            return "Дата неизвестна"
