"""Files are read as people see them, and hostile ones end in one sentence."""

import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO

import pytest
import xlsxwriter
from docx.document import Document
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from opora.tables import MAX_FILE, Opened, Refusal, Remark, Weight, open_tables
from opora.tables.grid import MAX_ROWS
from tests.office_files import FIRST, HEAD, SAMPLES, add_table, excel, void, word

PLAN = excel((HEAD, FIRST))
DOCUMENT = word(lambda made: void(add_table(made, (HEAD, FIRST))))
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def opened(name: str, content: bytes) -> Opened:
    found = open_tables(name, content)
    assert isinstance(found, Opened), found
    return found


def texts(name: str, content: bytes) -> list[list[str]]:
    return [[cell.own for cell in row.cells] for row in opened(name, content).tables[0].rows]


def repacked(content: bytes, changes: Mapping[str, bytes | Callable[[bytes], bytes]]) -> bytes:
    """Write a package again with some parts changed or added."""
    memory = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(memory, "w") as new:
        parts = {name: old.read(name) for name in old.namelist()}
        for name, change in changes.items():
            parts[name] = change if isinstance(change, bytes) else change(parts[name])
        for name, part in parts.items():
            new.writestr(name, part, zipfile.ZIP_DEFLATED)
    return memory.getvalue()


REFUSED = {
    "empty": (b"", "файл пуст"),
    "protected": (OLD + "EncryptedPackage".encode("utf-16-le"), "файл защищён паролем"),
    "old Word": (OLD + "WordDocument".encode("utf-16-le"), "это документ старого Word (.doc)"),
    "old Excel": (OLD, "это файл старого Excel (.xls) или похожей программы"),
    "PDF": (b"%PDF-1.7 ...", "это PDF"),
    "RTF": (b"{\\rtf1 ...", "это RTF"),
    "picture": (b"\x89PNG\r\n\x1a\n", "это картинка"),
    "web page": (b"\n<html><table></table></html>", "это веб-страница или XML"),
    "cut short": (PLAN[: len(PLAN) // 2], "файл повреждён: архив внутри него не читается"),
    "other archive": (repacked(PLAN, {}).replace(b"xl/", b"zz/"), "ни документа Word, ни книги"),
    "too large": (b"PK\x03\x04" + b"\0" * MAX_FILE, "файл больше 20 МБ"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_file_that_is_not_read_ends_in_a_sentence_and_a_way_out(what: str) -> None:
    content, sentence = REFUSED[what]
    found = open_tables("план.xlsx", content)
    assert isinstance(found, Refusal)
    assert sentence in found.message
    assert found.hint


@pytest.mark.parametrize("place", [12, 16])
def test_directory_that_lies_about_its_place_is_refused(place: int) -> None:
    end = PLAN.rindex(b"PK\x05\x06")
    shifted = PLAN[: end + place] + b"\xff\xff\x00\x00" + PLAN[end + place + 4 :]
    assert isinstance(open_tables("plan.xlsx", shifted), Refusal)


def test_package_whose_parts_begin_before_the_file_is_refused() -> None:
    first = PLAN.index(b"PK\x01\x02")
    cut = PLAN[:4] + PLAN[first // 2 :]
    assert isinstance(open_tables("plan.xlsx", cut), Refusal)


def test_entities_and_definitions_are_refused_in_any_encoding() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>'
    for text in (bomb.encode(), bomb.replace("?>", ' encoding="utf-16"?>', 1).encode("utf-16")):
        found = open_tables("x.xlsx", repacked(PLAN, {"xl/worksheets/sheet1.xml": text}))
        assert isinstance(found, Refusal)
        assert "DTD" in found.message


def test_part_that_unpacks_without_end_is_refused() -> None:
    sheet = b"<worksheet><sheetData>" + b" " * 30_000_000 + b"</sheetData></worksheet>"
    found = open_tables("x.xlsx", repacked(PLAN, {"xl/worksheets/sheet1.xml": sheet}))
    assert isinstance(found, Refusal)
    assert found.message == "файл разворачивается во что-то слишком большое"


def test_size_that_a_package_declares_falsely_is_not_believed() -> None:
    sheet = b"<worksheet>" + b" " * 30_000_000 + b"</worksheet>"
    content = repacked(PLAN, {"xl/worksheets/sheet1.xml": sheet})
    content = content.replace(len(sheet).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert isinstance(open_tables("x.xlsx", content), Refusal)


def test_deep_nesting_is_refused() -> None:
    deep = b"<x>" * 100_000 + b"</x>" * 100_000
    found = open_tables("x.docx", repacked(DOCUMENT, {"word/document.xml": deep}))
    assert isinstance(found, Refusal)
    assert "слишком глубоко" in found.message


def test_many_entries_are_refused() -> None:
    found = open_tables("x.xlsx", repacked(PLAN, {f"junk/{n}": b"" for n in range(2500)}))
    assert isinstance(found, Refusal)


def test_what_a_package_points_at_outside_is_never_opened() -> None:
    relations = (
        b'<Relationships><Relationship Id="rId1" TargetMode="External" '
        b'Type="http://x/worksheet" Target="file:///etc/passwd"/></Relationships>'
    )
    found = opened("x.xlsx", repacked(PLAN, {"xl/_rels/workbook.xml.rels": relations}))
    assert found.tables == ()


def test_document_named_as_a_workbook_is_read_as_what_it_is() -> None:
    found = opened("план.xlsx", DOCUMENT)
    assert found.tables[0].rows[0].cells[1].place == "таблица 1, строка 1, столбец 2"
    assert [one.message for one in found.remarks] == [
        "имя файла говорит об Excel, а внутри документ Word; прочитан как Word"
    ]


def test_macros_are_left_alone_and_spoken_of() -> None:
    found = opened("план.xlsm", repacked(PLAN, {"xl/vbaProject.bin": b"\0" * 100}))
    assert [one.message for one in found.remarks] == [
        "в файле есть макросы; они не выполняются и не нужны"
    ]
    assert len(found.tables) == 1


def remarks_of(name: str) -> list[Remark]:
    sample = next(one for one in SAMPLES if one.name == name)
    return list(opened(name, sample.make()).remarks)


def test_what_is_hidden_is_named() -> None:
    assert [(one.place, one.message) for one in remarks_of("hidden.xlsx")] == [
        ("Лист1!3", "строка скрыта; прочитана, как все"),
        ("Лист1!E", "столбец скрыт; прочитан, как все"),
        ("Черновик", "лист скрыт и не прочитан"),
    ]


def test_formula_gives_its_saved_value_and_says_so() -> None:
    assert [(one.place, one.weight) for one in remarks_of("formula-values.xlsx")] == [
        ("План!E2", Weight.CHECK)
    ]


def test_formula_without_a_value_is_named() -> None:
    found = opened("x.xlsx", excel((HEAD, (1, "=A1", "май", "", ""))))
    assert [(one.place, one.message) for one in found.remarks] == [
        ("Лист1!B2", "в ячейке формула, а значения нет")
    ]


def test_error_in_a_cell_is_named() -> None:
    def err(sheet: bytes) -> bytes:
        return sheet.replace(b"</row>", b'<c r="F1" t="e"><v>#REF!</v></c></row>', 1)

    found = opened("x.xlsx", repacked(PLAN, {"xl/worksheets/sheet1.xml": err}))
    assert found.remarks[0].message == "в ячейке ошибка #REF!"


def test_days_months_and_shares_are_shown_as_excel_shows_them() -> None:
    def formats(_: Workbook, sheet: Worksheet) -> None:
        codes = ("dd.mm.yyyy", "mmmm yyyy", "0%", '#,##0" руб."', "[$-419]d mmmm yyyy;@", "General")
        for number, code in enumerate(codes, 1):
            cell = sheet.cell(1, number)
            cell.value = 46266 if "y" in code else 0.8
            cell.number_format = code

    assert texts("x.xlsx", excel((), after=formats)) == [
        ["01.09.2026", "сентябрь 2026", "80 %", "0.8", "01.09.2026", "0.8"]
    ]


def test_days_of_a_workbook_that_counts_from_1904() -> None:
    memory = BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True, "date_1904": True})
    look = book.add_format({"num_format": "dd.mm.yyyy"})
    book.add_worksheet().write_datetime(0, 0, date(2026, 9, 1), look)
    book.close()
    cell = opened("x.xlsx", memory.getvalue()).tables[0].rows[0].cells[0]
    assert (cell.day, cell.text) == (date(2026, 9, 1), "01.09.2026")


def test_cells_far_away_do_not_fill_the_memory() -> None:
    def far(sheet: bytes) -> bytes:
        row = b'<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData>'
        merged = b'<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>'
        return sheet.replace(b"</sheetData>", row + merged)

    found = opened("x.xlsx", repacked(PLAN, {"xl/worksheets/sheet1.xml": far}))
    assert [one.place for one in found.remarks] == ["Лист1!XFD1048576"]
    assert len(found.tables[0].rows) == 2


def test_too_many_cells_are_refused() -> None:
    long = "x\n" * (MAX_ROWS + 5)
    assert len(opened("x.csv", long.encode()).remarks) == 5
    wide = (";".join("x" * 150) + "\n") * 3000
    assert isinstance(open_tables("x.csv", wide.encode()), Refusal)


def test_text_that_was_deleted_in_review_is_left_out() -> None:
    sample = next(one for one in SAMPLES if one.name == "review.docx")
    assert [row[1] for row in texts("x.docx", sample.make())] == [
        "Мероприятия",
        "Диагностика чтения",
        "Дополнительные занятия",
    ]


def test_table_in_a_text_box_is_named() -> None:
    def boxed(document: bytes) -> bytes:
        box = b"<w:p><w:r><w:pict><w:tbl><w:tr><w:tc/></w:tr></w:tbl></w:pict></w:r></w:p>"
        return document.replace(b"<w:body>", b"<w:body>" + box)

    found = opened("x.docx", repacked(DOCUMENT, {"word/document.xml": boxed}))
    assert [one.message for one in found.remarks] == [
        "в документе есть таблица в надписи или рамке; она не прочитана"
    ]


def test_table_within_a_cell_is_read_as_text() -> None:
    def build(made: Document) -> None:
        table = add_table(made, (HEAD, FIRST))
        table.cell(1, 4).add_table(1, 2).cell(0, 1).text = "внутри"

    assert texts("x.docx", word(build))[1][4] == "Справка\nвнутри"


def test_signs_that_nobody_sees_are_left_out() -> None:
    assert texts("x.xlsx", excel((("Чте\u00adние\u200b и\u00a0 письмо",),))) == [
        ["Чтение и письмо"]
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "cp866", "koi8-r"])
@pytest.mark.parametrize("divider", [";", ",", "\t"])
def test_separated_values_are_found_out(encoding: str, divider: str) -> None:
    rows = (("Мероприятие", "Срок"), ("Чтение; письмо, счёт", "май 2026"), ("Игра", "июнь"))
    text = "\n".join(divider.join(f'"{value}"' for value in row) for row in rows)
    assert texts("x.csv", text.encode(encoding)) == [list(row) for row in rows]


def test_bytes_that_are_no_text_are_refused() -> None:
    assert isinstance(open_tables("x.csv", bytes(range(256)) * 9), Refusal)


CONTENTS = [sample.make() for sample in SAMPLES]


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(CONTENTS), st.data())
def test_mutated_file_never_crashes(content: bytes, data: st.DataObject) -> None:
    changed = bytearray(content)
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(changed) - 1))
        changed[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(changed)))
    open_tables("x.xlsx", bytes(changed[: cut if data.draw(st.booleans()) else None]))


SHARED = next(one for one in SAMPLES if one.name == "rich-text.xlsx").make()
PARTS = ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml")
WORDS = (b"", b"-1", b"99999999999", b"A0", b"ZZZZ1", b"1e999", b"nan", b"s", b"inlineStr", b"\xff")


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(PARTS), st.integers(0, 400), st.sampled_from(WORDS))
@example(PARTS[0], 0, b"nan")
def test_strange_values_in_a_part_never_crash(part: str, place: int, word_: bytes) -> None:
    def change(text: bytes) -> bytes:
        pieces = text.split(b'"')
        pieces[place % len(pieces)] = word_
        return b'"'.join(pieces)

    open_tables("x.xlsx", repacked(SHARED, {part: change}))
