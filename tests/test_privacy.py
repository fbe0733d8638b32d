"""Personal data: where findings stand, what tables and plans are, which exceptions hold."""

import pytest

from opora.diagnostics import Diagnostic, Severity, Span
from opora.privacy import scan
from opora.privacy.checksums import is_luhn, is_snils
from tests.content import (
    HOME,
    MEASURE,
    ORGANISATION,
    ROADMAP,
    Fields,
    bank,
    judged,
    source,
)

ERROR, WARNING = Severity.ERROR, Severity.WARNING


def told(text: str, path: str = "practices/x.md") -> list[tuple[str, Severity]]:
    return [(one.code, one.severity) for one in scan(path, text)]


def test_a_finding_points_at_the_words_in_values_keys_comments_and_texts() -> None:
    text = "---\ntitle: Ключ # мама Вани\nУченик Петя: да\n---\n\n> Звоните:\n> +7 900 000-11-22\n"
    found = sorted(scan("practices/x.md", text), key=lambda one: one.span)
    assert [(one.code, one.span) for one in found] == [
        ("V50", Span(2, 20, 2, 24)),
        ("V50", Span(3, 8, 3, 12)),
        ("V52", Span(7, 3, 7, 19)),
    ]


def test_a_finding_does_not_repeat_what_it_found() -> None:
    [one] = scan("practices/x.md", "Мама Вани: хорошо.")
    assert "Ван" not in one.message + one.hint
    assert "Ван" not in repr(one)


def test_a_sentence_that_is_broken_by_lines_is_one() -> None:
    assert told("Ученица\n6 класса Настя\nВоробьёва сдала зачёт.") == [("V50", ERROR)]


def test_officials_are_named_where_papers_are_kept_and_asked_about_elsewhere() -> None:
    text = "Приказ подписал министр образования Э. В. Ветрова."
    assert told(text, "acts/order.yml") == []
    assert told(text, "practices/x.md") == [("V51", WARNING)]


@pytest.mark.parametrize(
    "text",
    [
        "| ФИО | Класс | Балл |\n| --- | --- | --- |\n| Сорокин | 5 | 3 |",
        "| № | Ученик | Отметка |\n|---|---|---|\n| 1 | Ученик 1 | 4 |\n| 2 | Ученик 2 | 2 |",
        "Фамилия, имя\tМатематика\nСорокин\t3",
        "фио;класс;балл\nСорокин;5;3",
        "<table><tr><th>ФИО</th><th>Балл</th></tr></table>",
        "- ученик: первый\n  оценка: 3",
    ],
)
def test_a_row_for_each_pupil_is_an_error(text: str) -> None:
    assert told(text) == [("V57", ERROR)]


@pytest.mark.parametrize(
    "text",
    [
        "| Класс | Учеников | Средний балл |\n| --- | --- | --- |\n| 5 «А» | 24 | 3,4 |",
        "| Шаг | Учитель | Ученик |\n|---|---|---|\n| 1 | спрашивает | долго думает и пишет |",
        "| ФИО | Класс | Балл |\n| --- | --- | --- |\n|  |  |  |",
        "| Фактор | Ученики | Родители |\n|---|---|---|\n| Мотивация | 40 % | 20 % |",
    ],
)
def test_sums_roles_and_empty_forms_are_fine(text: str) -> None:
    assert told(text) == []


def test_a_plan_of_one_person_is_an_error_with_a_name_and_a_question_without() -> None:
    named = "# Индивидуальный план учителя Ветровой Светланы Юрьевны"
    assert ("V54", ERROR) in told(named)
    bare = "title: Индивидуальный образовательный маршрут педагога"
    assert told(bare, "documents/x.yml") == [("V54", WARNING)]
    assert told("title: Как составить индивидуальный план педагога", "documents/x.yml") == []


def test_what_befell_two_children_is_asked_about() -> None:
    assert told("Двое учеников не сдали экзамен.") == [("V55", WARNING)]
    assert told("В паре двое учеников: один решает, другой спрашивает.") == []


def test_check_digits() -> None:
    assert is_snils("11223344595")
    assert not is_snils("11223344596")
    assert is_luhn("4111111111111111")
    assert not is_luhn("4111111111111112")


COMMENT = "# Мама Вани пришла.\n# Звоните: +7 900 000-11-22\n"
ITEM = {
    "phrase": "Вани",
    "file": "organisations/iro.yml",
    "rule": "V50",
    "reason": "Это герой рассказа, а не ученик",
    "reviewed_by": "методист банка",
    "reviewed": "2021-05-01",
}


def with_exception(item: dict[str, str], comment: str = COMMENT) -> list[Diagnostic]:
    listed = {"title": "Исключения", "sources": [{"title": "Редакция"}], "items": [item]}
    iro = source("organisations/iro.yml", ORGANISATION)
    changed = [one for one in bank() if one.path != iro.path]
    iro = type(iro)(iro.path, iro.text + comment)
    found = judged([*changed, iro, source("privacy.yml", listed)]).diagnostics
    return [one for one in found if one.code.startswith("V5")]


def test_an_exception_allows_its_words_in_its_file_under_its_rule() -> None:
    assert [one.code for one in with_exception(ITEM)] == ["V52"]
    for change in ({"file": "practices/x.md"}, {"rule": "V51"}, {"phrase": "Мама Вани"}):
        assert {one.code for one in with_exception({**ITEM, **change})} == {"V50", "V52", "V58"}


def test_nothing_allows_a_telephone() -> None:
    item = {**ITEM, "phrase": "+7 900 000-11-22", "rule": "V52"}
    found = with_exception(item)
    assert {"V50", "V52"} <= {one.code for one in found}


def test_an_exception_that_allows_nothing_is_reported_at_its_words() -> None:
    [one] = with_exception(ITEM, "")
    assert (one.path, one.code, one.severity) == ("privacy.yml", "V58", WARNING)


def test_a_record_with_personal_data_is_not_published() -> None:
    iro = source("organisations/iro.yml", ORGANISATION)
    others = [one for one in bank() if one.path != iro.path]
    catalog = judged([*others, type(iro)(iro.path, iro.text + COMMENT)]).catalog
    assert "iro" not in catalog.entries.get("organisation", {})


@pytest.mark.parametrize(
    ("quantity", "few"),
    [
        ({"value": 3, "unit": "family"}, True),
        ({"value": 5, "unit": "family"}, False),
        ({"value": 3, "unit": "lesson"}, False),
    ],
)
def test_facts_of_measures_tell_of_no_few_families(quantity: Fields, *, few: bool) -> None:
    done = {**MEASURE, "actual": {"date": "2021-05-20", "quantities": [quantity]}}
    found = judged(bank({f"{HOME}/roadmap-2021.yml": {**ROADMAP, "items": [done]}})).diagnostics
    assert [one.code for one in found if one.code == "V55"] == ["V55"] * few


@pytest.mark.parametrize(
    "text",
    [
        "Например: «Саше осталось сдать пересказ, послушайте его».",
        "Ребята убирают памятник Ивану Сусанину.",
        "МБОУ СОШ № 5 им. Героя Советского Союза Иванова И.И.",
        "Лицей «Технический» имени полного кавалера ордена Славы И. И. Иванова",
    ],
)
def test_examples_monuments_and_names_of_schools_are_no_findings(text: str) -> None:
    assert told(text) == []
