from collections.abc import Mapping
from typing import Any

import pytest

from opora.checks import ALONE, TOGETHER
from opora.checks.sections import lines_of, same_title, sections_of
from opora.checks.web import unreachable
from opora.diagnostics import Severity
from opora.rules import RULES
from tests.content import (
    BODY,
    CATALOGUE,
    HOME,
    MEASURE,
    ORGANISATION,
    PRACTICE,
    PROFILE,
    PROGRAMME,
    ROADMAP,
    Fields,
    bank,
    judged,
)

ROADMAP_PATH = f"{HOME}/roadmap-2021.yml"
PROFILE_PATH = f"{HOME}/risk-profile-2021.yml"
TEN = {
    "text": "10 встреч",
    "quantities": [{"value": 10, "comparator": "at_least", "unit": "event"}],
}
RSH: Fields = {
    **CATALOGUE,
    "title": "РПШ",
    "basis": False,
    "factors": [{**CATALOGUE["factors"][0], "id": "rsh-parents", "maps_to": ["parents"]}],
}


def codes(changed: Mapping[str, Fields | None], body: str = BODY) -> list[str]:
    return [found.code for found in judged(bank(changed, body)).diagnostics]


def measure(**changes: object) -> list[str]:
    items = [{**MEASURE, **changes}]
    return codes({ROADMAP_PATH: {**ROADMAP, "items": items}})


def roadmap(**changes: object) -> list[str]:
    return codes({ROADMAP_PATH: {**ROADMAP, **changes}})


def profile(**changes: object) -> list[str]:
    return codes({PROFILE_PATH: {**PROFILE, **changes}})


def practice(body: str = BODY, **changes: object) -> list[str]:
    return codes({"practices/club.md": {**PRACTICE, **changes}}, body)


def risk(**changes: object) -> dict[str, Any]:
    return {**PROFILE["entries"][0], **changes}


def test_every_check_names_its_rule() -> None:
    for check in (*ALONE, *TOGETHER):
        named = (check.__doc__ or "").partition(":")[0].split(", ")
        assert all(code in RULES for code in named)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ({"kind": "months", "start": "2021-01", "end": "2021-12"}, []),
        ({"kind": "range", "start": "2020-12-31", "end": "2021-12-31"}, ["V10"]),
        ({"kind": "dates", "dates": ["2021-07-01", "2022-01-01"]}, ["V10"]),
        ({"kind": "all_year"}, []),
        ({"kind": "recurring", "every": "month"}, []),
        ({"kind": "date", "date": "2021-06-01"}, []),
        ({"kind": "date", "date": "2021-05-31"}, ["V16"]),
    ],
)
def test_period_of_a_measure(period: Fields, expected: list[str]) -> None:
    assert measure(period=period) == expected


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("planned", ["V16"]),
        ("in_progress", ["V16"]),
        ("postponed", ["V16"]),
        ("cancelled", ["V20"]),
        ("no_data", []),
        ("done", ["V32"]),
    ],
)
def test_a_past_measure_has_an_outcome(state: str, expected: list[str]) -> None:
    assert measure(period={"kind": "date", "date": "2021-03-01"}, state=state) == expected


def test_what_lasts_all_year_is_overdue_when_its_roadmap_has_ended() -> None:
    items = [{**MEASURE, "period": {"kind": "all_year"}}]
    past = {"start": "2021-01-01", "end": "2021-05-31"}
    assert roadmap(items=items, period=past) == ["V16"]


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ({"start": "2021-01-01", "end": "2021-12-31"}, []),
        ({"start": "2020-12-31", "end": "2021-12-31"}, ["V11"]),
    ],
)
def test_a_roadmap_runs_within_its_programme(period: Fields, expected: list[str]) -> None:
    assert roadmap(programme="plus", period=period) == expected


def test_a_programme_without_period_binds_nobody() -> None:
    programme = {**PROGRAMME, "period": None, "unknown": {"period": "не назван"}}
    changed = {
        "programmes/plus.yml": programme,
        ROADMAP_PATH: {**ROADMAP, "programme": "plus"},
    }
    assert codes(changed) == []


@pytest.mark.parametrize(
    ("needed", "day", "expected"),
    [
        ("first", "2021-08-01", []),
        ("first", "2021-10-01", ["V18"]),
        ("club", "2021-08-01", ["V18"]),
        ("frist", "2021-08-01", ["V02"]),
    ],
)
def test_a_measure_follows_what_it_needs(needed: str, day: str, expected: list[str]) -> None:
    first = {**MEASURE, "id": "first", "period": {"kind": "date", "date": day}}
    assert roadmap(items=[first, {**MEASURE, "depends_on": [needed]}]) == expected


def test_the_task_of_a_measure_exists() -> None:
    found = judged(
        bank(
            {
                ROADMAP_PATH: {
                    **ROADMAP,
                    "items": [MEASURE, {**MEASURE, "id": "b", "task": "raeding"}],
                }
            }
        )
    ).diagnostics
    assert [(one.code, one.hint) for one in found] == [
        ("V02", "возможно, вы имели в виду «reading»")
    ]


def test_a_measure_for_all_needs_no_factor() -> None:
    assert measure(factors=[], scope="programme") == ["V20"]
    assert measure(factors=[]) == ["V20", "V37"]


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        ({"value": 10, "unit": "event"}, []),
        ({"value": 9, "unit": "event"}, ["V33"]),
        ({"value": 9, "unit": "school"}, []),
        ({"value": 9, "unit": "event", "scope": "в квартал"}, []),
    ],
)
def test_what_came_out_is_compared_in_its_unit(actual: Fields, expected: list[str]) -> None:
    outcome = {"date": "2021-05-20", "quantities": [actual]}
    assert (
        measure(
            expected_result=TEN,
            state="done",
            actual=outcome,
            evidence=[{"kind": "note", "note": "справка"}],
        )
        == expected
    )


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        ({"value": 100, "comparator": "up_to", "unit": "percent"}, ["V36"]),
        ({"value": 100, "comparator": "up_to", "unit": "percent", "note": "всех"}, []),
        ({"value": 100, "comparator": "at_least", "unit": "percent"}, []),
        ({"value": 50, "comparator": "up_to", "unit": "percent"}, []),
        ({"value": 100, "comparator": "up_to", "unit": "school"}, []),
    ],
)
def test_up_to_all_is_ambiguous(quantity: Fields, expected: list[str]) -> None:
    assert measure(expected_result={"text": "Школы", "quantities": [quantity]}) == expected


OTHER = {**CATALOGUE["factors"][0], "id": "mentoring"}
TWO: Fields = {**CATALOGUE, "factors": [*CATALOGUE["factors"], OTHER]}


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (risk(), ["V20"]),
        (risk(significance="low"), []),
        (risk(decision={"include": False, "reason": "решён"}), []),
        (risk(decision={"include": True}), ["V20"]),
        (risk(significance="medium", curator_assessment={"verdict": "confirmed"}), ["V22"]),
        (risk(significance="medium", curator_assessment={"verdict": "not_confirmed"}), []),
        (risk(significance="medium", curator_assessment={"verdict": "pending"}), []),
    ],
)
def test_a_risk_that_weighs_needs_a_measure(entry: Fields, expected: list[str]) -> None:
    changed = {
        "factors/method.yml": TWO,
        ROADMAP_PATH: {**ROADMAP, "items": [{**MEASURE, "factors": ["mentoring"]}]},
        PROFILE_PATH: {
            **PROFILE,
            "entries": [entry, {"factor": "mentoring", "significance": "low"}],
        },
    }
    assert codes(changed) == expected


def test_a_measure_covers_a_risk_through_the_crosswalk() -> None:
    changed = {
        "factors/rsh.yml": RSH,
        PROFILE_PATH: {**PROFILE, "catalogue": "rsh", "entries": [risk(factor="rsh-parents")]},
    }
    assert codes(changed) == []


def test_a_measure_of_a_region_is_not_held_to_a_profile() -> None:
    changed = {
        "factors/method.yml": TWO,
        "schools/primorye/roadmap-2021.yml": {
            **ROADMAP,
            "items": [{**MEASURE, "factors": ["mentoring"]}],
        },
    }
    assert codes(changed) == []


@pytest.mark.parametrize(("day", "expected"), [("2021-04-02", []), ("2021-04-01", ["V25"])])
def test_a_roadmap_follows_a_profile_in_sixty_days(day: str, expected: list[str]) -> None:
    changed = {ROADMAP_PATH: None, PROFILE_PATH: {**PROFILE, "date": day}}
    assert codes(changed) == expected


def test_a_roadmap_of_another_year_does_not_count() -> None:
    past = {"start": "2020-01-01", "end": "2020-12-31"}
    old = {**ROADMAP, "period": past, "items": [{**MEASURE, "period": {"kind": "all_year"}}]}
    changed = {
        ROADMAP_PATH: None,
        f"{HOME}/roadmap-2020.yml": {**old, "items": [{**old["items"][0], "state": "no_data"}]},
        PROFILE_PATH: {**PROFILE, "date": "2021-03-01"},
    }
    assert codes(changed) == ["V25"]


@pytest.mark.parametrize(("years", "expected"), [([], []), ([2021, 2022], []), ([2022], ["V08"])])
def test_a_profile_uses_the_catalogue_of_its_year(years: list[int], expected: list[str]) -> None:
    assert codes({"factors/method.yml": {**CATALOGUE, "years": years}}) == expected


def test_a_profile_chooses_from_its_catalogue() -> None:
    changed = {"factors/rsh.yml": RSH, PROFILE_PATH: {**PROFILE, "catalogue": "rsh"}}
    assert codes(changed) == ["V08"]


def test_a_factor_belongs_to_a_group_that_exists() -> None:
    grouped = {**CATALOGUE["factors"][0], "group": "climat"}
    groups = [{"id": "climate", "title": "Уклад", "plain": "Уклад"}]
    catalogue = {**CATALOGUE, "factors": [grouped], "groups": groups}
    (found,) = judged(bank({"factors/method.yml": catalogue})).diagnostics
    assert (found.code, found.hint) == ("V02", "возможно, вы имели в виду «climate»")


def test_a_practice_answers_the_basis() -> None:
    changed = {
        "factors/rsh.yml": RSH,
        "practices/club.md": {**PRACTICE, "factors": ["rsh-parents"]},
    }
    assert codes(changed) == ["V07"]
    without_basis = {**changed, "factors/method.yml": {**CATALOGUE, "basis": False}}
    assert codes(without_basis) == []


REVIEW = {
    "title": "Экспертиза",
    "sources": [{"title": "Протокол"}],
    "object": "club",
    "requested_by": {"role": "curator"},
    "experts": [{"role": "expert"}],
    "date": "2021-01-10",
    "criteria": [
        {"criterion": name, "score": "2"} for name in ("lawful", "fits_place", "concrete")
    ],
    "decision": "accept",
}

RESULT = {
    "what": "встречи",
    "after": 5,
    "unit": "event",
    "period": "год",
    "source": {"title": "Отчёт"},
}


def test_what_is_recommended_has_a_result_and_a_review() -> None:
    assert practice(status="published") == ["V40", "V41"]
    assert practice(status="replicated") == ["V40", "V41"]
    assert practice(status="published", results=[RESULT]) == ["V40"]
    assert practice(status="published", origin="document") == []


@pytest.mark.parametrize(("status", "weight"), [("draft", "warning"), ("published", "error")])
def test_failures_are_told_before_publishing(status: str, weight: str) -> None:
    body = BODY.replace("## Что не получилось\n\nОдин абзац.", "## Что не получилось\n\n<!-- … -->")
    fields = {**PRACTICE, "status": status, "results": [RESULT]}
    found = judged(
        bank({"practices/club.md": fields, "reviews/club.yml": REVIEW}, body)
    ).diagnostics
    assert [(one.code, one.severity) for one in found] == [("V42", Severity(weight))]


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("## Проблема", "### Проблема", "нужен второго уровня"),
        ("## Проблема", "## Проблемма", "назовите его «Проблема»"),
        ("## Проблема", "Проблема", "добавьте строку «## Проблема»"),
        ("## Проблема", "```\n## Проблема\n```", "добавьте строку «## Проблема»"),
        ("## Проблема", "<!--\n## Проблема\n-->", "добавьте строку «## Проблема»"),
    ],
)
def test_a_section_that_is_not_there_is_named(old: str, new: str, hint: str) -> None:
    (found,) = judged(bank(body=BODY.replace(old, new))).diagnostics
    assert found.code == "B01"
    assert hint in found.hint


@pytest.mark.parametrize("heading", ["## ПРОБЛЕМА ##", "## 1. Проблема"])
def test_headings_are_compared_by_their_words(heading: str) -> None:
    found = practice(BODY.replace("## Проблема", heading))
    assert found == ([] if "1" not in heading else ["B01"])


LONG = "Сначала мы долго разговаривали с родителями. " * 80


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LONG, ["V46"]),
        (LONG[:900], []),
        (f"1. {LONG}", []),
        (f"- {LONG}", []),
        (f"### Осень\n\n{LONG}", []),
        (f"```\n- x\n```\n{LONG}", ["V46"]),
    ],
)
def test_a_long_story_has_steps(text: str, expected: list[str]) -> None:
    old = "## Что сделали по шагам\n\nОдин абзац."
    assert practice(BODY.replace(old, f"## Что сделали по шагам\n\n{text}")) == expected


def test_links_within_code_are_text() -> None:
    link = "[план](C:\\plan.docx)"
    assert practice(BODY + link) == ["V06"]
    assert practice(f"{BODY}```\n{link}\n```\n") == []


@pytest.mark.parametrize(
    "address",
    [
        "file:///C:/plan.docx",
        "C:\\plan.docx",
        "\\\\server\\plan.docx",
        "http://localhost:8000/",
        "http://192.168.0.5/plan",
        "http://school.local/plan",
        "http://[",
    ],
)
def test_addresses_within_four_walls(address: str) -> None:
    assert unreachable(address)


@pytest.mark.parametrize(
    "address", ["https://example.ru/", "../practices/club.md", "#top", "mailto:a@b.ru", "plan.pdf"]
)
def test_addresses_for_all(address: str) -> None:
    assert not unreachable(address)


def test_materials_open_for_all_and_say_on_what_terms() -> None:
    material = {"title": "План", "url": "http://localhost/plan", "licence": "CC BY 4.0"}
    assert practice(materials=[material]) == ["V06"]


@pytest.mark.parametrize(
    ("contact", "website", "expected"),
    [
        ({"organisation": "iro"}, "https://iro.example.ru", []),
        ({"organisation": "iro"}, None, ["V45"]),
        ({"organisation": "iro", "email": "a@iro.example.ru"}, None, []),
        ({"organisation": "iro", "url": "https://iro.example.ru"}, None, []),
    ],
)
def test_authors_can_be_asked(contact: Fields, website: str | None, expected: list[str]) -> None:
    organisation = {key: value for key, value in ORGANISATION.items() if key != "website"}
    if website:
        organisation["website"] = website
    changed = {
        "organisations/iro.yml": organisation,
        "practices/club.md": {**PRACTICE, "contact": contact},
    }
    assert codes(changed) == expected


def test_sections_end_where_the_next_of_their_level_begins() -> None:
    first, inner, second = sections_of("# A\nодин два\n## B\nтри\n# C\n")
    assert [(s.title, s.level, s.words) for s in (first, inner, second)] == [
        ("A", 1, 3),
        ("B", 2, 1),
        ("C", 1, 0),
    ]


def test_a_fence_ends_with_as_long_a_fence() -> None:
    body = "~~~~\n~~~\n## нет\n~~~~ \n## да\n"
    assert [section.title for section in sections_of(body)] == ["да"]
    assert [line.number for line in lines_of(body) if not line.code] == [4, 5]


def test_titles_are_the_same_by_their_words() -> None:
    assert same_title("Что получилось?", "что получилось")
    assert not same_title("Что не получилось", "Что получилось")
