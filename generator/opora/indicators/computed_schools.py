"""Computed indicators of schools, their risks and measures, municipalities and reports.

Each function names the rows that count; adding up by place and period is done by `tally`.
"""

from collections.abc import Iterable, Iterator

from opora.indicators.bank_facts import schools_in
from opora.indicators.facts import Facts
from opora.indicators.figure import Fact, Mark, Row
from opora.kinds.assignment import Assignment


def share(facts: Iterable[Fact], of: Iterable[Mark], having: Iterable[Mark]) -> Iterator[Row]:
    """Count, among facts with all marks `of`, those with all marks `having`."""
    whole, part = frozenset(of), frozenset(having)
    return (Row(fact, int(part <= fact.marks)) for fact in facts if whole <= fact.marks)


def k01(facts: Facts) -> Iterator[Row]:
    """K01: schools of the programme with a risk profile of the year.

    Source: the Sakhalin programme of 2021, tasks 3 and 4 (a diagnosis and a plan for each school).
    """
    return share(facts.schools, of=[Mark.PARTICIPANT], having=[Mark.PROFILE])


def k02(facts: Facts) -> Iterator[Row]:
    """K02: schools of the programme with a roadmap that runs in the year.

    Source: the Sakhalin programme of 2021, task 4.
    """
    return share(facts.schools, of=[Mark.PARTICIPANT], having=[Mark.ROADMAP])


def k03(facts: Facts) -> Iterator[Row]:
    """K03: risks of high significance with a measure; those excluded with a reason are left out.

    Source: the bank's proposal, after the methodology's «high: a measure is needed».
    """
    return share(facts.risks, of=[Mark.HIGH], having=[Mark.COVERED])


def k04(facts: Facts) -> Iterator[Row]:
    """K04: risks of medium significance on which the curator has decided.

    Source: the practice of Ryazan, 2021 (a medium risk needs the curator's assessment).
    """
    return share(facts.risks, of=[Mark.MEDIUM], having=[Mark.ASSESSED])


def k05(facts: Facts) -> Iterator[Row]:
    """K05: measures with a time, somebody responsible and a result to check.

    Source: the bank's proposal; the columns are those of the Primorye roadmap of 2021.
    """
    return share(facts.measures, of=[], having=[Mark.COMPLETE])


def k06(facts: Facts) -> Iterator[Row]:
    """K06: measures carried out that are proved.

    Source: the bank's proposal.
    """
    return share(facts.measures, of=[Mark.DONE], having=[Mark.PROVED])


def k07(facts: Facts) -> Iterator[Row]:
    """K07: measures past their time without an outcome, of those past their time.

    Cancelled measures and those of which the bank knows nothing are left out.
    Source: the bank's proposal.
    """
    for fact in facts.measures:
        if Mark.PAST in fact.marks and fact.marks & {Mark.DONE, Mark.UNSETTLED}:
            yield Row(fact, int(Mark.UNSETTLED in fact.marks))


def k08(facts: Facts) -> Iterator[Row]:
    """K08: schools of the programme with a curator of their own in the year.

    Source: the Primorye order of 2021, rows 1.1 and 2.1 (82 curators, 82 schools).
    """
    return share(facts.schools, of=[Mark.PARTICIPANT], having=[Mark.CURATOR])


def k09(facts: Facts) -> Iterator[Row]:
    """K09: schools with a curator for one curator; an assignment may name several curators.

    Source: the Primorye order of 2021, rows 1.1 and 2.1; at most three is the bank's proposal.
    """
    for fact in facts.schools:
        if Mark.CURATOR in fact.marks:
            yield Row(fact, 1, 0)
    for fact in facts.curators:
        yield Row(fact, 0, curators_in(fact))


def curators_in(fact: Fact) -> float:
    """Count the curators that an assignment stands for."""
    one = fact.entry.entity
    return one.number.value if isinstance(one, Assignment) and one.number else 1


def schools_of_curator(fact: Fact) -> int:
    """Count the schools that an assignment names."""
    one = fact.entry.entity
    return len(schools_in(one)) if isinstance(one, Assignment) else 0


def k10(facts: Facts) -> Iterator[Row]:
    """K10: monthly reports that came by their day, of those expected so far.

    Source: the Primorye order of 2021 (by the 10th of the next month).
    """
    for fact in facts.reports:
        if fact.marks & {Mark.PAST, Mark.SUBMITTED}:
            yield Row(fact, int(Mark.IN_TIME in fact.marks))


def k11(facts: Facts) -> Iterator[Row]:
    """K11: municipalities with schools of the programme that have a coordinator.

    Source: the Sakhalin programme and the practice of Ryazan, 2021.
    """
    return share(facts.municipalities, of=[Mark.PARTICIPANT], having=[Mark.COORDINATOR])


def k12(facts: Facts) -> Iterator[Row]:
    """K12: municipalities with low-result schools that have a programme of support.

    Source: the Primorye order of 2021, row 1.2 (33 programmes).
    """
    return share(facts.municipalities, of=[Mark.SHNOR], having=[Mark.PROGRAMME])


def k15(facts: Facts) -> Iterator[Row]:
    """K15: schools of the programme that are authors of a published practice.

    Source: the idea of «Школы роста», Vladivostok (a school becomes a source of experience).
    """
    return share(facts.schools, of=[Mark.PARTICIPANT], having=[Mark.AUTHOR])


def k18(facts: Facts) -> Iterator[Row]:
    """K18: low-result schools with a partner and a plan of work with it.

    Source: the Primorye order of 2021, row 3.2 (251 schools).
    """
    return share(facts.schools, of=[Mark.SHNOR], having=[Mark.PARTNER])


def k19(facts: Facts) -> Iterator[Row]:
    """K19: selected schools that somebody helped: a curator, a methodist, a partner, a reviewer.

    Source: the project of the Kirov district of Stavropol, 2021-2024.
    """
    for fact in facts.schools:
        if fact.marks & {Mark.SHNOR, Mark.SHNSU}:
            yield Row(fact, int(Mark.HELP in fact.marks))


def k30(facts: Facts) -> Iterator[Row]:
    """K30: schools of a municipality that take part, of all its schools.

    Only where the bank knows schools that do not take part: else the whole is not known.
    Source: the project of the Kirov district of Stavropol, 2021-2024 (14 %).
    """
    return share(facts.schools, of=[Mark.HAS_OTHERS], having=[Mark.PARTICIPANT])
