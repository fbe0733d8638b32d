"""Facts of what the bank holds: practices, factors, curators, reviews, questions, events."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from opora.catalog import Catalog
from opora.indicators.factors import basis_factors
from opora.indicators.figure import Fact, Mark
from opora.indicators.gaps import CURATORS
from opora.indicators.places import level_of, place_of, place_of_all, shared, up_from
from opora.indicators.plan_facts import Meanings
from opora.indicators.school_facts import years_of
from opora.kinds.assignment import Assignment
from opora.kinds.consultation import Consultation, ConsultationState
from opora.kinds.document import Document
from opora.kinds.event import Event
from opora.kinds.indicator import Stand
from opora.kinds.practice import Practice, PracticeStatus
from opora.kinds.review import Review
from opora.model import Ref, bounds
from opora.parse import Entry

_OUT = {PracticeStatus.PUBLISHED, PracticeStatus.REPLICATED}


def practice_facts(catalog: Catalog, known: Meanings, as_of: date) -> tuple[Fact, ...]:
    """Tell of each published practice what it shows; they stand in the year of `as_of`."""
    facts = []
    for entry, practice in catalog.counted(Practice):
        if practice.public and practice.status in _OUT and _is_known(practice, as_of):
            factors = {id_ for ref in practice.factors for id_ in known.get(ref.id, ())}
            place = place_of_all(catalog, practice.authors)
            place = place or place_of(catalog, catalog.find(practice.programme))
            marks = frozenset(_shown(practice, as_of))
            facts.append(Fact(entry, place, str(as_of.year), tuple(sorted(factors)), marks))
    return tuple(facts)


def _is_known(practice: Practice, as_of: date) -> bool:
    if practice.created:
        return practice.created <= as_of
    return practice.year_from <= as_of.year


def _shown(practice: Practice, as_of: date) -> Iterator[Mark]:
    if any(result.before is not None for result in practice.results):
        yield Mark.MEASURED
    own = {ref.id for ref in practice.authors}
    if any(one.school.id not in own and one.year <= as_of.year for one in practice.replications):
        yield Mark.REPLICATED


def factor_facts(catalog: Catalog, practices: tuple[Fact, ...], as_of: date) -> tuple[Fact, ...]:
    """Tell of each factor whether a practice answers it: in the country and in each region."""
    covered: defaultdict[str, set[str]] = defaultdict(set)
    for practice in practices:
        for place in up_from(practice.place)[:2]:
            covered[place].update(practice.factors)
    places = ["", *(region.id for region in catalog.all("region"))]
    year = str(as_of.year)
    return tuple(
        Fact(factor, place, year, (factor.id,), _covered(factor, covered[place]), local=True)
        for place in places
        for factor in basis_factors(catalog)
    )


def _covered(factor: Entry, covered: set[str]) -> frozenset[Mark]:
    return frozenset({Mark.COVERED}) if factor.id in covered else frozenset()


def curator_facts(catalog: Catalog, as_of: date) -> tuple[Fact, ...]:
    """List the assignments of curators that name schools, each for every year it holds."""
    return tuple(
        Fact(entry, shared(ref.id for ref in schools), str(year))
        for entry, one in catalog.records(Assignment)
        if one.role in CURATORS and (schools := schools_in(one))
        for year in years_of(one)
        if year <= as_of.year
    )


def schools_in(assignment: Assignment) -> tuple[Ref, ...]:
    """List the schools that an assignment names."""
    return tuple(ref for ref in assignment.scope if level_of(ref.id) is Stand.SCHOOL)


def review_facts(catalog: Catalog, as_of: date) -> tuple[Fact, ...]:
    """Tell of each document or roadmap reviewed in a year whether its last review was passed."""
    last: dict[tuple[str, int], tuple[date, Fact]] = {}
    for entry, review in catalog.records(Review):
        found = catalog.find(review.object)
        if review.date > as_of or not found or found.kind.name == "practice":
            continue
        marks = frozenset({Mark.PASSED}) if review.passed else frozenset()
        fact = Fact(entry, place_of(catalog, found), str(review.date.year), marks=marks)
        key = (f"{found.kind.name} {found.id}", review.date.year)
        if key not in last or last[key][0] <= review.date:
            last[key] = (review.date, fact)
    return tuple(fact for _, fact in last.values())


def question_facts(catalog: Catalog, known: Meanings, as_of: date) -> tuple[Fact, ...]:
    """Tell of each question whether it has an answer; a question belongs to its measure's place."""
    facts = []
    for entry, question in catalog.records(Consultation):
        if question.date > as_of:
            continue
        day = question.answered or question.date
        answered = question.state is not ConsultationState.OPEN and day <= as_of
        factors = {id_ for ref in question.factors for id_ in known.get(ref.id, ())}
        place = place_of(catalog, catalog.find(question.measure))
        marks = frozenset({Mark.ANSWERED}) if answered else frozenset()
        year = str(question.date.year)
        facts.append(Fact(entry, place, year, tuple(sorted(factors)), marks, question.date))
    return tuple(facts)


def event_facts(catalog: Catalog, as_of: date) -> tuple[Fact, ...]:
    """List the events, each in the years that its time or its plan covers."""
    return tuple(
        Fact(entry, place_of(catalog, entry), str(year), due=days[1])
        for entry, event in catalog.records(Event)
        if (days := event_days(event))
        for year in range(days[0].year, min(days[1].year, as_of.year) + 1)
    )


def event_days(event: Event) -> tuple[date, date] | None:
    """Return the first and the last day of an event, or those of its plan."""
    if days := bounds(event.when):
        return days
    return (event.within.start, event.within.end) if event.within else None


def materials_of(catalog: Catalog, as_of: date) -> frozenset[tuple[str, str]]:
    """List the schools that put a material into their space, each with the quarter it came in."""
    found = set()
    for entry, document in catalog.records(Document):
        day = document.created or document.date
        if day and day <= as_of and entry.parent:
            found.add((entry.parent.id, quarter_of(day.year, day.month)))
    return frozenset(found)


def quarter_of(year: int, month: int) -> str:
    """Name the quarter of a month: `2026-q1`."""
    return f"{year}-q{(month + 2) // 3}"
