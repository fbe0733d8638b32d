from datetime import date
from typing import Any

import pytest

from opora.indicators import PracticeLevel, Standing, practice_level
from tests.content import PRACTICE, SCHOOL, SOURCES, Fields
from tests.pages import catalog_of

SCHOOLS = [f"primorye/vladivostok/school-{number}" for number in (1, 2, 3)]
MEASURED = {
    "what": "Родители на собраниях",
    "before": 20,
    "after": 45,
    "unit": "percent",
    "period": "за год",
    "source": SOURCES[0],
}
MORE_SCHOOLS = (
    "школ, у которых получилось, 1 из 3: нужны повторения с итогом и источником "
    "(replications, worked: true)"
)
A_REVIEW = (
    "экспертиза по трём критериям (соответствует законодательству; учитывает особенности "
    "муниципалитета или школы; содержит конкретные показатели и меры): reviews/<имя>.yml"
)
CRITERIA = ("lawful", "fits_place", "concrete")


def repeated(school: str, year: int = 2021, *, worked: bool = True) -> Fields:
    text = "Получилось." if worked else "Не вышло."
    return {
        "school": school,
        "year": year,
        "worked": worked,
        "note": text,
        "source": SOURCES[0],
    }


def review(day: str = "2022-03-01", score: int = 2, decision: str = "accept") -> Fields:
    return {
        "title": "Экспертиза",
        "sources": SOURCES,
        "object": "club",
        "requested_by": {"role": "school_head"},
        "experts": [{"role": "expert"}],
        "date": day,
        "criteria": [{"criterion": one, "score": score} for one in CRITERIA],
        "decision": decision,
    }


def standing(*reviews: Fields, **changes: object) -> Standing:
    more: dict[str, Fields | None] = {f"schools/{id_}/school.yml": SCHOOL for id_ in SCHOOLS}
    for number, one in enumerate(reviews):
        more[f"reviews/review-{number}.yml"] = one
    more["practices/club.md"] = {**PRACTICE, **changes}
    catalog = catalog_of(more)
    entry = catalog.get("practice", "club")
    assert entry
    found = practice_level(catalog, entry)
    assert found
    return found


def confirmed(*reviews: Fields) -> Standing:
    return standing(*reviews, replications=[repeated(school) for school in SCHOOLS])


def test_a_practice_without_proof_is_described() -> None:
    found = standing()
    assert found.level is PracticeLevel.DESCRIBED
    assert found.next_level is PracticeLevel.TRIED
    assert found.missing == (
        "результат одной школы в числах: было, стало и источник (results)",
        "или повторение, которое получилось, с источником (replications, worked: true)",
    )


def test_results_measured_by_a_school_make_it_tried() -> None:
    found = standing(authors=[SCHOOLS[0]], results=[MEASURED])
    assert found.level.label == "апробирована"
    assert [one.id for one in found.schools] == SCHOOLS[:1]
    assert list(found.missing) == [MORE_SCHOOLS]


def test_results_that_no_school_measured_leave_it_described() -> None:
    found = standing(results=[MEASURED])
    assert found.level is PracticeLevel.DESCRIBED
    assert found.missing[0] == (
        "результаты измерены, но школы среди авторов нет: назовите её (authors)"
    )


def test_results_without_a_before_leave_it_described() -> None:
    after_only = {**MEASURED, "before": None, "unknown": {"before": "не мерили"}}
    found = standing(authors=[SCHOOLS[0]], results=[after_only])
    assert found.level is PracticeLevel.DESCRIBED
    assert found.missing[0] == "в результатах есть «стало», но нет «было» (results, before)"


def test_only_a_repetition_that_worked_counts() -> None:
    assert standing(replications=[repeated(SCHOOLS[0])]).level is PracticeLevel.TRIED
    failed = standing(replications=[repeated(SCHOOLS[0], worked=False)])
    assert failed.level is PracticeLevel.DESCRIBED
    assert failed.schools == ()


def test_three_schools_confirm_it_and_each_counts_once() -> None:
    twice = [repeated(SCHOOLS[0]), repeated(SCHOOLS[0], 2022), repeated(SCHOOLS[1])]
    assert standing(replications=twice).level is PracticeLevel.TRIED
    both = standing(authors=[SCHOOLS[2]], replications=twice)
    assert both.level is PracticeLevel.CONFIRMED
    assert [one.id for one in both.schools] == SCHOOLS
    assert list(both.missing) == [A_REVIEW]


def test_a_passed_review_recommends_it() -> None:
    found = confirmed(review())
    assert found.level is PracticeLevel.RECOMMENDED
    assert found.next_level is None
    assert found.missing == ()


def test_a_review_alone_recommends_nothing() -> None:
    assert standing(review()).level is PracticeLevel.DESCRIBED


def test_a_later_review_that_fails_takes_the_recommendation_back() -> None:
    found = confirmed(review("2022-03-01"), review("2023-03-01", score=1))
    assert found.level is PracticeLevel.CONFIRMED
    assert found.missing[0].startswith("экспертиза не подтвердила: соответствует законодательству")
    assert confirmed(review("2024-03-01"), review("2023-03-01", score=1)).next_level is None


def test_a_review_that_asks_for_changes_says_so() -> None:
    found = confirmed(review(decision="revise"))
    assert found.missing == ("экспертиза закончилась решением «доработать», нужно «принять»",)


@pytest.mark.parametrize(
    ("changes", "until"),
    [
        ({"year_to": 2021}, date(2024, 12, 31)),
        ({}, date(2023, 12, 31)),
        ({"created": "2021-05-01"}, date(2024, 5, 1)),
        ({"year_to": 2020, "created": "2021-05-01"}, date(2023, 12, 31)),
        ({"year_to": 2020, "replications": [repeated(SCHOOLS[0], 2022)]}, date(2025, 12, 31)),
    ],
)
def test_it_is_fresh_for_three_years_after_the_last_word(
    changes: dict[str, Any], until: date
) -> None:
    found = standing(**changes)
    assert found.fresh_until == until
    assert not found.review_due(until)
    assert found.review_due(date(until.year + 1, 1, 1))


def test_a_review_on_a_leap_day_keeps_it_fresh_until_the_end_of_february() -> None:
    assert standing(review("2024-02-29")).fresh_until == date(2027, 2, 28)


def test_other_records_have_no_level() -> None:
    catalog = catalog_of({})
    entry = catalog.get("act", "order")
    assert entry
    assert practice_level(catalog, entry) is None
