"""What the bank does not hold on a school, and which file would fill the gap."""

from collections.abc import Callable
from dataclasses import dataclass

from opora.catalog import Catalog
from opora.indicators.figure import Fact, Mark
from opora.kinds.assignment import Assignment
from opora.kinds.school import School
from opora.model import Role
from opora.parse import Entry

CURATORS = frozenset({Role.CURATOR, Role.MUNICIPAL_CURATOR})
"""Roles that look after a school."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing: what, and the file below the content folder that would hold it."""

    text: str
    file: str


def curators_of(catalog: Catalog, school: Entry) -> list[Entry]:
    """List the assignments that give a school a curator."""
    return [
        one
        for one in catalog.naming(school, "assignment", "scope")
        if isinstance(one.entity, Assignment) and one.entity.role in CURATORS
    ]


def partnerships_of(catalog: Catalog, school: Entry) -> list[Entry]:
    """List the partnerships in which a school is helped."""
    return catalog.naming(school, "partnership", "school")


def school_gaps(catalog: Catalog, school: Entry, last: Fact | None = None) -> tuple[Gap, ...]:
    """Name what is missing on a school: status, profile, roadmap, curator, partner, material.

    Args:
        catalog: the records.
        school: the school.
        last: what is true of it in the last year in which it takes part. Where there is one,
            worklists judge by that year and so does this; else any year will do.
    """
    marks = last.marks if last else frozenset()
    return tuple(
        Gap(text, file.format(folder=f"schools/{school.id}"))
        for has, text, file, (mark, of) in _WANTED
        if not (mark in marks if mark and of in marks else has(catalog, school))
    )


def _has_status(_: Catalog, school: Entry) -> bool:
    return isinstance(school.entity, School) and bool(school.entity.statuses)


def _has_below(kind: str) -> Callable[[Catalog, Entry], bool]:
    return lambda catalog, school: bool(catalog.below(school, kind))


def _has_practice(catalog: Catalog, school: Entry) -> bool:
    return bool(catalog.naming(school, "practice"))


def _has_curator(catalog: Catalog, school: Entry) -> bool:
    return bool(curators_of(catalog, school))


def _has_partner(catalog: Catalog, school: Entry) -> bool:
    return bool(partnerships_of(catalog, school))


_Judged = tuple[Mark | None, Mark]
"""The mark that worklists ask for, and the mark of the schools they ask it of."""

_FREELY: _Judged = (None, Mark.PARTICIPANT)

_WANTED: tuple[tuple[Callable[[Catalog, Entry], bool], str, str, _Judged], ...] = (
    (_has_status, "статус школы по годам", "{folder}/school.yml, поле statuses", _FREELY),
    (
        _has_below("risk_profile"),
        "рисковый профиль",
        "{folder}/risk-profile-<год>.yml",
        (Mark.PROFILE, Mark.PARTICIPANT),
    ),
    (
        _has_below("roadmap"),
        "дорожная карта",
        "{folder}/roadmap-<год>.yml",
        (Mark.ROADMAP, Mark.PARTICIPANT),
    ),
    (
        _has_curator,
        "куратор школы (организация и должность)",
        "assignments/<имя>.yml",
        (Mark.CURATOR, Mark.PARTICIPANT),
    ),
    (
        _has_partner,
        "школа-партнёр или другой партнёр с планом работы",
        "partnerships/<имя>.yml",
        (Mark.PARTNER, Mark.SHNOR),
    ),
    (_has_below("document"), "материалы и документы школы", "{folder}/materials/<имя>.md", _FREELY),
    (_has_practice, "практика, которой школа поделилась", "practices/<имя>.md", _FREELY),
)
