"""A coordinator's three questions, asked of a small country in a real browser."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import visit
from tests.conftest import ROOT
from tests.content import source
from tests.golden_indicators import AS_OF, RECORDS, definitions

TOWN = "Город Первый"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the small country; its gaps are faults, which a build without strict skips."""
    folder = tmp_path_factory.mktemp("country")
    town = "schools/alpha/m1/municipality.yml"
    named = {**RECORDS, town: {**RECORDS[town], "title": TOWN}}
    for one in [*(source(path, fields) for path, fields in named.items()), *definitions()]:
        file = folder / "content" / one.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(one.text, encoding="utf-8")
    copytree(ROOT / "content" / "pages", folder / "content" / "pages")
    run = "from opora.cli import main; main()"
    command = ("build", "--as-of", str(AS_OF), "--config", str(ROOT / "mkdocs.yml"))
    places = ("--content", str(folder / "content"), "--site", str(folder / "site"))
    subprocess.run([sys.executable, "-c", run, *command, *places], check=False, capture_output=True)
    return folder / "site"


@pytest.fixture
def page(chromium: Browser, site: Path) -> Iterator[Page]:
    with visit(chromium, site, width=390) as seen:
        seen.page.goto(seen.root)
        yield seen.page


def test_three_questions_are_answered_two_clicks_from_home(page: Page) -> None:
    page.get_by_role("link", name="Кабинеты: что срочно").click()
    page.get_by_role("link", name=TOWN).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(TOWN)

    overdue = page.get_by_role("region", name="Просрочено")
    expect(overdue.get_by_role("row", name="Клуб родителей")).to_contain_text("30.04.2026")
    expect(page.locator("#unanswered ~ ul").first).to_contain_text("1 школа назвала этот риск")
    reports = page.get_by_role("region", name="Отчёты по месяцам")
    expect(reports.get_by_role("row", name="январь 2026")).to_contain_text("в срок")
    expect(reports.get_by_role("row", name="февраль 2026")).to_contain_text("позже срока")
    expect(reports.get_by_role("row", name="март 2026")).to_contain_text("не сдан")


def test_a_report_to_fill_in_and_the_list_of_what_is_due_are_downloaded(page: Page) -> None:
    page.goto(page.url + "desk/alpha/m1/")
    with page.expect_download() as report:
        page.get_by_role("link", name="report-2026-03.yml").click()
    text = Path(report.value.path()).read_text(encoding="utf-8")
    assert "content/schools/alpha/m1/reports/2026-03.yml" in text
    with page.expect_download() as due:
        page.locator("a[href='due.csv']").click()
    assert "Клуб родителей" in Path(due.value.path()).read_text(encoding="utf-8-sig")


def test_a_number_opens_its_records(page: Page) -> None:
    page.goto(page.url + "indicators/k03/")
    page.get_by_role("region", name="Значения: муниципалитет").get_by_role(
        "link", name="1 из 2"
    ).click()
    expect(page.locator("#records")).to_be_in_viewport()
    opened = page.locator("details", has_text="Закрытие рисков высокой значимости").first
    opened.locator("summary").click()
    expect(opened).to_contain_text("Не хватает: 1")


def test_the_map_of_risks_is_saved_as_a_picture(page: Page) -> None:
    page.goto(page.url + "risks/alpha/")
    with page.expect_download() as picture:
        page.get_by_role("button", name="Скачать картинку").click()
    assert Path(picture.value.path()).read_bytes().startswith(b"\x89PNG")
