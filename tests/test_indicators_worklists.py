"""Worklists and agendas of the small country."""

from datetime import date

import pytest

from opora.indicators import WORKLISTS, Due, due, dues, facts_of
from opora.model import Role
from opora.pipeline import read_bank
from tests.content import source
from tests.golden_indicators import AS_OF, RECORDS, REPORTING, definitions, golden

CATALOG = golden()
FACTS = facts_of(CATALOG, AS_OF)
LISTS = {one.id: one for one in WORKLISTS}

S1, S2, S4, S5 = "alpha/m1/s1", "alpha/m1/s2", "alpha/m2/s4", "beta/m3/s5"

MISSING = [
    "alpha/m2",  # February
    *("alpha/m1", "alpha/m2"),  # March
    *("alpha/m1", "alpha/m2"),  # April
    "alpha/m1",  # May
    *("alpha/m1", "alpha/m2"),  # June, due in July
]

ROWS = [
    ("overdue", ["alpha-m1-s1-2026#overdue"]),
    ("unproved", ["alpha-m2-s4-2026#unproved"]),
    ("high-risks", [f"{S1}/2026"]),
    ("medium-risks", [f"{S2}/2026"]),
    ("factors", ["staff"]),
    ("no-profile", [S5]),
    ("no-roadmap", [S2, S5]),
    ("no-curator", [S5]),
    ("no-partner", [S2, S4]),
    ("curators", ["c1"]),
    ("missing-reports", MISSING),
    ("late-reports", ["alpha/m1/2026-02"]),
    ("practices", ["p2"]),
    ("questions", ["q2", "q3"]),
]


@pytest.mark.parametrize(("id_", "entries"), ROWS)
def test_worklist_names_what_is_open(id_: str, entries: list[str]) -> None:
    assert [one.entry.id for one in LISTS[id_].rows(CATALOG, FACTS)] == entries


def test_every_worklist_is_tested() -> None:
    assert [id_ for id_, _ in ROWS] == [one.id for one in WORKLISTS]


def test_risk_without_measure_names_its_factors() -> None:
    (row,) = LISTS["high-risks"].rows(CATALOG, FACTS)
    assert (row.factors, row.who, row.place) == (("climate",), Role.SCHOOL_HEAD, S1)


def test_practice_is_due_for_review_after_its_time() -> None:
    later = facts_of(CATALOG, date(2032, 1, 1))
    assert [one.entry.id for one in LISTS["practices"].rows(CATALOG, later)] == ["p2", "p1"]


def test_agenda_parts_what_is_due_by_its_day() -> None:
    agenda = due(CATALOG, "alpha", AS_OF)
    assert [one.entry.id for one in agenda.week] == ["alpha-m2-s4-2026#soon"]
    assert [(one.entry.id, one.due) for one in agenda.month] == [
        ("alpha-m2-s4-2026#soon", date(2026, 6, 18)),
        ("alpha/m1", date(2026, 7, 10)),
        ("alpha/m2", date(2026, 7, 10)),
    ]
    assert agenda.overdue[0].due == date(2026, 3, 10)
    assert {one.reason for one in agenda.overdue} >= {"нет отчёта за май 2026 года"}
    assert f"{S2}/2026" in [one.entry.id for one in agenda.waiting]


def test_agenda_of_a_place_has_nothing_of_its_neighbours() -> None:
    agenda = due(CATALOG, "beta", AS_OF)
    assert {one.place for one in (*agenda.overdue, *agenda.month, *agenda.waiting)} == {S5}


def test_agenda_of_a_role_has_what_waits_for_it() -> None:
    agenda = due(CATALOG, "alpha", AS_OF).of(Role.CURATOR)
    assert [one.entry.id for one in agenda.waiting] == [f"{S2}/2026"]
    assert agenda.overdue == ()


def test_the_report_for_december_is_due_on_the_tenth_of_january() -> None:
    def december(day: date) -> Due:
        return dues(CATALOG, facts_of(CATALOG, day))["alpha/m1"][-1]

    assert december(date(2027, 1, 10)).month == "2026-12"
    assert december(date(2027, 1, 10)).until == date(2027, 1, 10)
    assert not december(date(2027, 1, 10)).missed
    assert december(date(2027, 1, 11)).missed


def test_a_roadmap_may_set_another_day_for_reports() -> None:
    path = "schools/alpha/roadmap-2026.yml"
    plan = {**RECORDS[path], "reporting": {**REPORTING, "due_day": 15}}
    sources = [source(one, held) for one, held in {**RECORDS, path: plan}.items()]
    bank = read_bank([*sources, *definitions()], AS_OF)
    assert not [one for one in bank.diagnostics if one.code == "V13"]
    reports = dues(bank.catalog, facts_of(bank.catalog, AS_OF))["alpha/m1"]
    assert (reports[1].until, reports[1].on_time) == (date(2026, 3, 15), True)


def test_what_is_due_today_is_not_overdue() -> None:
    agenda = due(CATALOG, S4, date(2026, 6, 18))
    assert [one.entry.id for one in agenda.week] == ["alpha-m2-s4-2026#soon"]
    assert agenda.overdue == ()
