"""Files of a table: what a spreadsheet and a program find in them."""

from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from opora.export.csv_file import csv_bytes, harmless
from opora.export.outputs import output_jobs
from opora.export.provenance import Provenance
from opora.export.workbook import xlsx_bytes
from opora.kinds import BY_NAME, KINDS
from opora.pipeline import published
from opora.render import Edition, render_site
from opora.render.open_data.addresses import DATA
from opora.render.open_data.whole import in_order, whole_tables
from opora.render.table import Cell, Column, Form, Table
from opora.render.tables import kind_table, part_tables
from tests.content import PRACTICE, Fields
from tests.exported import read_csv, read_xlsx
from tests.golden_indicators import AS_OF as GOLDEN_DAY
from tests.golden_indicators import golden
from tests.pages import catalog_of, real_edition

COLUMNS = (
    Column("text", "Текст"),
    Column("number", "Число", Form.NUMBER),
    Column("day", "День", Form.DATE),
    Column("yes", "Да?", Form.BOOLEAN),
    Column("page", "Адрес", Form.ADDRESS),
)
ROWS: list[list[Cell]] = [
    ["Фактор; риска", 33.3, date(2026, 3, 1), True, "practices/"],
    ["=1+1", -5, None, False, ""],
    ["1.4", 1e16, date(2026, 12, 31), None, None],
]
TABLE = Table("made", "Таблица", COLUMNS, lambda: ROWS)
PROVENANCE = Provenance("https://bank.example/", date(2026, 3, 2))


def test_a_russian_spreadsheet_reads_numbers_days_and_letters() -> None:
    assert csv_bytes(TABLE, ROWS, "https://bank.example/").decode() == (
        "\ufeffТекст;Число;День;Да?;Адрес\r\n"
        '"Фактор; риска";33,3;01.03.2026;да;https://bank.example/practices/\r\n'
        "'=1+1;-5;;нет;https://bank.example/\r\n"
        "'1.4;10000000000000000;31.12.2026;;\r\n"
    )


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+7", "-1", "@A1", "\t=1", " =1", "\u00a0@x", "＝1", "\r=1", "\n=1"],
)
def test_a_spreadsheet_takes_no_text_for_a_formula(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["1.4", "2026-03", "01.02", "5/9", "1-4", "007", "1e5", "март 2021"]
)
def test_a_spreadsheet_takes_no_text_for_a_day_or_a_number(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Школа № 1", "2026", "март 2021 года", "1–4 классы", "k01", ""])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@given(st.text(min_size=1))
def test_whatever_a_text_is_the_file_gives_it_back(text: str) -> None:
    table = Table("made", "Таблица", COLUMNS[:1], lambda: [[text]])
    assert read_csv(csv_bytes(table, [[text]]))[1] == [harmless(text)]


def test_a_workbook_has_real_types_and_no_formula() -> None:
    rows = read_xlsx(xlsx_bytes(TABLE, ROWS, PROVENANCE, "matrix/"))
    day = datetime(2026, 3, 1)  # noqa: DTZ001  a workbook's days have no zone
    assert rows[1] == ["Фактор; риска", 33.3, day, True, "https://bank.example/practices/"]
    assert rows[2] == ["=1+1", -5, None, False, None]
    assert rows[3][0] == "1.4"


def test_a_workbook_is_plain_and_its_head_stays_in_sight() -> None:
    book = load_workbook(BytesIO(xlsx_bytes(TABLE, ROWS, PROVENANCE, "matrix/")))
    sheet, about = book.worksheets
    assert sheet.freeze_panes == "A2"
    assert all(cell.font.bold for cell in sheet[1])
    assert not sheet.data_validations.dataValidation
    assert [cell.data_type for cell in sheet[3]] == ["s", "n", "n", "b", "n"]
    assert not any(cell.hyperlink for row in sheet for cell in row)
    told = {row[0]: row[1] for row in about.iter_rows(values_only=True)}
    assert told["Страница"] == "https://bank.example/matrix/"
    assert told["Последнее изменение записей банка"] == "02.03.2026"
    assert told["Лицензия"] == "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/deed.ru"
    assert told["Число"] == "число (number)."


@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=30))
@settings(max_examples=30)
def test_whatever_texts_are_a_workbook_gives_them_back(texts: list[str]) -> None:
    table = Table("made", "Таблица", COLUMNS[:1], lambda: [[text] for text in texts])
    content = xlsx_bytes(table, [[text] for text in texts], PROVENANCE, "")
    assert [unescape(str(row[0] or "")) for row in read_xlsx(content)[1:]] == texts


@pytest.mark.parametrize(
    "text", ["<r><t>x</t></r>", "</t></is></c>", "_x0041_", "a\r\nb", "&amp;", " "]
)
def test_a_workbook_takes_no_text_for_markup(text: str) -> None:
    title = Table(text, text, (Column("text", text),), lambda: [[text]])
    book = load_workbook(BytesIO(xlsx_bytes(title, [[text]], PROVENANCE, text)))
    told = [unescape(str(row[0])) for row in book.worksheets[0].iter_rows(values_only=True)]
    assert told == [text, text]
    assert book.properties.title == text.replace("\r\n", "  ")


def test_a_workbook_is_a_sound_archive() -> None:
    with ZipFile(BytesIO(xlsx_bytes(TABLE, ROWS, PROVENANCE, ""))) as book:
        assert book.testzip() is None
        names = book.namelist()
        assert {"[Content_Types].xml", "xl/worksheets/sheet1.xml"} <= set(names)
        assert len(names) == len(set(names))
        assert {one.date_time for one in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_only_a_table_with_rows_has_a_filter() -> None:
    full, empty = (
        load_workbook(BytesIO(xlsx_bytes(TABLE, rows, PROVENANCE, ""))).worksheets[0]
        for rows in (ROWS, [])
    )
    assert (full.auto_filter.ref, empty.auto_filter.ref) == ("A1:E4", None)


def test_no_number_is_an_error_of_the_program() -> None:
    with pytest.raises(ValueError, match="nan"):
        xlsx_bytes(TABLE, [["", float("nan"), None, None, None]], PROVENANCE, "")


def test_the_same_table_gives_the_same_bytes() -> None:
    one, other = (xlsx_bytes(TABLE, ROWS, PROVENANCE, "matrix/") for _ in range(2))
    assert one == other


def test_a_text_longer_than_a_cell_is_cut_and_the_rest_is_there() -> None:
    rows = read_xlsx(xlsx_bytes(TABLE, [["a" * 40_000, 1, None, None, None]], PROVENANCE, ""))
    assert len(str(rows[1][0])) == 32_767
    assert rows[1][1] == 1


def test_a_row_that_does_not_fit_is_an_error_of_the_program() -> None:
    with pytest.raises(ValueError, match="cells"):
        Table("made", "", COLUMNS, lambda: [[1]]).rows()


PRACTICE_FULL: Fields = {
    **PRACTICE,
    "status": "published",
    "results": [
        {
            "what": "Пришли на собрание",
            "before": 10,
            "after": 25.5,
            "unit": "percent",
            "period": "год",
            "source": {"title": "Справка"},
        }
    ],
}


def test_a_kind_becomes_a_table_by_its_model() -> None:
    catalog = catalog_of({"practices/club.md": PRACTICE_FULL})
    table = kind_table(catalog, BY_NAME["practice"], lambda _: date(2026, 1, 2))
    row = dict(zip([one.name for one in table.columns], table.rows()[0], strict=True))
    assert row["id"] == "club"
    assert row["page"] == "practices/club/"
    assert row["changed"] == date(2026, 1, 2)
    assert row["kind"] == "управленческая"
    assert row["authors"] == "Институт развития образования"
    assert row["authors_ids"] == "iro"
    assert row["effort_cost"] == "без расходов"
    assert row["results_number"] == 1
    assert row["year_to"] is None


def test_a_list_within_records_becomes_a_table_of_its_own() -> None:
    catalog = catalog_of({"practices/club.md": PRACTICE_FULL})
    results = next(
        one for one in part_tables(catalog, BY_NAME["practice"]) if one.name == "practice-results"
    )
    (row,) = results.rows()
    told = dict(zip([one.name for one in results.columns], row, strict=True))
    assert told["of"] == "club"
    assert (told["what"], told["before"], told["after"]) == ("Пришли на собрание", 10, 25.5)
    assert (told["unit"], told["source"]) == ("процент", "Справка")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_columns_are_told_apart_by_heading_and_by_name(kind: object) -> None:
    catalog = catalog_of({})
    held = BY_NAME[getattr(kind, "name", "")]
    for table in (kind_table(catalog, held, lambda _: None), *part_tables(catalog, held)):
        for names in ([one.title for one in table.columns], [one.name for one in table.columns]):
            assert len(names) == len(set(names))
        table.rows()


def test_every_table_over_the_whole_bank_is_told_to_programs() -> None:
    for edition in (real_edition(), Edition(published(golden()), GOLDEN_DAY)):
        shown = {
            (page.url, table.name)
            for page in render_site(edition)
            for table in page.tables
            if table.whole
        }
        tables = whole_tables(edition)
        beside = {one.path for one in in_order(tables) if one.page == DATA}
        own = [job for job in output_jobs(edition) if job.name.startswith("data ")]
        written = {one.path for job in own for one in job()}
        assert written == {f"{path}.{ending}" for path in beside for ending in ("csv", "xlsx")}
        assert written <= {place for job in own for place in job.places}
        others = {(one.page, one.table.name) for one in in_order(tables) if one.page != DATA}
        assert shown == others
        assert all({one.id for one in group()} <= set(group.ids) for group in tables)
