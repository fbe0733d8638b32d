"""A practice at a glance, its drawings, and its one page on paper."""

import json
import re
from dataclasses import replace

import pytest
from pydantic import ValidationError

from opora.indicators import Effect, practice_effect
from opora.kinds.practice import Practice, Result
from opora.model import Unit
from opora.pipeline import published
from opora.render import Edition, render_site
from opora.render.before_after import before_after
from opora.render.glance import glance
from opora.render.qr import qr_code
from tests.content import AS_OF, PRACTICE, Fields
from tests.pages import catalog_of, pages_of, real_edition, text_of

SOURCE = {"title": "Отчёт"}
MEASURED = {
    "what": "Учеников без двоек",
    "before": 40,
    "after": 62.5,
    "unit": "percent",
    "period": "учебный год",
    "source": SOURCE,
}
PUBLISHED = {**PRACTICE, "status": "published", "results": [MEASURED]}
SCHOOL = "primorye/vladivostok/school-1"


def repeated(*, worked: bool) -> Fields:
    return {"school": SCHOOL, "year": 2021, "worked": worked, "note": "Мало", "source": SOURCE}


def page_of(**changed: object) -> str:
    return pages_of({"practices/club.md": {**PUBLISHED, **changed}})["practices/club/"].html


def rows(**changed: object) -> dict[str, str]:
    catalog = catalog_of({"practices/club.md": {**PUBLISHED, **changed}})
    entry = catalog.get("practice", "club")
    assert entry
    return {one.label: one.text for one in glance(catalog, entry) if one.known}


def test_evidence_and_effect_are_two_ratings_and_no_data_is_one_of_their_values() -> None:
    held = rows()
    assert held["Доказательства"] == "описание"
    assert held["Эффект"] == "стало лучше. Учеников без двоек: 40 → 62,5 (процент, учебный год)"
    nothing: Fields = {
        "results": [],
        "evidence_level": None,
        "unknown": {"evidence_level": "не сказано"},
    }
    assert {"Эффект", "Доказательства"}.isdisjoint(rows(**nothing))
    shown = text_of(page_of(**nothing))
    assert "Доказательства нет данных" in shown
    assert "Эффект нет данных" in shown
    assert "Почему нет данных: не сказано." in shown


FEWER = {**MEASURED, "what": "Учеников с двойками", "before": 20, "after": 12, "better": "less"}


@pytest.mark.parametrize(
    ("results", "effect"),
    [
        ([], Effect.NO_DATA),
        ([{**MEASURED, "before": None, "unknown": {"before": "не мерили"}}], Effect.NO_DATA),
        ([MEASURED], Effect.BETTER),
        ([FEWER], Effect.BETTER),
        ([MEASURED, FEWER, {**MEASURED, "after": 40}], Effect.BETTER),
        ([{**FEWER, "after": 25}], Effect.WORSE),
        ([MEASURED, {**FEWER, "after": 25}], Effect.MIXED),
        ([{**MEASURED, "after": 40}], Effect.SAME),
    ],
)
def test_the_effect_says_which_way_the_numbers_went(results: list[Fields], effect: Effect) -> None:
    practice = Practice.model_validate({**PUBLISHED, "results": results})
    assert practice_effect(practice) is effect


PARTS = [
    {"role": "school_head", "does": "Даёт час в расписании.", "by": "authors"},
    {"role": "parent", "does": "Приходит <b>сам</b>.", "by": "editor"},
]


def test_each_role_finds_its_part_and_where_it_comes_from() -> None:
    shown = text_of(page_of(roles=PARTS))
    assert "директор школы Даёт час в расписании. рассказали авторы" in shown
    assert "родитель Приходит <b>сам</b>. совет редакции" in shown
    silent = "Ничего не сказано о том, что делает заместитель директора, учитель, куратор школы."
    assert silent in shown
    assert "Пока не разобрано, что делает директор" in text_of(page_of())


def test_a_role_has_one_part() -> None:
    with pytest.raises(ValidationError, match=r"роль «родитель» .parent. названа в roles дважды"):
        Practice.model_validate({**PUBLISHED, "roles": [PARTS[1], PARTS[1]]})


def test_what_nobody_counted_keeps_its_place() -> None:
    unknown = {"people": "не считали", "cost": "не считали"}
    effort = {"people": None, "hours": "час в неделю", "cost": None, "unknown": unknown}
    held = rows(effort=effort)
    assert held["Время"] == "час в неделю"
    assert {"Люди", "Расходы"}.isdisjoint(held)
    assert text_of(page_of(effort=effort)).count("Почему нет данных: не считали.") == 1


def test_a_comparison_tells_what_did_not_work() -> None:
    page = pages_of({"practices/club.md": PUBLISHED})["practices/club/"]
    held = {label: text for label, text, _ in json.loads(page.files[0].content)["rows"]}
    assert held["Факторы риска"] == "Низкая вовлечённость родителей"
    assert held["Что не получилось"] == "Один абзац."


def test_what_it_takes_is_told_part_by_part() -> None:
    held = rows(needs=["tutor"], first_effect="month", fit={"settlement": ["village"]})
    assert held["Люди"] == "один учитель"
    assert held["Время"] == "два часа в месяц"
    assert held["Расходы"] == "без расходов"
    assert held["Кто нужен в школе"] == "тьютор"
    assert held["Первый результат"] == "через месяц"
    assert held["Где подходит"] == "село"
    assert rows(needs=[])["Кто нужен в школе"] == "хватит учителей"
    assert "Кто нужен в школе" not in rows()


def test_failures_of_others_are_told_too() -> None:
    both = [repeated(worked=True), repeated(worked=False)]
    assert rows(replications=both)["Кто повторил"].endswith("получилось у 1, не получилось у 1")
    assert "<strong>не получилось</strong>" in page_of(replications=both)


def test_a_practice_leads_to_the_next_and_back() -> None:
    next_one = {**PUBLISHED, "title": "Совет родителей"}
    changed = {
        "practices/club.md": {**PUBLISHED, "follow_ups": ["council"]},
        "practices/council.md": next_one,
    }
    pages = pages_of(changed)
    assert "Что делать дальше" in text_of(pages["practices/club/"].html)
    assert "С чего начинали" in text_of(pages["practices/council/"].html)


def result(before: float | None, after: float, unit: Unit = Unit.PERCENT) -> Result:
    fields = {**MEASURED, "before": before, "after": after, "unit": str(unit)}
    return Result.model_validate(fields)


def test_before_and_after_are_drawn_on_one_scale_and_said_in_words() -> None:
    drawn = before_after(result(25, 50), "r1")
    assert re.findall(r'<rect [^>]* width="(\d+)"', drawn) == ["75", "150"]
    assert '<title id="r1-t">Учеников без двоек</title>' in drawn
    assert '<desc id="r1-d">Было 25, стало 50, процент</desc>' in drawn
    assert 'aria-labelledby="r1-t r1-d"' in drawn


@pytest.mark.parametrize(
    ("before", "after", "widths"), [(0, 0, ["0", "0"]), (5, 10, ["150", "300"])]
)
def test_numbers_without_a_whole_fill_the_drawing(
    before: float, after: float, widths: list[str]
) -> None:
    drawn = before_after(result(before, after, Unit.PUPIL), "r1")
    assert [width for width in widths if f'width="{width}"' in drawn] == widths


def test_without_a_before_there_is_no_drawing() -> None:
    assert not before_after(Result.model_construct(**{**dict(result(1, 2)), "before": None}), "r1")


def test_text_of_a_record_stays_text_in_a_drawing() -> None:
    held = Result.model_validate({**MEASURED, "what": "<script>&"})
    assert "<script>" not in before_after(held, "r1")


def test_the_brief_of_a_practice_lies_beside_its_page() -> None:
    page = pages_of({"practices/club.md": PUBLISHED})["practices/club/"]
    (brief,) = page.files
    held = json.loads(brief.content)
    assert brief.name == "brief.json"
    assert held["url"] == "practices/club/"
    assert held["factors"] == ["parents"]
    assert ["Люди", "один учитель", True] in held["rows"]


def test_paper_leads_back_to_the_page_where_its_address_is_known() -> None:
    edition = Edition(published(catalog_of({"practices/club.md": PUBLISHED})), AS_OF)
    plain = {page.url: page.html for page in render_site(edition)}
    known = replace(edition, site_url="https://opora.example.ru/")
    with_code = {page.url: page.html for page in render_site(known)}
    address = "https://opora.example.ru/practices/club/"
    assert "o-qr" not in plain["practices/club/"]
    assert f'aria-label="QR-код: {address}"' in with_code["practices/club/"]
    assert address in text_of(with_code["practices/club/"])


def test_a_code_is_square_with_its_quiet_zone() -> None:
    drawn = qr_code("https://opora.example.ru/?a=1&b=2")
    assert 'viewBox="0 0 37 37"' in drawn
    assert 'aria-label="QR-код: https://opora.example.ru/?a=1&amp;b=2"' in drawn
    assert '<path d="M4 4h1v1h-1z' in drawn


def test_every_practice_of_the_bank_says_its_problem_and_for_whom() -> None:
    catalog = real_edition().catalog
    for entry, practice in catalog.records(Practice):
        held = {row.label: row for row in glance(catalog, entry)}
        assert held["Проблема"].known, entry.id
        assert held["Кому"].text.startswith(practice.audience[0].label)
