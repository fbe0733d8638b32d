"""Facts of risks, of the measures against them, and of monthly reports."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from opora.catalog import Catalog
from opora.indicators.factors import basis_factors
from opora.indicators.figure import Fact, Mark, marked
from opora.indicators.places import place_of
from opora.kinds.catalogue import Factor
from opora.kinds.report import Report, due_date
from opora.kinds.risk_profile import RiskEntry, RiskProfile, Verdict
from opora.kinds.roadmap import Measure, Roadmap
from opora.model import MeasureState, Ref, Significance, bounds
from opora.model.period import BySchedule, OnDate
from opora.parse import Entry

AHEAD = timedelta(days=31)
"""How far ahead reports are listed as due."""

Meanings = dict[str, frozenset[str]]
"""Ids of basis factors by the id of any factor that means them."""


def meanings(catalog: Catalog) -> Meanings:
    """Tell which factors of the basis catalogue each factor of any catalogue stands for."""
    basis = {factor.id for factor in basis_factors(catalog)}
    return {
        entry.id: frozenset({entry.id, *(ref.id for ref in factor.maps_to)} & basis)
        for entry, factor in catalog.records(Factor)
    }


def risk_facts(catalog: Catalog, known: Meanings, as_of: date) -> tuple[Fact, ...]:
    """Tell of each risk in a profile how much it weighs and what was done about it."""
    covered = _covered(catalog, known)
    facts = []
    for entry, profile in catalog.records(RiskProfile):
        if profile.date and profile.date > as_of:
            continue
        place, period = place_of(catalog, entry), entry.names["year"]
        for risk in profile.entries:
            factors = known.get(risk.factor.id, frozenset())
            marks = set(_weight(risk))
            if factors & covered.get((place, int(period)), frozenset()):
                marks.add(Mark.COVERED)
            facts.append(
                Fact(entry, place, period, tuple(sorted(factors)), marked(frozenset(marks)))
            )
    return tuple(facts)


def _covered(catalog: Catalog, known: Meanings) -> dict[tuple[str, int], set[str]]:
    """Collect the factors that the measures of a place answer in a year; cancelled ones none."""
    found: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for entry, roadmap in catalog.records(Roadmap):
        place, span = place_of(catalog, entry), roadmap.period
        answered = {
            id_
            for item in roadmap.items
            if item.state is not MeasureState.CANCELLED
            for ref in item.factors
            for id_ in known.get(ref.id, ())
        }
        for year in range(span.start.year, span.end.year + 1):
            found[place, year] |= answered
    return found


def _weight(risk: RiskEntry) -> Iterator[Mark]:
    verdict = risk.curator_assessment.verdict if risk.curator_assessment else Verdict.PENDING
    if risk.significance is Significance.HIGH and risk.included:
        yield Mark.HIGH
    if risk.significance is Significance.MEDIUM:
        yield Mark.MEDIUM
        if verdict is not Verdict.PENDING:
            yield Mark.ASSESSED


def measure_facts(catalog: Catalog, known: Meanings, as_of: date) -> tuple[Fact, ...]:
    """Tell of each measure how far it is; it belongs to the year in which it is due."""
    facts = []
    for entry, roadmap in catalog.records(Roadmap):
        place, own = place_of(catalog, entry), catalog.below(entry, "measure")
        for row in own:
            if isinstance(measure := row.entity, Measure):
                last = last_day(measure, roadmap)
                factors = {id_ for ref in measure.factors for id_ in known.get(ref.id, ())}
                marks = marked(frozenset(_progress(measure, last, as_of)))
                facts.append(Fact(row, place, str(last.year), tuple(sorted(factors)), marks, last))
    return tuple(facts)


def last_day(measure: Measure, roadmap: Roadmap) -> date:
    """Return the last day of a measure: that of its roadmap where it sets none itself."""
    days = bounds(measure.period)
    return days[1] if days else roadmap.period.end


def _progress(measure: Measure, last: date, as_of: date) -> Iterator[Mark]:
    if _has_time(measure) and measure.responsible:
        yield Mark.COMPLETE
    if last < as_of:
        yield Mark.PAST
    done = measure.state is MeasureState.DONE
    if measure.actual:
        done = measure.actual.date <= as_of
    if done:
        yield Mark.DONE
        if measure.evidence:
            yield Mark.PROVED
    elif measure.state is MeasureState.CANCELLED:
        yield Mark.CANCELLED
    elif measure.state is not MeasureState.NO_DATA:
        yield Mark.UNSETTLED


def _has_time(measure: Measure) -> bool:
    """Tell whether a measure has a time: an unreadable day and an unnamed schedule are none."""
    match measure.period:
        case OnDate(date=None) | BySchedule(document=None):
            return False
        case _:
            return True


def report_facts(catalog: Catalog, selected: Iterable[Fact], as_of: date) -> tuple[Fact, ...]:
    """Tell of each monthly report that a roadmap asks for whether it came, and in time.

    A region asks its municipalities, a municipality its schools. A roadmap that is over and to
    which the bank holds no report at all tells nothing.

    Args:
        catalog: the records.
        selected: facts of schools and municipalities that the programme is for in a year.
        as_of: the day to judge by; what is due up to a month later is listed too.

    Source: the Primorye order of 2021 (heads of municipal authorities, by the 10th).
    """
    below: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in selected:
        below[fact.place.rpartition("/")[0]].append(fact)
    found: dict[tuple[str, str], Fact] = {}
    for entry, roadmap in catalog.records(Roadmap):
        if roadmap.reporting and roadmap.reporting.every == "month":
            asked = list(_asked(catalog, roadmap, below[place_of(catalog, entry)], as_of))
            running = as_of <= roadmap.period.end + AHEAD
            if running or any(Mark.SUBMITTED in fact.marks for fact in asked):
                found |= {(fact.place, fact.period): fact for fact in asked}
    return tuple(found[key] for key in sorted(found))


def _asked(
    catalog: Catalog, roadmap: Roadmap, senders: Iterable[Fact], as_of: date
) -> Iterator[Fact]:
    for sender in senders:
        for month, due in _months(roadmap, sender.year, as_of):
            yield _report(catalog, sender.entry, month, due, as_of)


def _months(roadmap: Roadmap, year: int, as_of: date) -> Iterator[tuple[str, date]]:
    """Go over the months of a roadmap in a year whose report is due soon, or was."""
    day = roadmap.reporting.due_day if roadmap.reporting else 1
    first, last = roadmap.period.start, roadmap.period.end
    for number in range(1, 13):
        month = f"{year}-{number:02}"
        due = due_date(month, day)
        if f"{first:%Y-%m}" <= month <= f"{last:%Y-%m}" and due <= as_of + AHEAD:
            yield month, due


def _report(catalog: Catalog, sender: Entry, month: str, due: date, as_of: date) -> Fact:
    held = catalog.find(Ref(("report",), f"{sender.id}/{month}"))
    report = held.entity if held and isinstance(held.entity, Report) else None
    marks = set()
    if report and report.submitted <= as_of:
        marks = {Mark.SUBMITTED, Mark.IN_TIME} if report.submitted <= due else {Mark.SUBMITTED}
    if due < as_of:
        marks.add(Mark.PAST)
    entry = held if held and Mark.SUBMITTED in marks else sender
    return Fact(entry, sender.id, month, marks=marked(frozenset(marks)), due=due)
