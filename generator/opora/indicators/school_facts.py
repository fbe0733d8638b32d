"""Facts of schools and municipalities, one for each year."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from opora.catalog import Catalog
from opora.indicators.figure import Fact, Mark, marked
from opora.indicators.gaps import CURATORS
from opora.indicators.places import place_of, up_from
from opora.kinds.assignment import Assignment
from opora.kinds.municipality import Municipality
from opora.kinds.partnership import Partnership
from opora.kinds.practice import Practice
from opora.kinds.programme import Programme
from opora.kinds.review import Review
from opora.kinds.risk_profile import RiskProfile
from opora.kinds.roadmap import Roadmap
from opora.kinds.school import School, SchoolStatus
from opora.model import Level, Role

HELPERS = CURATORS | {Role.METHODIST, Role.MENTOR, Role.EXPERT}
"""Roles whose assignment to a school is methodical help to this very school."""

Cell = tuple[str, int]
"""A place and a year."""

SELECTED = frozenset({Mark.PARTICIPANT, Mark.SHNOR, Mark.SHNSU})
"""Marks of a school or municipality that the programme is for in a year."""

_STATUS = {SchoolStatus.SHNOR: Mark.SHNOR, SchoolStatus.SHNSU: Mark.SHNSU}


def school_facts(catalog: Catalog, as_of: date) -> tuple[Fact, ...]:
    """Tell of each school and year what the records say; nothing where they say nothing."""
    held = _marks(catalog, as_of)
    years = sorted({year for (_, year), marks in held.items() if marks & SELECTED})
    busy = _with_others(catalog, held, years)
    facts = []
    for entry in catalog.all("school"):
        municipality = entry.id.rpartition("/")[0]
        for year in years:
            marks = held.get((entry.id, year), set())
            if (municipality, year) in busy:
                marks = marks | {Mark.HAS_OTHERS}
            if marks:
                facts.append(Fact(entry, entry.id, str(year), marks=marked(frozenset(marks))))
    return tuple(facts)


def _marks(catalog: Catalog, as_of: date) -> dict[Cell, set[Mark]]:
    found: defaultdict[Cell, set[Mark]] = defaultdict(set)
    for source in (_selected, _planned, _helped, _authors):
        for place, year, mark in source(catalog, as_of):
            if year <= as_of.year:
                found[place, year].add(mark)
    return dict(found)


Marked = Iterator[tuple[str, int, Mark]]


def _selected(catalog: Catalog, _: date) -> Marked:
    for entry, school in catalog.counted(School):
        for part in school.participations:
            yield entry.id, part.year, Mark.PARTICIPANT
        for status in school.statuses:
            if mark := _STATUS.get(status.status):
                yield entry.id, status.year, mark


def _planned(catalog: Catalog, as_of: date) -> Marked:
    for entry, profile in catalog.records(RiskProfile):
        if profile.date is None or profile.date <= as_of:
            yield place_of(catalog, entry), int(entry.names["year"]), Mark.PROFILE
    for entry, roadmap in catalog.records(Roadmap):
        for year in range(roadmap.period.start.year, roadmap.period.end.year + 1):
            yield place_of(catalog, entry), year, Mark.ROADMAP


def _helped(catalog: Catalog, as_of: date) -> Marked:
    for _, one in catalog.records(Assignment):
        for ref in one.scope if one.role in HELPERS else ():
            for year in years_of(one):
                yield ref.id, year, Mark.HELP
                if one.role in CURATORS:
                    yield ref.id, year, Mark.CURATOR
    for _, partnership in catalog.records(Partnership):
        yield partnership.school.id, partnership.year, Mark.HELP
        if partnership.plan:
            yield partnership.school.id, partnership.year, Mark.PARTNER
    for _, review in catalog.records(Review):
        if review.date <= as_of:
            yield place_of(catalog, catalog.find(review.object)), review.date.year, Mark.HELP


def _authors(catalog: Catalog, as_of: date) -> Marked:
    for _, practice in catalog.counted(Practice):
        if practice.public:
            for ref in practice.authors:
                for year in range(practice.year_from, as_of.year + 1):
                    yield ref.id, year, Mark.AUTHOR


def years_of(assignment: Assignment) -> range:
    """List the years in which an assignment holds."""
    span = assignment.period
    if span is None:
        return range(assignment.year, assignment.year + 1)
    return range(span.start.year, span.end.year + 1)


def _with_others(
    catalog: Catalog, held: Mapping[Cell, set[Mark]], years: list[int]
) -> frozenset[Cell]:
    """Find municipalities with schools in and out: there the bank knows all, not only who is in."""
    inside: defaultdict[Cell, set[bool]] = defaultdict(set)
    for entry in catalog.all("school"):
        for year in years:
            part = Mark.PARTICIPANT in held.get((entry.id, year), ())
            inside[entry.id.rpartition("/")[0], year].add(part)
    return frozenset(cell for cell, found in inside.items() if len(found) > 1)


def municipality_facts(
    catalog: Catalog, schools: tuple[Fact, ...], as_of: date
) -> tuple[Fact, ...]:
    """Tell of each municipality and year in which it has selected schools what supports them."""
    found: defaultdict[Cell, set[Mark]] = defaultdict(set)
    for school in schools:
        found[school.place.rpartition("/")[0], school.year] |= school.marks & SELECTED
    for place, year, mark in (*_cohorts(catalog), *_supported(catalog)):
        found[place, year].add(mark)
    return tuple(
        Fact(entry, place, str(year), marks=frozenset(marks | _lasting(entry.entity)))
        for (place, year), marks in sorted(found.items())
        if marks & SELECTED and year <= as_of.year
        if (entry := catalog.get("municipality", place))
    )


def _cohorts(catalog: Catalog) -> Marked:
    for entry, municipality in catalog.records(Municipality):
        for cohort in municipality.cohorts:
            if cohort.schools_in_programme:
                yield entry.id, cohort.year, Mark.PARTICIPANT
            if cohort.low_result_schools:
                yield entry.id, cohort.year, Mark.SHNOR


def _supported(catalog: Catalog) -> Marked:
    for _, one in catalog.records(Assignment):
        for ref in one.scope if one.role is Role.MUNICIPAL_COORDINATOR else ():
            for year in years_of(one):
                yield up_from(ref.id)[:3][-1], year, Mark.COORDINATOR
    for entry, programme in catalog.records(Programme):
        if programme.level is Level.MUNICIPAL and programme.period:
            for year in range(programme.period.start.year, programme.period.end.year + 1):
                yield place_of(catalog, entry), year, Mark.PROGRAMME


def _lasting(entity: object) -> set[Mark]:
    supported = isinstance(entity, Municipality) and entity.has_support_programme
    return {Mark.PROGRAMME} if supported else set()
