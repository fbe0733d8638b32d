"""The scoring of «Моя школа»: each rule by itself, and what holds for all schools."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opora.matching import (
    RULES,
    PracticeFacts,
    Request,
    bank_facts,
    open_risks,
    rank,
    said,
    school_request,
)
from opora.model import Grade, Role, Settlement, Significance, SizeBand
from tests.content import CATALOGUE, HOME, PRACTICE, PROFILE, SCHOOL, Fields
from tests.pages import catalog_of, real_edition
from tests.schools_made import PRACTICE as MADE_UP
from tests.schools_made import PRACTICES, requests

HIGH, MEDIUM, LOW = Significance
CLUB = PracticeFacts("club", ("a",), measured=True)


def told(asked: Request, practice: PracticeFacts = CLUB) -> list[tuple[str, str, int]]:
    """Tell the reasons for the only practice."""
    (found,) = rank(asked, [practice])
    assert found.score == sum(one.points for one in found.reasons)
    return [(one.code, one.subject, one.points) for one in found.reasons]


def beside_the_risk(asked: Request, practice: PracticeFacts) -> list[tuple[str, str, int]]:
    return told(replace(asked, risks={"a": HIGH}), practice)[1:]


def test_a_practice_without_a_chosen_risk_is_not_a_match() -> None:
    assert rank(Request({"b": HIGH}, Settlement.VILLAGE), [CLUB]) == ()
    assert rank(Request(), [CLUB]) == ()


@pytest.mark.parametrize(("weight", "points"), [(HIGH, 100), (MEDIUM, 40), (LOW, 15)])
def test_a_risk_counts_by_its_significance(weight: Significance, points: int) -> None:
    assert told(Request({"a": weight})) == [(f"risk_{weight}", "a", points)]


def test_the_gravest_risk_counts_in_full_two_more_by_half_and_others_are_named() -> None:
    wide = replace(CLUB, factors=("a", "b", "c", "d"))
    assert told(Request({"d": HIGH, "b": MEDIUM, "c": LOW, "a": LOW}), wide) == [
        ("risk_high", "d", 100),
        ("risk_medium", "b", 20),
        ("risk_low", "a", 7),
        ("risk_low", "c", 0),
    ]


def test_circumstances_speak_only_where_the_practice_names_its_own() -> None:
    asked = Request(settlement=Settlement.VILLAGE, size=SizeBand.UP_TO_50, small=True, remote=True)
    assert beside_the_risk(asked, CLUB) == []
    fits = replace(CLUB, settlements=("village",), sizes=("up_to_50",), traits=("remote", "small"))
    assert beside_the_risk(asked, fits) == [
        ("settlement", "village", 20),
        ("size", "up_to_50", 15),
        ("small", "", 15),
        ("remote", "", 15),
    ]
    other = replace(CLUB, settlements=("city",), sizes=("over_600",))
    assert beside_the_risk(asked, other) == [
        ("settlement_other", "village", -20),
        ("size_other", "up_to_50", -10),
    ]


def test_stages_that_are_shared_speak_for_and_none_against() -> None:
    asked = Request(stages=frozenset({Grade.MIDDLE, Grade.SENIOR}))
    assert beside_the_risk(asked, replace(CLUB, stages=("1-4", "5-9"))) == [("stage", "5-9", 10)]
    assert beside_the_risk(asked, replace(CLUB, stages=("1-4",))) == [("stage_other", "", -30)]
    assert beside_the_risk(asked, CLUB) == []


def test_whom_the_school_lacks_matters_only_where_the_practice_names_whom_it_needs() -> None:
    asked = Request(absent=frozenset({Role.TUTOR, Role.PSYCHOLOGIST}))
    assert beside_the_risk(asked, CLUB) == []
    assert beside_the_risk(asked, replace(CLUB, needs=("tutor",))) == [
        ("without", "psychologist", 5),
        ("needs", "tutor", -40),
    ]


def test_proof_and_its_absence() -> None:
    asked = Request()
    assert beside_the_risk(asked, replace(CLUB, level="confirmed")) == [("level_confirmed", "", 30)]
    unproven = replace(CLUB, measured=False)
    assert beside_the_risk(asked, unproven) == [("unmeasured", "", -5)]
    assert beside_the_risk(asked, replace(unproven, document=True)) == [("document_only", "", -10)]
    assert beside_the_risk(asked, replace(CLUB, failed=5)) == [("failed", "5", -30)]
    assert beside_the_risk(asked, replace(CLUB, archived=True)) == [("archived", "", -30)]


def test_equal_scores_go_by_id_whatever_the_order() -> None:
    twins = [replace(CLUB, id=id_) for id_ in ("b", "a-2", "a")]
    assert [one.id for one in rank(Request({"a": LOW}), twins)] == ["a", "a-2", "b"]


def test_open_risks_are_those_that_nothing_answers_gravest_first() -> None:
    asked = Request({"z": LOW, "c": HIGH, "b": HIGH, "a": HIGH})
    assert open_risks(asked, [CLUB]) == ("b", "c", "z")


@given(requests(), PRACTICES, st.randoms(use_true_random=False))
def test_the_order_of_practices_never_matters(
    asked: Request, held: list[PracticeFacts], random: Random
) -> None:
    found = rank(asked, held)
    random.shuffle(held)
    assert rank(asked, held) == found
    assert all(isinstance(reason.points, int) for one in found for reason in one.reasons)


@given(requests(), MADE_UP)
def test_a_lacking_specialist_never_helps_who_needs_him(
    asked: Request, held: PracticeFacts
) -> None:
    needy = replace(held, factors=("a",), needs=("tutor",))
    has = replace(asked, risks={"a": HIGH}, absent=asked.absent - {Role.TUTOR})
    lacks = replace(has, absent=has.absent | {Role.TUTOR})
    (without,), (with_him,) = rank(lacks, [needy]), rank(has, [needy])
    assert without.score == with_him.score - 40


def test_reasons_are_said_in_russian() -> None:
    names = {"clm-parents": "Родители"}
    assert said("risk_high", "clm-parents", names) == "риск высокой значимости «Родители»"
    assert said("settlement", "village", names) == "сельская школа"
    assert said("needs", "tutor", names) == "нужен тьютор"
    assert said("without", "psychologist", names) == "педагог-психолог не нужен"
    assert all(rule.text for rule in RULES.values())


def facts_of(changed: Fields, **others: Fields) -> PracticeFacts:
    files = {"practices/club.md": {**PRACTICE, **changed}, **others}
    (found,) = bank_facts(catalog_of(files))
    return found


def test_facts_come_from_the_record_and_the_schools_where_it_worked() -> None:
    school = "primorye/vladivostok/school-1"
    source = {"title": "Отчёт"}
    repeated = {"school": school, "year": 2021, "note": "Как вышло", "source": source}
    found = facts_of(
        {
            "fit": {"settlement": ["village"]},
            "needs": ["tutor"],
            "grades": ["5-9"],
            "replications": [{**repeated, "worked": True}, {**repeated, "worked": False}],
        },
        **{f"{HOME}/school.yml": {**SCHOOL, "small_school": True, "size": "up_to_50"}},
    )
    assert found == PracticeFacts(
        id="club",
        factors=("parents",),
        settlements=("city", "village"),
        sizes=("up_to_50",),
        traits=("small",),
        stages=("5-9",),
        needs=("tutor",),
        level="tried",
        failed=1,
    )


def test_not_said_is_not_nobody() -> None:
    assert facts_of({}).needs is None
    assert facts_of({"needs": []}).needs == ()


RISKS: Fields = {
    **CATALOGUE,
    "title": "РПШ-2021",
    "basis": False,
    "factors": [
        {**CATALOGUE["factors"][0], "id": f"risk-{one}", "maps_to": ["parents"]} for one in (1, 2)
    ],
}


def profile(*entries: Fields) -> dict[str, Fields]:
    return {
        "factors/risks.yml": RISKS,
        f"{HOME}/risk-profile-2022.yml": {**PROFILE, "catalogue": "risks", "entries": [*entries]},
    }


def test_a_school_asks_with_its_newest_profile_through_the_crosswalk() -> None:
    low = {"factor": "risk-1", "significance": "low"}
    high = {"factor": "risk-2", "significance": "high"}
    catalog = catalog_of(profile(low, high))
    school = catalog.get("school", "primorye/vladivostok/school-1")
    assert school
    assert school_request(catalog, school) == Request({"parents": HIGH}, Settlement.CITY)


def test_a_risk_that_the_school_has_put_aside_is_not_asked() -> None:
    aside = {"include": False, "reason": "закрыт"}
    catalog = catalog_of(
        profile({"factor": "risk-1", "significance": "high", "decision": aside}),
    )
    school = catalog.get("school", "primorye/vladivostok/school-1")
    assert school
    assert school_request(catalog, school) == Request({}, Settlement.CITY)


def test_every_practice_of_the_bank_answers_a_factor_of_the_basis() -> None:
    facts = bank_facts(real_edition().catalog)
    assert len(facts) >= 25
    assert [one.id for one in facts if not one.factors] == []
