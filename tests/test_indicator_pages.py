"""The pages that count: each number, list and file says what the small country says by hand."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from html import unescape

import pytest
import yaml

from opora.pipeline import published, read_bank
from opora.render import Edition, Page, render_site
from tests.content import source
from tests.exported import column_of, table_of
from tests.golden_indicators import AS_OF, RECORDS, definitions, golden
from tests.pages import clicks_from_home, links_of, real_links, real_pages, text_of

WORKLIST_SIZES = {
    "overdue": 1,
    "unproved": 1,
    "high-risks": 1,
    "medium-risks": 1,
    "factors": 1,
    "no-profile": 1,
    "no-roadmap": 2,
    "no-curator": 1,
    "no-partner": 2,
    "curators": 1,
    "missing-reports": 8,
    "late-reports": 1,
    "practices": 1,
    "questions": 2,
}


@cache
def small() -> dict[str, Page]:
    edition = Edition(published(golden()), AS_OF)
    return {page.url: page for page in render_site(edition)}


def said(url: str) -> str:
    return text_of(small()[url].html)


def file_of(page: Page, name: str) -> bytes:
    return next(file.content for file in page.files if file.name == name)


def rows_shown(html: str) -> Iterator[list[str]]:
    """Read the cells of the rows in the body of the first table."""
    body = html[html.index("<tbody>") : html.index("</tbody>")]
    for row in re.findall(r"<tr.*?</tr>", body, re.DOTALL):
        cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
        yield [re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", one))).strip() for one in cells]


def test_an_indicator_shows_numerator_denominator_target_and_records() -> None:
    shown = said("indicators/k03/")
    assert "Вся страна 2026 66,7 % 2 из 3 — 100 % не достигнута" in shown
    assert "Вся страна, 2026: 66,7 % (2 из 3) Учтены: 2" in shown
    assert "Не хватает: 1" in shown
    assert "все риски высокой значимости в профилях года" in shown


def test_declared_and_counted_stand_side_by_side_with_the_difference() -> None:
    assert "2026 100 % 3 из 3 90 % разница \u221210 п. п." in said("indicators/k19/")
    values = table_of(small()["indicators/k19/"], "values")
    titles = (
        "Код места",
        "Значение",
        "Единица",
        "Числитель",
        "Знаменатель",
        "Объявлено",
        "Разница",
    )
    columns = [column_of(values, title) for title in titles]
    held = [row for row in zip(*columns, strict=True) if row[0] == "alpha"]
    assert held == [("alpha", "100", "%", "3", "3", "90", "-10")]


def test_what_has_no_value_says_so_and_is_not_zero() -> None:
    assert "Нет данных." in text_of(real_pages()["indicators/k25/"].html)
    row = said("indicators/").partition("Вовлечённость родителей")[2]
    assert "участвует в делах школы. нет данных" in row


def test_a_chart_has_a_title_a_description_and_the_same_numbers() -> None:
    html = small()["indicators/k03/"].html
    chart = html[html.index('<svg viewBox="0 0 340') :]
    assert '<title id="chart-country-title">Закрытие рисков высокой' in chart
    assert '<desc id="chart-country-desc">Вся страна: 66,7\u00a0%</desc>' in chart
    assert 'width="226.7" height="10" class="o-chart-bar"' in chart
    assert 'x1="340.0"' in chart


def test_practices_are_counted_by_kind_level_and_proof() -> None:
    parts = said("indicators/k35/").partition("Из чего складывается")[2]
    assert "По видам практик, 2026 год Сколько Записи управленческая 2 Клуб родителей" in parts
    assert "По уровням, 2026 год Сколько Записи школьный 2" in parts
    assert "апробирована 1 Клуб родителей" in parts
    assert "описана 1 Клуб родителей" in parts
    events = said("indicators/k27/").partition("Из чего складывается")[2]
    assert "вебинар 6 из 10 Запись" in events
    assert "Из чего складывается" not in said("indicators/k01/")


def test_the_bank_of_primorye_is_parted_without_a_rest() -> None:
    shown = text_of(real_pages()["indicators/k35/"].html)
    kinds = shown.partition("По видам практик")[2].partition("По уровням")[0]
    numbers = [int(one) for one in re.findall(r"(?:ая|ка) (\d+) ", kinds)]
    assert f"Вся страна 2026 {sum(numbers)} практик" in shown


def test_what_changed_is_drawn_for_each_place_with_its_name() -> None:
    page = small()["indicators/k10/"]
    shown = text_of(page.html).partition("Как менялось")[2]
    assert "Вся страна" in shown
    assert "январь 2026 года 100 % 2 из 2" in shown
    assert "Своевременность ежемесячных отчётов по времени: Вся страна" in page.html
    ids = re.findall(r'\bid="([^"]+)"', page.html)
    assert len(ids) == len(set(ids))


def test_the_numbers_of_a_place_open_their_records() -> None:
    records = said("schools/alpha/m1/").partition("Записи за числами")[2]
    assert "Закрытие рисков высокой значимости, 2026: 50 % (1 из 2) Учтены: 1" in records
    assert (
        'href="../../schools/alpha/m1/#records">1\u00a0из\u00a02' in small()["indicators/k03/"].html
    )


def test_a_chart_is_a_picture_without_links() -> None:
    charts = [
        chart
        for page in real_pages().values()
        for chart in re.findall(r"<svg viewBox=\"0 0 340.*?</svg>", page.html, re.DOTALL)
    ]
    assert len(charts) > 10
    assert not [chart for chart in charts if "<a " in chart]


@pytest.mark.parametrize(("id_", "number"), WORKLIST_SIZES.items())
def test_a_worklist_and_its_file_have_the_same_rows(id_: str, number: int) -> None:
    page = small()[f"work/{id_}/"]
    head, *rows = table_of(page, "list")
    assert head == [
        *("Запись", "Что не так", "Где", "Код места", "Факторы", "Кто", "Срок", "Адрес")
    ]
    assert len(rows) == number
    shown = list(rows_shown(page.html))
    for cells, row in zip(shown, rows, strict=True):
        assert cells[:3] == row[:3]
        assert cells[4] == row[5]
        assert cells[5].removeprefix("просрочено ") == (row[6] or "—")
    links = {to.url for to in links_of(page.url, page.html)}
    assert {row[7].partition("#")[0] for row in rows} <= links


def test_the_list_of_worklists_counts_them() -> None:
    shown = said("work/")
    assert "Несданные отчёты 8 8 строк" in shown
    assert "Школы без карты 2 2 строки" in shown


def test_a_spreadsheet_does_not_run_a_title() -> None:
    evil = {**RECORDS["consultations/q2.yml"], "title": "=1+1"}
    records = {**RECORDS, "consultations/q2.yml": evil}
    sources = [source(path, fields) for path, fields in records.items()]
    bank = read_bank([*sources, *definitions()], AS_OF)
    pages = {one.url: one for one in render_site(Edition(published(bank.catalog), AS_OF))}
    rows = table_of(pages["work/questions/"], "list")
    assert rows[1][0] == "'=1+1"


def test_a_municipal_desk_answers_what_is_overdue_and_who_reported() -> None:
    shown = said("desk/alpha/m1/")
    assert "Просрочено 4 В ближайшие 7 дней 0 В ближайшие 30 дней 1 Ждёт, срока нет 4" in shown
    assert "Ожидалось 6, в срок 1, не сдано 3." in shown
    assert "февраль 2026 года 10.03.2026 11.03.2026 позже срока" in shown
    assert "июнь 2026 года 10.07.2026 — срок не наступил" in shown
    mine = shown.partition("Ждёт вас")[2].partition("Ждёт других")[0]
    assert mine.count("муниципальный координатор") == 1


def test_a_regional_desk_sums_its_municipalities() -> None:
    shown = said("desk/alpha/")
    assert "Просрочено 7 В ближайшие 7 дней 1 В ближайшие 30 дней 3 Ждёт, срока нет 7" in shown
    rows = "Ожидалось В срок С опозданием Не сдано Запись 6 1 1 3 Запись 6 2 0 3"
    assert rows in shown


def test_schools_and_curators_see_what_is_urgent_for_them() -> None:
    school, curator = said("schools/alpha/m1/s1/"), said("assignments/c1/")
    assert "что срочно Просрочено 1 В ближайшие 7 дней 0" in school
    assert "что срочно Просрочено 1 В ближайшие 7 дней 1" in curator
    assert "что срочно" not in said("assignments/coordinator/")
    assert "риск высокой" in school.partition("Ждёт вас, срока нет")[2]
    mine = curator.partition("Ждёт вас, срока нет")[2].partition("Ждёт других")[0]
    assert mine.count("куратор школы") == 1
    schools = curator.partition("Где Просрочено За 30 дней Ждёт Чего нет")[2]
    assert "0 0 3 дорожная карта; школа-партнёр или другой партнёр с планом работы" in schools


def test_everything_that_is_due_is_in_a_file_too() -> None:
    sizes = {
        url: len(table_of(small()[url], "due")) - 1
        for url in ("desk/alpha/", "desk/alpha/m1/", "schools/alpha/m1/s1/", "assignments/c1/")
    }
    assert sizes == {
        "desk/alpha/": 7 + 3 + 7,
        "desk/alpha/m1/": 4 + 1 + 4,
        "schools/alpha/m1/s1/": 1 + 0 + 1,
        "assignments/c1/": 1 + 1 + 6,
    }


def test_a_desk_names_the_risks_that_no_practice_answers() -> None:
    unanswered = said("desk/alpha/m1/").partition("Риски, на которые нет практик")[2]
    assert unanswered.startswith(" Низкая вовлечённость родителей 1 школа назвала этот риск")
    assert "школа назвала" not in said("desk/beta/")


def test_reports_are_those_that_the_indicator_expects() -> None:
    monthly = said("indicators/k10/")
    assert "Вся страна май 2026 года 50 % 1 из 2" in monthly
    assert "Вся страна январь 2026 года 100 % 2 из 2" in monthly
    held = small()["reports/"]
    assert text_of(held.html).count("срок не наступил") == 2
    assert text_of(held.html).count(" не сдан ") == 6


def test_a_report_file_is_sound_once_it_is_filled_in() -> None:
    page = small()["desk/alpha/m1/"]
    names = [file.name for file in page.files if file.name.startswith("report")]
    assert names == [f"report-2026-0{month}.yml" for month in (3, 4, 5, 6)]
    form = yaml.safe_load(file_of(page, "report-2026-03.yml"))
    assert form["progress"] == [{"measure": "alpha-2026#untold", "state": "no_data"}]
    path = "schools/alpha/m1/reports/2026-03.yml"

    def wrong(fields: dict[str, object]) -> list[str]:
        records = [source(one, held) for one, held in {**RECORDS, path: fields}.items()]
        bank = read_bank([*records, *definitions()], AS_OF)
        return [one.code for one in bank.diagnostics if one.path == path]

    assert wrong(form)
    filled = {**form, "submitted": "2026-04-09", "measures_complex": "Всё по плану."}
    assert wrong(filled) == []


def test_the_map_of_risks_counts_schools_and_those_without_a_measure() -> None:
    head, parents, climate, staff = table_of(small()["risks/alpha/"], "map")
    assert head[2:] == [
        *("Запись (alpha/m1): школ с риском", "Запись (alpha/m1): из них без мер"),
        *("Запись (alpha/m2): школ с риском", "Запись (alpha/m2): из них без мер"),
        *("Всего: школ с риском", "Всего: из них без мер"),
    ]
    assert parents[2:] == ["1", "0", "0", "0", "1", "0"]
    assert climate[2:4] == ["2", "2"]
    assert climate[6:] == ["3", "2"]
    assert staff[2:] == ["1", "1", "1", "0", "2", "1"]


@pytest.mark.parametrize("url", ["risks/", "risks/alpha/", "risks/alpha/m1/"])
def test_a_map_and_its_file_say_the_same(url: str) -> None:
    page = small()[url]
    for shown, written in zip(rows_shown(page.html), table_of(page, "map")[1:], strict=True):
        pairs = zip(written[2::2], written[3::2], strict=True)
        counted = [(one or "0", other or "0") for one, other in pairs]
        assert [cell_numbers(one) for one in shown[1:]] == counted
    assert 'class="o-heat-' in page.html


def test_the_map_of_a_municipality_tells_of_each_school_what_weighs_and_what_answers() -> None:
    _, parents, climate, staff = table_of(small()["risks/alpha/m1/"], "map")
    assert parents[2:] == ["высокий", "1", "", "", "1", "0"]
    assert climate[2:] == ["высокий", "0", "средний", "0", "2", "2"]
    assert staff[2:] == ["средний", "0", "", "", "1", "1"]
    shades = re.findall(r'class="o-heat-(\d)">(\w+)', small()["risks/alpha/m1/"].html)
    assert {("3", "высокий"), ("2", "средний"), ("0", "высокий")} <= set(shades)


def cell_numbers(text: str) -> tuple[str, str]:
    """Read how many schools a cell counts, and how many of them without a measure."""
    if text == "—":
        return "0", "0"
    if " мер" in text and "школ" not in text:
        weight, _, measures = text.partition(", ")
        return weight, measures.split()[0]
    schools, _, rest = text.partition(",")
    return schools.split()[0], rest.removeprefix(" без мер ") if "без мер" in rest else "0"


def test_plan_and_fact_do_not_take_silence_for_nothing() -> None:
    shown = said("plan-fact/")
    assert "Планов: 2, с известным итогом: 1." in shown
    assert "10 вебинаров; 251 управленческая команда 6 60 %" in shown
    assert "10 вебинаров; 251 управленческая команда нет данных —" in shown


def test_the_page_of_primorye_shows_its_targets() -> None:
    page = real_pages()["schools/primorskiy-kray/"]
    shown = text_of(page.html).partition("Показатели Мер в карте")[2]
    assert "Дорожная карта Приморского края, 2021 28 Факторов касаются меры карты 8 из 15" in shown
    for target in (
        "82 куратора",
        "82 школы",
        "251 образовательная организация",
        "251 управленческая команда",
        "33 программы",
        "5000 консультаций",
        "не менее 60 %",
        "не менее 10 вебинаров «Школа эффективного руководителя»",
    ):
        assert f" {target} " in shown
    assert "33 программы, а муниципалитетов в строке 2.11 названо 34" in shown
    assert "Вовлечённость родителей — нет данных" in shown


def test_an_ambiguous_target_keeps_its_wording() -> None:
    shown = text_of(real_pages()["indicators/k23/"].html)
    assert "до 70 %" in shown
    assert "это предел или число, до которого надо дойти?" in shown


QUESTIONS = ("desk/ryazanskaya-oblast/ryazan/", "work/factors/", "risks/", "desk/", "indicators/")


def test_a_coordinator_finds_answers_within_two_clicks() -> None:
    clicks = clicks_from_home(real_links())
    assert {url: clicks[url] for url in QUESTIONS if clicks[url] > 2} == {}


def test_no_name_of_a_file_beside_a_page_is_used_twice() -> None:
    for page in (*small().values(), *real_pages().values()):
        names = [file.name for file in page.files]
        assert len(names) == len(set(names)), page.url


def test_another_day_gives_another_desk() -> None:
    edition = Edition(published(golden()), date(2026, 1, 15))
    pages = {page.url: page for page in render_site(edition)}
    assert "Просрочено 0" in text_of(pages["desk/alpha/m1/"].html)


def test_no_two_records_share_a_page() -> None:
    edition = Edition(published(golden()), AS_OF)
    urls = [page.url for page in render_site(edition)]
    assert len(urls) == len(set(urls))
    assert {url for url in urls if url.endswith("/plan/") and url.startswith("documents/")} == {
        "documents/plan/",
        "documents/alpha/m1/s1/plan/",
        "documents/alpha/m2/s4/plan/",
    }
