"""Workbooks to fill in: made of the models, the same bytes each time, read back equal."""

import zipfile
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from pydantic import Field

from opora.catalog import Catalog
from opora.cli.judging import read_all
from opora.files import list_content
from opora.intake import Request, take_in
from opora.kinds import BY_NAME
from opora.kinds.roadmap import Roadmap
from opora.load import Source, load
from opora.model import BLANK, Cost, Line, Record
from opora.parse.shape import schema_of
from opora.sheets import FORMS, Leaf, layout_of
from opora.sheets.document import document
from opora.sheets.walk import fields_of
from opora.sheets.workbook import workbook
from opora.tables import Opened, Weight, open_tables
from opora.wording import Names
from opora.writing import plain

CONTENT = Path(__file__).parent.parent / "content"
AS_OF = date(2026, 11, 27)


@cache
def names() -> Names:
    return Names(read_all(list_content(CONTENT), AS_OF).catalog)


@cache
def made(kind: str) -> bytes:
    return workbook(layout_of(kind), names())


def book(kind: str) -> Workbook:
    return openpyxl.load_workbook(BytesIO(made(kind)))


class _Later(Record):
    """A record with a field of each sort, as a kind may get them."""

    name: Line = Field(title="Имя")
    cost: Cost | None = Field(None, title="Расходы", description="Сколько стоит.")
    steps: tuple[Line, ...] = Field((), title="Шаги")


def test_new_field_gets_its_place_by_itself() -> None:
    schema = schema_of(_Later)
    found = {field.path[0]: field for field in fields_of(schema, schema)}
    assert list(found) == ["name", "cost", "steps"]
    assert (found["name"].required, found["name"].longest) == (True, 300)
    assert (found["cost"].leaf, found["cost"].hint) == (Leaf.CHOICE, "Сколько стоит.")
    assert found["cost"].words["none"] == "без расходов"
    assert (found["steps"].many, found["steps"].leaf) == (True, Leaf.TEXT)


@pytest.mark.parametrize("kind", FORMS)
def test_every_field_of_the_model_has_a_cell(kind: str) -> None:
    layout = layout_of(kind)
    held = {str(field.path[0]) for field in layout.form.fields}
    held |= {table.list for table in layout.tables}
    assert held == set(BY_NAME[kind].model.model_fields) - {"unknown"}


@pytest.mark.parametrize("kind", FORMS)
def test_same_bytes_every_time(kind: str) -> None:
    assert workbook(layout_of(kind), names()) == made(kind)
    practice = layout_of("practice")
    assert document(practice) == document(practice)


@pytest.mark.parametrize("kind", FORMS)
def test_workbook_is_fit_to_read_and_to_print(kind: str) -> None:
    opened = book(kind)
    assert opened.sheetnames[0] == "Как заполнить"
    assert opened.sheetnames[-1] == "Справочники"
    for sheet in opened.worksheets[1:-1]:
        assert sheet.freeze_panes, sheet.title
        assert sheet.page_setup.orientation == "landscape"
        setup = sheet.sheet_properties.pageSetUpPr
        assert setup
        assert setup.fitToPage
    parts = zipfile.ZipFile(BytesIO(made(kind))).namelist()
    assert not any("vba" in part.casefold() for part in parts)


def rules(sheet: Worksheet) -> dict[str, tuple[str, str]]:
    """Return what each titled column accepts: the sort of rule and its formula."""
    titles = {cell.column_letter: str(cell.value) for cell in sheet[3] if cell.value}
    held = ((str(one.sqref)[:3], one) for one in sheet.data_validations.dataValidation)
    named = ((place.rstrip("0123456789:"), one) for place, one in held)
    return {
        titles[letters]: (str(one.type), str(one.formula1))
        for letters, one in named
        if letters in titles
    }


def test_cells_offer_choices_and_check_lengths_numbers_and_days() -> None:
    sheet = book("roadmap")["Меры"]
    found = rules(sheet)
    assert found["Состояние *"][0] == "list"
    assert found["Единица"][1].startswith("Справочники!")
    assert found["Факторы риска 1"][0] == "list"
    assert found["Задача *"] == ("list", "'Задачи'!$B$4:$B$404")
    assert found["Мероприятие *"] == ("textLength", "4000")
    assert found["Дата выполнения"][0] == "date"
    hints = {one.promptTitle: one.prompt for one in sheet.data_validations.dataValidation}
    assert "«сентябрь – декабрь 2026»" in hints["Срок"]


def test_lists_hold_labels_and_names_of_the_bank() -> None:
    values = {cell.value for row in book("roadmap")["Справочники"].iter_rows() for cell in row}
    assert {"не менее", "вебинар", "выполнено", "опорные школы"} <= values
    assert "Министерство образования Приморского края" in values
    alone = openpyxl.load_workbook(BytesIO(workbook(layout_of("roadmap"), Names(Catalog({})))))
    bare = {cell.value for row in alone["Справочники"].iter_rows() for cell in row}
    assert "вебинар" in bare
    assert "Министерство образования Приморского края" not in bare


def test_every_practice_and_roadmap_comes_back_from_its_workbook() -> None:
    for kind in ("practice", "roadmap", "risk_profile"):
        for entry in names().catalog.all(kind):
            entity = entry.entity
            plan = entity.period if isinstance(entity, Roadmap) else None
            body = entry.body or ""
            content = workbook(layout_of(kind), names(), plain(entity), body, plan)
            text = imported(content)
            found, _ = load(Source(entry.path, text))
            assert found
            assert type(entity).model_validate(found.data) == entity, entry.id
            assert (found.body or "").split() == body.split()


def imported(content: bytes, weight: Weight = Weight.PROBLEM) -> str:
    opened = open_tables("x.xlsx", content)
    assert isinstance(opened, Opened)
    one = take_in(opened, names(), Request("x.xlsx", AS_OF))
    assert [said.remark for said in one.said if said.remark.weight is weight] == []
    return one.text


def test_blank_workbook_says_what_to_fill_in() -> None:
    for kind in FORMS:
        opened = open_tables("x.xlsx", made(kind))
        assert isinstance(opened, Opened)
        one = take_in(opened, names(), Request("x.xlsx", AS_OF))
        assert any(said.remark.weight is Weight.PROBLEM for said in one.said)
        assert not any("скрыт" in said.remark.message for said in one.said)


def changed(kind: str, cells: dict[str, str]) -> bytes:
    """Fill cells of a blank workbook in, named «Лист!C5»."""
    opened = book(kind)
    for place, value in cells.items():
        sheet, _, cell = place.partition("!")
        opened[sheet][cell] = value
    memory = BytesIO()
    opened.save(memory)
    return memory.getvalue()


def test_wrong_answers_are_named_by_sheet_and_cell() -> None:
    cells = {
        "Профиль!C3": "Профиль школы",
        "Профиль!C5": "гадание",
        "Профиль!C6": "скоро",
        "Риски!B4": "Нет такого риска",
        "Риски!C4": "очень высокая",
    }
    opened = open_tables("x.xlsx", changed("risk_profile", cells))
    assert isinstance(opened, Opened)
    one = take_in(opened, names(), Request("x.xlsx", AS_OF))
    told = {said.remark.place: said.remark.message for said in one.said}
    assert told["Профиль!C5"] == "«гадание» нет в списке"
    assert told["Профиль!C6"] == "«скоро» не похоже на дату"
    assert told["Риски!B4"] == "«Нет такого риска» в банке не найдено"
    assert told["Риски!C4"].startswith("«очень высокая»")


def test_what_is_unknown_is_said_so_with_its_reason() -> None:
    cells = {"Профиль!C6": "неизвестно: в отчёте нет даты", "Риски!B4": "x", "Риски!C4": "низкая"}
    opened = open_tables("x.xlsx", changed("risk_profile", cells))
    assert isinstance(opened, Opened)
    text = take_in(opened, names(), Request("x.xlsx", AS_OF)).text
    assert "date: null\n" in text
    assert "  date: в отчёте нет даты" in text


def test_word_form_asks_every_question_and_is_read_back() -> None:
    form = docx.Document(BytesIO(document(layout_of("practice"))))
    answers = {"Название *": "Карточка", "Вид практики *": "педагогическая", "Кому *": "учитель"}
    questions = []
    for row in form.tables[0].rows:
        question = row.cells[0].paragraphs[0].text
        questions.append(question)
        row.cells[1].text = answers.get(question, "")
    assert len(questions) == len(set(questions)) > 30
    for paragraph in form.paragraphs:
        if not paragraph.text:
            paragraph.text = "Рассказ."
    memory = BytesIO()
    form.save(memory)
    opened = open_tables("x.docx", memory.getvalue())
    assert isinstance(opened, Opened)
    one = take_in(opened, names(), Request("x.docx", AS_OF))
    assert one.text.startswith("---\ntitle: Карточка\nkind: pedagogical\n")
    assert one.text.count("\nРассказ.\n") == 6
    assert "анкета" not in one.text
    assert BLANK in one.text
