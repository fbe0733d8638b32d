"""Worklists of schools, their risks, measures and reports."""

from collections.abc import Iterable

from opora.catalog import Catalog
from opora.indicators.computed_schools import curators_in, k03, k04, schools_of_curator
from opora.indicators.facts import Facts
from opora.indicators.figure import Mark, Row
from opora.indicators.matter import Matter, Search
from opora.indicators.places import level_of
from opora.kinds.indicator import Stand
from opora.model import Role
from opora.words.months import month

MOST_SCHOOLS = 3
"""Most schools that one curator can look after. Source: the bank's proposal for K09."""

_KEEPERS = {Stand.MUNICIPALITY: Role.MUNICIPAL_COORDINATOR, Stand.SCHOOL: Role.SCHOOL_HEAD}


def high_risks_without_measure(_: Catalog, facts: Facts) -> list[Matter]:
    """K03 turned over: risks of high significance that no measure answers."""
    return _risks(k03(facts), "риск высокой значимости без меры", Role.SCHOOL_HEAD)


def medium_risks_awaiting_curator(_: Catalog, facts: Facts) -> list[Matter]:
    """K04 turned over: risks of medium significance on which the curator has yet to decide."""
    return _risks(k04(facts), "риск средней значимости ждёт заключения", Role.CURATOR)


def _risks(rows: Iterable[Row], reason: str, who: Role) -> list[Matter]:
    left = (row.fact for row in rows if not row.top)
    return [Matter(fact.entry, reason, fact.place, who, factors=fact.factors) for fact in left]


def schools_without(mark: Mark, what: str, who: Role, of: Mark = Mark.PARTICIPANT) -> Search:
    """Make the search for schools of their latest year that lack something."""

    def search(_: Catalog, facts: Facts) -> list[Matter]:
        latest = {fact.place: fact for fact in facts.schools if of in fact.marks}
        return [
            Matter(fact.entry, f"в {fact.period} году {what}", fact.place, who)
            for fact in latest.values()
            if mark not in fact.marks
        ]

    return search


def overloaded_curators(_: Catalog, facts: Facts) -> list[Matter]:
    """List the assignments of curators with more schools than one can look after."""
    return [
        Matter(fact.entry, f"школ на куратора: {load:g}", fact.place, Role.REGIONAL_COORDINATOR)
        for fact in facts.curators
        if (load := schools_of_curator(fact) / (curators_in(fact) or 1)) > MOST_SCHOOLS
    ]


def overdue_measures(_: Catalog, facts: Facts) -> list[Matter]:
    """List the measures past their time without an outcome."""
    return [
        Matter(fact.entry, "срок прошёл, итога нет", fact.place, keeper(fact.place), fact.due)
        for fact in facts.measures
        if {Mark.PAST, Mark.UNSETTLED} <= fact.marks
    ]


def coming_measures(_: Catalog, facts: Facts) -> list[Matter]:
    """List the measures whose time is not over yet."""
    return [
        Matter(fact.entry, "срок меры", fact.place, keeper(fact.place), fact.due)
        for fact in facts.measures
        if Mark.UNSETTLED in fact.marks and Mark.PAST not in fact.marks
    ]


def unproved_measures(_: Catalog, facts: Facts) -> list[Matter]:
    """K06 turned over: measures carried out that nothing proves."""
    return [
        Matter(fact.entry, "выполнено без подтверждения", fact.place, keeper(fact.place))
        for fact in facts.measures
        if Mark.DONE in fact.marks and Mark.PROVED not in fact.marks
    ]


def missing_reports(_: Catalog, facts: Facts) -> list[Matter]:
    """List the monthly reports that did not come, those due soon included."""
    return [
        Matter(fact.entry, f"нет отчёта за {month(fact.period)}", fact.place, who, fact.due)
        for fact in facts.reports
        if Mark.SUBMITTED not in fact.marks
        for who in [keeper(fact.place)]
    ]


def late_reports(_: Catalog, facts: Facts) -> list[Matter]:
    """List the monthly reports that came after their day."""
    return [
        Matter(fact.entry, f"отчёт за {month(fact.period)} опоздал", fact.place, who, fact.due)
        for fact in facts.reports
        if Mark.SUBMITTED in fact.marks and Mark.IN_TIME not in fact.marks
        for who in [keeper(fact.place)]
    ]


def keeper(place: str) -> Role:
    """Tell who acts on what belongs to a place; above municipalities it is the region."""
    return _KEEPERS.get(level_of(place), Role.REGIONAL_COORDINATOR)
