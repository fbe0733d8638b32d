"""Approaches and guides: beside practices, never among them; figures with what they rest on."""

import pytest

from opora.indicators import coverage_of
from opora.kinds.approach import Approach, Finding
from opora.matching import Request, approach_facts, bank_facts, rank
from opora.model import Role, Significance
from opora.render.facets.approaches import Size, effect_said, months_said, size_of
from opora.words import reading_ease
from tests.content import APPROACH, FINDING_SOURCE, GUIDE, PRACTICE, Fields, bank, findings
from tests.pages import catalog_of, links_of, pages_of, text_of

TUITION: dict[str, Fields | None] = {"approaches/tuition.md": APPROACH}
NO_PRACTICE: dict[str, Fields | None] = {**TUITION, "practices/club.md": None}
BARE: Fields = {
    **APPROACH,
    "findings": None,
    "unknown": {"findings": "Исследований об этом мы не нашли."},
    "sources": [{"title": "Обзор", "url": "https://a.example.org", "accessed": "2021-05-20"}],
}


def said_on(url: str, changed: dict[str, Fields | None]) -> str:
    return text_of(pages_of(changed)[url].html)


def test_an_approach_is_sound_and_says_that_it_is_no_experience_of_a_school() -> None:
    assert findings(bank(TUITION)) == []
    said = said_on("approaches/tuition/", TUITION)
    assert "Редакционный материал, не опыт школы." in said
    assert "проверено 20 мая 2021 года" in said


def test_each_figure_says_what_it_rests_on_and_stands_apart_from_the_evidence() -> None:
    said = said_on("approaches/tuition/", TUITION)
    effect = "+4 месяца прогресса за год (среднее по зарубежным исследованиям)"
    assert f"Насколько велик эффект {effect}" in said
    assert "Насколько надёжны данные умеренная (3 из 5 по шкале источника)" in said
    assert "Исследований 62" in said
    told = "Education Endowment Foundation, 2021, Key findings (открыто 20.05.2021)"
    assert said.count(told) == 2


def test_an_approach_without_research_says_so_and_names_no_effect() -> None:
    said = said_on("approaches/tuition/", {"approaches/tuition.md": BARE})
    assert "Насколько велик эффект в числах не измерен" in said
    assert "Исследований об этом мы не нашли." in said


def test_approaches_do_not_fill_the_gap_that_practices_leave() -> None:
    catalog = catalog_of(NO_PRACTICE)
    factor = catalog.get("factor", "parents")
    assert factor
    held = coverage_of(catalog, factor)
    assert (len(held.approaches), held.practices, held.gaps) == (1, (), ("нет практик",))
    pages = pages_of(NO_PRACTICE)
    assert "Факторы с практиками 0 из 1" in text_of(pages["coverage/"].html)
    assert "нет опубликованных практик, есть подходы из исследований" in text_of(
        pages["work/factors/"].html
    )
    said = text_of(pages["practices/"].html)
    assert "По этим же факторам есть подходы из исследований" in said


def test_the_factor_shows_approaches_under_a_heading_of_their_own() -> None:
    told: Fields = {**PRACTICE, "status": "published", "origin": "document"}
    html = pages_of({**TUITION, "practices/club.md": told})["factors/parents/"].html
    practices, approaches = html.index('id="practices"'), html.index('id="approaches"')
    assert practices < html.index("practices/club/") < approaches
    assert approaches < html.index("approaches/tuition/")


def test_a_guide_is_on_the_page_of_its_factor_and_leads_back() -> None:
    changed: dict[str, Fields | None] = {"guides/parents.yml": GUIDE}
    pages = pages_of(changed)
    assert findings(bank(changed)) == []
    factor, guide = pages["factors/parents/"], pages["guides/parents/"]
    assert "Собрания пустые." in factor.html
    assert "guides/parents/" in {to.url for to in links_of(factor.url, factor.html)}
    assert "factors/parents/" in {to.url for to in links_of(guide.url, guide.html)}
    assert "Редакционный материал." in text_of(guide.html)
    assert "В числах: 6 мероприятий." in text_of(guide.html)


def test_matching_ranks_approaches_by_risks_alone_and_never_among_practices() -> None:
    catalog = catalog_of({"approaches/tuition.md": {**APPROACH, "needs": ["tutor"]}})
    assert [one.id for one in bank_facts(catalog)] == ["club"]
    asked = Request({"parents": Significance.HIGH}, absent=frozenset({Role.TUTOR}))
    (found,) = rank(asked, approach_facts(catalog))
    assert [(why.code, why.points) for why in found.reasons] == [
        ("risk_high", 100),
        ("needs", -40),
    ]


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (4, "+4\N{NO-BREAK SPACE}месяца прогресса за год"),
        (1, "+1\N{NO-BREAK SPACE}месяц прогресса за год"),
        (0, "0\N{NO-BREAK SPACE}месяцев прогресса за год"),
        (-2, "\N{MINUS SIGN}2\N{NO-BREAK SPACE}месяца прогресса за год"),
    ],
)
def test_months_have_a_sign(months: int, said: str) -> None:
    assert months_said(months) == said


def finding(**figures: object) -> Finding:
    return Finding.model_validate({"says": "Нашли.", "basis": "foreign_average", **figures})


@pytest.mark.parametrize(
    ("figures", "size"),
    [
        ({"months": 5}, Size.MORE),
        ({"months": 3}, Size.SOME),
        ({"months": -1}, Size.NONE),
        ({"effect_size": 0.2}, Size.OTHER),
        ({"studies": 60}, Size.UNKNOWN),
    ],
)
def test_the_facet_of_size_knows_nothing_of_evidence(
    figures: dict[str, object], size: Size
) -> None:
    held = {**APPROACH, "findings": [finding(**figures).model_dump(exclude_none=True)]}
    assert size_of(Approach.model_validate(held)) is size


def test_an_effect_that_was_not_measured_is_not_said() -> None:
    assert effect_said(None) == ""
    assert effect_said(finding(studies=3)) == ""
    shares = [{"what": "Травли меньше", "value": 17, "to": 20, "unit": "%"}]
    assert effect_said(finding(measured=shares)) == ""
    basis = "(среднее по зарубежным исследованиям)"
    assert effect_said(finding(measured=shares, gist="травли меньше")) == f"травли меньше {basis}"
    none = finding(effect_size=-0.14, gist="разницы нет")
    size = "\N{MINUS SIGN}0,14 стандартного отклонения"
    assert effect_said(none) == f"разницы нет, {size} {basis}"


@pytest.mark.parametrize(
    ("rating", "message"),
    [
        ({"words": "высокая", "value": 4}, "баллы названы без шкалы"),
        ({"words": "высокая", "value": 6, "of": 5}, "6 баллов из 5 не бывает"),
    ],
)
def test_a_rating_keeps_to_its_scale(rating: dict[str, object], message: str) -> None:
    changed: Fields = {
        **APPROACH,
        "findings": [
            {"says": "А.", "basis": "russian", "strength": rating, "source": FINDING_SOURCE}
        ],
    }
    (found,) = findings(bank({"approaches/tuition.md": changed}))
    assert found.endswith(message)


def test_words_of_others_in_quotes_are_not_ours() -> None:
    quoted = {**APPROACH, "title": "Почему не «двоечник», а ученик, которому трудно"}
    assert findings(bank({"approaches/tuition.md": quoted})) == []
    ours = {**APPROACH, "title": "Почему двоечники молчат"}
    (found,) = findings(bank({"approaches/tuition.md": ours}))
    assert "«двоечники» звучит как ярлык" in found


def test_practices_are_warned_of_words_and_not_stopped() -> None:
    limits: dict[str, Fields | None] = {
        "practices/club.md": {**PRACTICE, "limits": "Родители двоечников не придут."}
    }
    (found,) = findings(bank(limits))
    assert "E07" in found


def test_reading_ease_follows_the_formula() -> None:
    text = "Мама мыла раму. " * 40
    assert reading_ease([text]) == pytest.approx(206.835 - 1.3 * 3 - 60.1 * 2)
    assert reading_ease(["Мама мыла раму."]) is None
    assert reading_ease(["мама мыла раму"] * 40) == reading_ease([text])
