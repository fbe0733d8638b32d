"""The table of facts: read from the catalog once, then only counted."""

from dataclasses import dataclass
from datetime import date

from opora.catalog import Catalog
from opora.indicators import bank_facts, plan_facts, school_facts
from opora.indicators.figure import Fact
from opora.indicators.school_facts import SELECTED

Table = tuple[Fact, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """All facts as of a day, by what they are about."""

    as_of: date
    schools: Table
    municipalities: Table
    risks: Table
    measures: Table
    reports: Table
    curators: Table
    practices: Table
    factors: Table
    reviews: Table
    questions: Table
    events: Table
    materials: frozenset[tuple[str, str]]
    """Schools, each with a quarter in which it put a material into its space."""


def facts_of(catalog: Catalog, as_of: date) -> Facts:
    """Read the table from the catalog; what happened after `as_of` is left out."""
    known = plan_facts.meanings(catalog)
    schools = school_facts.school_facts(catalog, as_of)
    municipalities = school_facts.municipality_facts(catalog, schools, as_of)
    selected = [fact for fact in (*schools, *municipalities) if fact.marks & SELECTED]
    practices = bank_facts.practice_facts(catalog, known, as_of)
    return Facts(
        as_of,
        schools,
        municipalities,
        risks=plan_facts.risk_facts(catalog, known, as_of),
        measures=plan_facts.measure_facts(catalog, known, as_of),
        reports=plan_facts.report_facts(catalog, selected, as_of),
        curators=bank_facts.curator_facts(catalog, as_of),
        practices=practices,
        factors=bank_facts.factor_facts(catalog, practices, as_of),
        reviews=bank_facts.review_facts(catalog, as_of),
        questions=bank_facts.question_facts(catalog, known, as_of),
        events=bank_facts.event_facts(catalog, as_of),
        materials=bank_facts.materials_of(catalog, as_of),
    )
