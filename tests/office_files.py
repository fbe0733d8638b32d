"""Word, Excel and CSV files of varied make, as schools and their programs write them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

import docx
import openpyxl
import xlsxwriter
from docx.document import Document
from docx.oxml import OxmlElement
from docx.table import Table
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[object]]
Merge = tuple[int, int, int, int]

HEAD = ("№ п/п", "Мероприятия", "Сроки", "Ответственные", "Ожидаемый результат")
FIRST = (1, "Диагностика чтения", "сентябрь 2026", "Зам. директора по УВР", "Справка")
SECOND = (2, "Дополнительные занятия", "октябрь 2026 – май 2027", "учителя", "не менее 20 занятий")
THIRD = (3, "Собрания", "1 раз в четверть", "Классные руководители", "Не менее 80% родителей")
TITLE = "Дорожная карта на 2026-2027 учебный год"


@dataclass(frozen=True, slots=True)
class Sample:
    """A file, and what comes out of it: measures, tasks, rows that go on, rows left out."""

    name: str
    make: Callable[[], bytes]
    measures: int
    tasks: int = 0
    joined: int = 0
    skipped: int = 1


def excel(
    rows: Rows,
    merges: Sequence[str] = (),
    after: Callable[[Workbook, Worksheet], None] | None = None,
) -> bytes:
    """Write a sheet with openpyxl."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Лист1"
    for row in rows:
        sheet.append(list(row))
    for area in merges:
        sheet.merge_cells(area)
    if after:
        after(book, sheet)
    memory = BytesIO()
    book.save(memory)
    return memory.getvalue()


def word(build: Callable[[Document], None]) -> bytes:
    """Write a document with python-docx."""
    made = docx.Document()
    build(made)
    memory = BytesIO()
    made.save(memory)
    return memory.getvalue()


def add_table(made: Document, rows: Rows, merges: Sequence[Merge] = ()) -> Table:
    """Put a table into a document; a merge names its first and last row and column, from 0."""
    table: Table = made.add_table(len(rows), max(map(len, rows)))
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value != "":
                table.cell(number, column).text = str(value)
    for top, left, bottom, right in merges:
        merged = table.cell(top, left).merge(table.cell(bottom, right))
        merged.text = merged.text.strip()
    return table


def _excel_dates() -> bytes:
    def dates(_: Workbook, sheet: Worksheet) -> None:
        sheet.append([date(2026, 3, 1), "Третье", date(2026, 9, 1), "директор", "приказ"])
        sheet["A4"].number_format = "d.mmm"
        sheet["C4"].number_format = "mmmm yyyy"

    rows = (
        HEAD,
        (1.1, "Семинар", datetime(2026, 11, 20), "методист", "1 семинар"),  # noqa: DTZ001
        ("1.2", "Беседы", "в течение года", "психолог", "10 консультаций"),
    )
    return excel(rows, after=dates)


def _two_heads() -> bytes:
    rows = (
        ("№", "Мероприятие", "Сроки", "", "Исполнители", "Планируемый результат"),
        ("", "", "начало", "окончание", "", ""),
        ("1", "2", "3", "4", "5", "6"),
        (1, "Педсовет", date(2026, 9, 1), date(2026, 9, 15), "Администрация школы", "Протокол"),
        (2, "Мониторинг", "01.10.2026", "25.12.2026", "директор", "1 справка"),
    )
    return excel(rows, ("A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2"))


def _sections() -> bytes:
    rows = (
        ("УТВЕРЖДАЮ", "", "", "", "Директор ________"),
        (TITLE,),
        HEAD,
        ("Задача 1. Поднять чтение",),
        FIRST,
        SECOND,
        ("Задача 2. Родители",),
        THIRD,
        (),
        ("Директор школы", "", "", "", "______________"),
    )
    return excel(rows, ("A2:E2", "A4:E4", "A7:E7"))


def _vertical() -> bytes:
    rows = (
        ("Направление", "Мероприятие", "Срок", "Ответственный", "Результат"),
        ("Качество", "Первое", "сентябрь 2026", "директор", "приказ"),
        ("", "Второе", "", "учителя", "план"),
        ("Родители", "Третье", "май 2027", "учителя", ""),
        ("", "", "", "классные руководители", "собрание"),
    )
    return excel(rows, ("A2:A3", "C2:C3", "A4:A5", "B4:B5", "C4:C5"))


def _hidden() -> bytes:
    def hide(book: Workbook, sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["E"].hidden = True
        other = book.create_sheet("Черновик")
        other.append(list(HEAD))
        other.append(list(FIRST))
        other.sheet_state = "hidden"

    return excel((HEAD, FIRST, SECOND), after=hide)


def _several_sheets() -> bytes:
    def more(book: Workbook, _: Worksheet) -> None:
        lessons = book.create_sheet("Список")
        lessons.append(["Класс", "Часы", "Кабинет", "День", "Смена"])
        lessons.append([1, 2, 3, "вторник", "первая"])
        second = book.create_sheet("2 полугодие")
        second.append(list(HEAD))
        second.append(list(THIRD))

    return excel((HEAD, FIRST), after=more)


def _rich_text() -> bytes:
    memory = BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    sheet, bold = book.add_worksheet("План ВШК"), book.add_format({"bold": True})
    sheet.merge_range("A1:E1", TITLE, bold)
    for number, row in enumerate((HEAD, FIRST, SECOND), 2):
        sheet.write_row(number, 0, row)
    sheet.write_rich_string("B5", "Допол", bold, "нительные занятия")
    sheet.write_row(6, 0, ("Итого мероприятий: 2",))
    book.close()
    return memory.getvalue()


def _formula_values() -> bytes:
    memory = BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    sheet = book.add_worksheet("План")
    for number, row in enumerate((HEAD, FIRST)):
        sheet.write_row(number, 0, row)
    sheet.write_formula("E2", '="Спра"&"вка"', None, "Справка")
    book.close()
    return memory.getvalue()


def _word_tables() -> bytes:
    def build(made: Document) -> None:
        made.add_paragraph(TITLE)
        add_table(made, (("СОГЛАСОВАНО", "УТВЕРЖДАЮ"), ("Председатель ___", "Директор ___")))
        add_table(made, (HEAD, ("Раздел 1. Кадры", "", "", "", ""), FIRST), [(1, 0, 1, 4)])
        made.add_paragraph("продолжение")
        add_table(made, (SECOND, HEAD, THIRD))

    return word(build)


def _word_one_table() -> bytes:
    """Write what LibreOffice makes of two tables with nothing between them: one."""

    def build(made: Document) -> None:
        above = (("СОГЛАСОВАНО", "", "", "УТВЕРЖДАЮ", ""), ("Председатель ___", "", "", "", ""))
        merges = [(0, 0, 0, 2), (0, 3, 0, 4), (1, 0, 1, 4)]
        add_table(made, (*above, HEAD, FIRST), merges)
        add_table(made, (SECOND, HEAD, THIRD))

    return word(build)


def _word_headings() -> bytes:
    def build(made: Document) -> None:
        made.add_heading(TITLE, 1)
        made.add_paragraph("Цель: читать лучше.")
        made.add_heading("Направление 1. Чтение", 2)
        add_table(made, (HEAD, FIRST))
        made.add_heading("Направление 2. Родители", 2)
        add_table(made, (HEAD, THIRD))

    return word(build)


def _word_review() -> bytes:
    """Write a row in a form control and one that was deleted in review."""

    def build(made: Document) -> None:
        table = add_table(made, (HEAD, FIRST, SECOND, THIRD))
        wrapped, deleted = table.rows[2]._tr, table.rows[3]._tr  # noqa: SLF001
        control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
        wrapped.addprevious(control)
        control.append(content)
        content.append(wrapped)
        deleted.get_or_add_trPr().append(OxmlElement("w:del"))

    return word(build)


def _word_merged() -> bytes:
    def build(made: Document) -> None:
        rows = (
            HEAD,
            (1, "Занятия", "сентябрь 2026", "учителя", "план"),
            ("", "", "", "ИРО", "отчёт"),
        )
        add_table(made, rows, [(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2)])

    return word(build)


_LINES = (
    ("№\nп/п", "Наименование\nмероприятия", "Сроки\nреализации", "Ответственный\nисполнитель"),
    (1, "Первое\nвторое", "сентябрь 2026;\nоктябрь 2026", "Директор;\nзам. директора по ВР"),
)
_COLUMNS = (
    ("Задача", "Мероприятия", "Срок исполнения", "Исполнитель", "Результат"),
    ("1. Кадры", "Курсы", "в течение 2026-2027 учебного года", "методист", "10 педагогов"),
    ("", "Наставничество", "ежемесячно", "наставники", "план"),
    ("2. Родители", "Клуб", "по графику", "социальный педагог", "30 родителей"),
)
_EXTRA = (
    (*HEAD[:3], "Участники", *HEAD[3:], "Отметка о выполнении"),
    (1, "Семинар", "20 ноября 2026", "учителя", "методист", "1 семинар", "выполнено"),
    (2, "Ещё семинар", "20 декабря 2026", "учителя", "методист", "1 семинар", "прошёл 20.12"),
)
_BLANKS = (
    (TITLE,),
    HEAD,
    (1, "Что-то", "когда-нибудь", "", "лучше"),
    (2, "", "", "", ""),
    ("", "Без срока", "", "", ""),
    ("", "", "", "учителя", ""),
)
_REPEATED = (
    HEAD,
    ("1. Первая задача",),
    (1, "А", "май 2026", "директор", "приказ"),
    HEAD,
    ("2. Вторая задача",),
    (1, "Б", "май 2026", "директор", "приказ"),
)


def _csv(text: str, encoding: str) -> Callable[[], bytes]:
    return lambda: text.encode(encoding)


_CSV = '№;Мероприятие;Срок;Ответственный\r\n1;"Занятия; беседы";май 2026;учителя\r\n'

SAMPLES = (
    Sample("simple.xlsx", lambda: excel(((TITLE,), (), HEAD, FIRST, SECOND, THIRD)), 3, skipped=2),
    Sample("sections.xlsx", _sections, 3, tasks=2, skipped=4),
    Sample("two-row-head.xlsx", _two_heads, 2, skipped=3),
    Sample("excel-dates.xlsx", _excel_dates, 3),
    Sample("vertical.xlsx", _vertical, 3, joined=1),
    Sample("hidden.xlsx", _hidden, 2),
    Sample("several-sheets.xlsx", _several_sheets, 2, skipped=4),
    Sample("rich-text.xlsx", _rich_text, 2, skipped=3),
    Sample("formula-values.xlsx", _formula_values, 1),
    Sample("line-breaks.xlsx", lambda: excel(_LINES), 1),
    Sample("task-column.xlsx", lambda: excel(_COLUMNS), 3),
    Sample("extra-columns.xlsx", lambda: excel(_EXTRA), 2),
    Sample("blanks.xlsx", lambda: excel(_BLANKS), 3, joined=1, skipped=2),
    Sample("repeated-head.xlsx", lambda: excel(_REPEATED, ("A2:E2", "A5:E5")), 2, 2, skipped=2),
    Sample("plain.docx", lambda: word(lambda made: void(add_table(made, (HEAD, FIRST)))), 1),
    Sample("tables.docx", _word_tables, 3, tasks=1, skipped=4),
    Sample("one-table.docx", _word_one_table, 3, skipped=4),
    Sample("headings.docx", _word_headings, 2, skipped=2),
    Sample("review.docx", _word_review, 2),
    Sample("merged.docx", _word_merged, 1, joined=1),
    Sample("old-windows.csv", _csv(_CSV, "cp1251"), 1),
    Sample("dos.csv", _csv(_CSV, "cp866"), 1),
    Sample("utf-8.csv", _csv(_CSV, "utf-8-sig"), 1),
    Sample("sep.csv", _csv("sep=;\r\n" + _CSV, "utf-8"), 1),
    Sample("comma.csv", _csv("Мероприятие,Срок,Результат\nЧтение,май 2026,план\n", "utf-8"), 1),
    Sample("tabs.csv", _csv(_CSV.replace(";", "\t"), "utf-16"), 1),
)


def void(_: object) -> None:
    """Forget what a builder returns."""
