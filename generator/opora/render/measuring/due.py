"""What desks are made of: what is due in parts, the same as a file, and the places below."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from opora.indicators import Agenda, Due, school_gaps
from opora.indicators.matter import Matter
from opora.model import Role
from opora.parse import Entry
from opora.render.edition import Edition


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Matters under a heading; `nothing` is said where there are none, if it says anything."""

    id: str
    title: str
    matters: tuple[Matter, ...]
    nothing: str = ""


def parts_of(agenda: Agenda, *roles: Role) -> tuple[Part, ...]:
    """Part what is due by its day, and what has no day by whether one of the roles acts on it."""
    mine = agenda.of(*roles).waiting
    others = tuple(one for one in agenda.waiting if one.who not in roles)
    return (
        Part("overdue", "Просрочено", agenda.overdue, "Просроченного в банке нет."),
        Part("week", "В ближайшие 7 дней", agenda.week, "На ближайшие 7 дней сроков нет."),
        Part("month", "Позже, в ближайшие 30 дней", agenda.later, "На 30 дней других сроков нет."),
        Part("mine", "Ждёт вас, срока нет", mine, "Без срока вас ничего не ждёт."),
        Part("others", "Ждёт других, срока нет", others),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Below:
    """A place in the table of the desk above; `gaps` are what a school of the programme lacks."""

    place: Entry
    url: str
    agenda: Agenda
    reports: tuple[Due, ...]
    gaps: tuple[str, ...] = ()

    @property
    def busy(self) -> bool:
        """Whether there is anything to do, or to be reported."""
        return bool(self.agenda.all or self.gaps or self.reports)


def below_of(edition: Edition, place: Entry, url: str) -> Below:
    """Gather what the table says of a place."""
    held = edition.measured
    return Below(
        place,
        url,
        held.agenda(place.id),
        held.reports.get(place.id, ()),
        tuple(_gaps(edition, place)),
    )


def _gaps(edition: Edition, place: Entry) -> Iterable[str]:
    last = edition.measured.last_years.get(place.id)
    return (gap.text for gap in school_gaps(edition.catalog, place, last)) if last else ()


def schools_below(edition: Edition, schools: Iterable[Entry]) -> list[Below]:
    """Gather what a desk says of its schools."""
    return [below_of(edition, one, f"schools/{one.id}/") for one in schools]


def desk_values(edition: Edition, role: Role, *places: str) -> Mapping[str, Any]:
    """Give what every desk shows: what is due at places, and the risks without a practice."""
    agenda = edition.measured.agenda(*places)
    return {
        "agenda": agenda,
        "parts": parts_of(agenda, role),
        "unanswered": edition.measured.unanswered(*places),
    }
