"""Templates: each is a page with files that open, and guides fill in what they can."""

import zipfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import PurePosixPath

import docx
import openpyxl
import pytest
import yaml

from opora.intake import Request, take_in
from opora.kinds.guide import Guide
from opora.kinds.template import Template
from opora.load import Source, load
from opora.model import BLANK, Span
from opora.parse import parse
from opora.render import Page
from opora.render.papers.filling import blank, filled
from opora.sheets.paper import Paper, PaperColumn, Piece
from opora.sheets.paper_document import paper_document
from opora.sheets.paper_workbook import paper_workbook
from opora.tables import Opened, open_tables
from opora.wording import Names
from tests.content import GUIDE, SOURCES, Fields, bank, findings
from tests.pages import links_of, pages_of, real_edition, real_pages, text_of

NEEDED = (
    "development-concept",
    "medium-term-programme",
    "anti-risk-programme",
    "roadmap",
    "monthly-report",
    "practice-passport",
    "expert-review",
    "self-check",
)
TEMPLATE: Fields = {
    "title": "Программа против риска",
    "sources": SOURCES,
    "summary": "Что делать с одним риском.",
    "when": "Осенью.",
    "roles": ["deputy_head"],
    "takes": "Вечер",
    "reviewed": "2021-05-20",
    "checks": ["Есть срок.", "Есть человек."],
    "blocks": [
        {"title": "Титул", "prompts": ["Школа"]},
        {"title": "Цель", "hint": "Одна фраза.", "lines": 2, "fills": "goal"},
        {
            "title": "Меры",
            "columns": [
                {"title": one} for one in ("Мероприятие", "Срок", "Ответственные", "Результат")
            ],
            "blank": 3,
            "fills": "measures",
        },
    ],
}
CHANGED: dict[str, Fields | None] = {
    "guides/parents.yml": GUIDE,
    "templates/programme.yml": TEMPLATE,
}
PAPER = Paper(
    "Лист",
    ("Пояснение.",),
    (
        Piece("Поля", prompts=("Кто", "Когда"), lines=3),
        Piece(
            "Таблица: да/нет [1]",
            columns=(PaperColumn("Вопрос", width=4), PaperColumn("Ответ", choices=("да", "нет"))),
            rows=(("=1+1", "да"), ("", "")),
        ),
    ),
    ("Проверено.",),
)


@cache
def small() -> dict[str, Page]:
    return pages_of(CHANGED)


def files_of(page: Page) -> dict[str, bytes]:
    return {one.name: one.content for one in page.files}


def templates() -> Iterator[tuple[str, Template]]:
    for entry, template in real_edition().catalog.records(Template):
        yield entry.id, template


def guides() -> Iterator[tuple[str, Guide]]:
    for entry, guide in real_edition().catalog.records(Guide):
        yield entry.id, guide


def tables_in(name: str, content: bytes) -> Opened:
    opened = open_tables(name, content)
    assert isinstance(opened, Opened), opened
    return opened


@pytest.mark.parametrize("name", NEEDED)
def test_each_template_is_a_page_that_offers_its_files_with_format_and_size(name: str) -> None:
    page = real_pages()[f"templates/{name}/"]
    held = files_of(page)
    assert f"{name}.docx" in held
    there = {to.url for to in links_of(page.url, page.html)}
    for file, content in held.items():
        assert f"templates/{name}/{file}/" in there
        assert f"{max(1, round(len(content) / 1024))}\u00a0КБ" in page.html
    docx.Document(BytesIO(held[f"{name}.docx"]))


def test_every_factor_has_an_example_of_the_programme_and_a_sheet_of_questions() -> None:
    pages, factors = real_pages(), [name for name, _ in guides()]
    assert len(factors) == 15
    for name in factors:
        for template in ("anti-risk-programme", "self-check"):
            url = f"templates/{template}/{name}/"
            assert {PurePosixPath(one).suffix for one in files_of(pages[url])} == {".docx", ".xlsx"}
            for leading in (f"guides/{name}/", f"factors/{name}/", f"templates/{template}/"):
                assert url in {to.url for to in links_of(leading, pages[leading].html)}


def test_an_example_says_all_that_the_guide_says_and_is_marked() -> None:
    for name, guide in guides():
        page = real_pages()[f"templates/anti-risk-programme/{name}/"]
        said = text_of(page.html).replace("\u00a0", " ")
        assert "Учебный пример, редакционный материал" in said
        told = [guide.goal, *guide.tasks]
        told += [one.activity for one in guide.measures]
        told += [one.expected_result.text for one in guide.measures]
        told += [word for one in guide.indicators for word in (one.what, one.how, one.often)]
        told += [role.label for one in guide.measures for role in one.responsible]
        assert [one for one in told if " ".join(one.split()) not in said] == []


def test_the_document_and_the_workbook_of_an_example_hold_its_measures() -> None:
    for name, guide in guides():
        held = files_of(real_pages()[f"templates/anti-risk-programme/{name}/"])
        document = docx.Document(BytesIO(held[f"anti-risk-programme-{name}.docx"]))
        cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
        book = openpyxl.load_workbook(BytesIO(held[f"anti-risk-programme-{name}.xlsx"]))
        values = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
        for measure in guide.measures:
            assert measure.activity in cells & values


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_what_a_filled_programme_says_is_read_back_as_measures(ending: str) -> None:
    name, guide = next(guides())
    file = f"anti-risk-programme-{name}.{ending}"
    content = files_of(real_pages()[f"templates/anti-risk-programme/{name}/"])[file]
    plan = Span(start=date(2026, 9, 1), end=date(2027, 5, 31))
    request = Request(file, date(2026, 11, 27), "roadmap", "primorskiy-kray", plan)
    taken = take_in(tables_in(file, content), Names(real_edition().catalog), request)
    record = yaml.safe_load(taken.text)
    assert [one["activity"] for one in record["items"]] == [one.activity for one in guide.measures]
    asked = [[str(role) for role in one.responsible] for one in guide.measures]
    assert [[one["role"] for one in item["responsible"]] for item in record["items"]] == asked


def test_a_roadmap_filled_in_in_word_is_read_back() -> None:
    document = docx.Document(BytesIO(files_of(real_pages()["templates/roadmap/"])["roadmap.docx"]))
    table = next(one for one in document.tables if len(one.columns) > 2)
    answers = (
        "1",
        "Задача 1",
        "Кружок чтения",
        "",
        "октябрь – декабрь 2026",
        "учитель",
        "6 уроков",
    )
    for cell, text in zip(table.rows[1].cells, answers, strict=False):
        cell.text = text
    memory = BytesIO()
    document.save(memory)
    plan = Span(start=date(2026, 9, 1), end=date(2027, 5, 31))
    request = Request("plan.docx", date(2026, 11, 27), "", "primorskiy-kray", plan)
    opened = tables_in("plan.docx", memory.getvalue())
    taken = take_in(opened, Names(real_edition().catalog), request)
    (item,) = yaml.safe_load(taken.text)["items"]
    assert (item["activity"], item["period"]["kind"]) == ("Кружок чтения", "months")
    assert item["responsible"] == [{"role": "teacher"}]


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert paper_document(PAPER) == paper_document(PAPER)
    assert paper_workbook(PAPER) == paper_workbook(PAPER)
    with zipfile.ZipFile(BytesIO(paper_document(PAPER))) as package:
        assert {one.date_time[0] for one in package.infolist()} == {1980}


def test_a_workbook_takes_any_title_and_runs_no_formula() -> None:
    book = openpyxl.load_workbook(BytesIO(paper_workbook(PAPER)))
    assert book.sheetnames == ["Бланк", "Таблица  да нет  1"]
    sheet = book.worksheets[1]
    cell = next(one for row in sheet.iter_rows() for one in row if one.value == "=1+1")
    assert cell.data_type == "s"
    assert sheet.data_validations.dataValidation[0].formula1 == '"да,нет"'


def test_two_tables_of_one_title_are_two_sheets() -> None:
    twice = Paper("Лист", (), (PAPER.pieces[1], PAPER.pieces[1]))
    assert len(openpyxl.load_workbook(BytesIO(paper_workbook(twice))).sheetnames) == 3


def test_a_blank_paper_keeps_its_hints_and_a_filled_one_its_answers() -> None:
    template, guide = Template.model_validate(TEMPLATE), Guide.model_validate(GUIDE)
    empty, full = blank(template), filled(template, guide, "Родители")
    assert (empty.pieces[1].hint, empty.pieces[1].texts) == ("Одна фраза.", ())
    assert full.pieces[1].texts == ("Родители знают, как помочь.",)
    assert empty.pieces[2].rows == (("", "", "", ""),) * 3
    assert [row[:3] for row in full.pieces[2].rows] == [
        (activity, "октябрь – май", "классный руководитель")
        for activity in ("Встречи", "Звонки", "Письма")
    ]
    assert full.pieces[0].prompts == ("Школа",)


def test_a_small_bank_has_its_example_too() -> None:
    assert findings(bank(CHANGED)) == []
    page = small()["templates/programme/parents/"]
    assert set(files_of(page)) == {"programme-parents.docx", "programme-parents.xlsx"}
    assert page.search
    assert "учебный пример" in page.search.kind


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ({"columns": [{"title": "Что"}], "rows": [{"cells": ["а", "б"]}]}, "ячеек больше"),
        ({"columns": [{"title": "Что"}], "fills": "measures"}, "столбцов мало: 1"),
    ],
)
def test_a_table_that_cannot_hold_what_it_should_is_refused(block: Fields, told: str) -> None:
    wrong: Fields = {**TEMPLATE, "blocks": [{"title": "Таблица", **block}]}
    said = findings(bank({"templates/programme.yml": wrong}))
    assert any(told in str(one) for one in said)


@pytest.mark.parametrize("name", [name for name, one in templates() if one.record])
def test_a_record_begun_lacks_only_what_it_marks(name: str) -> None:
    begun = dict(templates())[name].record
    assert begun
    places = {
        "roadmap.yml": "schools/a/b/c/roadmap-2026.yml",
        "report.yml": "schools/a/b/c/reports/2026-11.yml",
        "practice.md": "practices/ours.md",
        "review.yml": "reviews/ours.yml",
    }
    assert BLANK in begun.marked
    document, gaps = load(Source(places[begun.name], begun.marked))
    assert document
    assert {one.code for one in gaps} == {"V30"}
    assert len(gaps) == begun.marked.count(BLANK)
    entries, wrong = parse(document)
    assert [f"{one.code} {one.message}" for one in wrong] == []
    assert entries
