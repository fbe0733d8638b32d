"""Computed indicators of the bank itself: practices, reviews, questions, events, materials."""

from collections.abc import Iterator
from dataclasses import replace

from opora.indicators.bank_facts import quarter_of
from opora.indicators.computed_schools import share
from opora.indicators.facts import Facts
from opora.indicators.figure import Fact, Mark, Row
from opora.kinds.event import Event
from opora.model import Unit

EVENTS = frozenset({Unit.EVENT, Unit.WEBINAR, Unit.SEMINAR, Unit.METHOD_DAY, Unit.COMMUNITY})
"""Units in which a plan counts events and not those who come."""


def k13(facts: Facts) -> Iterator[Row]:
    """K13: factors of the basis catalogue that a published practice answers.

    Source: the bank's proposal.
    """
    return share(facts.factors, of=[], having=[Mark.COVERED])


def k14(facts: Facts) -> Iterator[Row]:
    """K14: schools whose latest profile names a factor, for one published practice on it.

    Source: the bank's proposal.
    """
    year = str(facts.as_of.year)
    latest: dict[str, str] = {}
    for risk in facts.risks:
        latest[risk.place] = max(risk.period, latest.get(risk.place, ""))
    pairs = {
        (risk.place, factor): risk
        for risk in facts.risks
        if risk.period == latest[risk.place]
        for factor in risk.factors
    }
    for (_, factor), risk in pairs.items():
        yield Row(replace(risk, factors=(factor,), period=year), 1, 0)
    for practice in facts.practices:
        yield Row(practice, 0, 1)


def k16(facts: Facts) -> Iterator[Row]:
    """K16: published practices with a result before and after.

    Source: the bank's proposal.
    """
    return share(facts.practices, of=[], having=[Mark.MEASURED])


def k17(facts: Facts) -> Iterator[Row]:
    """K17: published practices that a school not among the authors repeated.

    Source: the project of the Kirov district of Stavropol, 2021-2024 (direction 6).
    """
    return share(facts.practices, of=[], having=[Mark.REPLICATED])


def k27(facts: Facts) -> Iterator[Row]:
    """K27: events held of those planned; only where the bank knows how many were held.

    Source: the Primorye order of 2021 and the project of the Kirov district of Stavropol.
    """
    for fact in facts.events:
        planned, held = plan_and_fact(fact)
        if planned and held is not None:
            yield Row(fact, held, planned)


def plan_and_fact(fact: Fact) -> tuple[float | None, int | None]:
    """Return how many events were planned for the year of a fact, and how many held.

    A plan for several years, or one that needs words to say of what, sets no number for a year.
    """
    event = fact.entry.entity
    if not isinstance(event, Event):
        return None, None
    numbers = [one.value for one in event.target if one.unit in EVENTS and not one.scope]
    span = event.within
    whole_year = span is None or span.start.year == span.end.year
    held = [one.held for one in event.held if one.year == fact.year and one.held is not None]
    planned = sum(numbers) if numbers and whole_year else None
    return planned, sum(held) if held else None


def k28(facts: Facts) -> Iterator[Row]:
    """K28: questions with an answer, of all asked; how many consultations were held is declared.

    Source: the Primorye order of 2021, row 4.2 (5000 consultations).
    """
    return share(facts.questions, of=[], having=[Mark.ANSWERED])


def k31(facts: Facts) -> Iterator[Row]:
    """K31: reviewed documents that met the programme's three criteria.

    Source: the Primorye order of 2021, row 1.4.
    """
    return share(facts.reviews, of=[], having=[Mark.PASSED])


def k33(facts: Facts) -> Iterator[Row]:
    """K33: schools of the programme that put a material into their space in a quarter.

    Quarters before the first material of the bank tell nothing.
    Source: the Sakhalin programme of 2021, task 8 (each school publishes).
    """
    first = min((quarter for _, quarter in facts.materials), default="")
    last = quarter_of(facts.as_of.year, facts.as_of.month)
    for school in facts.schools:
        for month in (1, 4, 7, 10) if Mark.PARTICIPANT in school.marks and first else ():
            quarter = quarter_of(school.year, month)
            if first <= quarter <= last:
                held = (school.place, quarter) in facts.materials
                yield Row(replace(school, period=quarter), int(held))


def k35(facts: Facts) -> Iterator[Row]:
    """K35: published practices; their kinds and levels stand in the records.

    Source: the Primorye order of 2021, row 2.12 (a bank of best practices).
    """
    return (Row(practice, 1, None) for practice in facts.practices)
