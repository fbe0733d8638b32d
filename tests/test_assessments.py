"""Tables of results: what Excel makes in Russia is read, what is ambiguous is refused."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opora import plain_csv
from opora.diagnostics import Diagnostic
from opora.export.csv_file import csv_bytes
from opora.files import read_source
from opora.kinds.results import Procedure, Result, Results
from opora.load import Source
from opora.model import Subject
from opora.pipeline import Bank, published
from opora.render import Edition, render_site
from tests.assessments_made import HEAD, bank, row, schools, table
from tests.cli_sample import run, write
from tests.content import AS_OF, judged, lines
from tests.exported import read_csv
from tests.pages import real_pages, text_of

SCHOOL = "primorye/vladivostok/one"
GOOD = f"{SCHOOL};ВПР;математика;5;2019;48;52,5;31"


def read(text: str, **more: str) -> Bank:
    held = [one for one in bank(schools("one"), []) if not one.path.endswith(".csv")]
    tables = {"assessments/made.csv": text, **more}
    return judged([*held, *(Source(path, content) for path, content in tables.items())])


def rows_of(held: Bank) -> tuple[Result, ...]:
    return tuple(one for _, table in held.catalog.records(Results) for one in table.rows)


def found(text: str) -> list[str]:
    return lines(read(text).diagnostics)


EXPECTED = ("vpr", "mathematics", 5, 2019, 48, 52.5, 31.0)


def plain(one: Result) -> tuple[object, ...]:
    return (
        *(str(one.procedure), str(one.subject), one.grade, one.year),
        *(one.participants, one.completion, one.failed),
    )


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}\n{GOOD}\n",
        f"sep=;\n{HEAD}\n{GOOD}",
        f"{HEAD};;\n{GOOD};;\n;;;;;;;;;\n",
        f"\n{HEAD}\n\n{GOOD}\n",
        f"{HEAD}\n{GOOD}".replace(";", "\t"),
        f"{HEAD.replace(', %', '').replace(';', ',')}\n{SCHOOL},ВПР,математика,5,2019,48,52.5,31",
        (
            'Где,Процедура,Предмет,Класс,Год,Участников,"Выполнение, %","Двоек, %"\n'
            f'{SCHOOL},ВПР,математика,5,2019,48,"52,5","31,0"'
        ),
        (
            "scope;procedure;subject;grade;year;participants;completion;failed\n"
            f"{SCHOOL};vpr;mathematics;5;2019;48;52.5;31"
        ),
        f"{HEAD.upper()}\n{SCHOOL};впр;Математика;5;2019;48;52,5%;31 %",
        (
            "Двоек, %;Год;Класс;Предмет;Процедура;Где;Участников;Выполнение, %\n"
            f"31;2019;5;математика;ВПР;{SCHOOL};48;52,50"
        ),
    ],
)
def test_what_spreadsheets_write_is_read(text: str) -> None:
    held = read(text)
    assert lines(held.diagnostics) == []
    assert [plain(one) for one in rows_of(held)] == [EXPECTED]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_of_excel_are_read(encoding: str, end: str, tmp_path: Path) -> None:
    text = f"{HEAD};Примечание\n{GOOD};«Точка роста» — № 3\n".replace("\n", end)
    (tmp_path / "assessments").mkdir()
    (tmp_path / "assessments/made.csv").write_bytes(text.encode(encoding))
    source = read_source(tmp_path, "assessments/made.csv")
    assert isinstance(source, Source)
    held = read(source.text)
    assert [plain(one) for one in rows_of(held)] == [EXPECTED]
    assert rows_of(held)[0].note == "«Точка роста» — № 3"


@pytest.mark.parametrize(("encoding", "named"), [("cp866", "UTF-8"), ("mac-cyrillic", "UTF-8")])
def test_other_encodings_are_refused(encoding: str, named: str, tmp_path: Path) -> None:
    (tmp_path / "assessments").mkdir()
    (tmp_path / "assessments/made.csv").write_bytes(f"{HEAD}\n{GOOD}\n".encode(encoding))
    refused = read_source(tmp_path, "assessments/made.csv")
    assert isinstance(refused, Diagnostic)
    assert refused.code == "F01"
    assert named in refused.message + refused.hint


def test_other_records_stay_in_utf_8(tmp_path: Path) -> None:
    (tmp_path / "acts").mkdir()
    (tmp_path / "acts/order.yml").write_bytes("title: Приказ\n".encode("cp1251"))
    refused = read_source(tmp_path, "acts/order.yml")
    assert isinstance(refused, Diagnostic)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("ВПР;математика;5;2019;1.234,5;52,5;31", "C03: столбец «Участников»: «1.234,5» можно"),
        ("ВПР;математика;5;2019;48,5;52,5;31", "C03: столбец «Участников»: «48,5» — дробное"),
        ("ВПР;математика;5;2019;48;52,5;#Н/Д", "C03: столбец «Двоек, %»: вместо числа ошибка"),
        ("ВПР;математика;5;2019;48;52,5;около 30", "C03: столбец «Двоек, %»: «около 30» — не"),
        ("ВПР;математика;5;2018/2019;48;52,5;31", "C03: столбец «Год»: «2018/2019» — учебный"),
        ("ВПР;математика;5б;2019;48;52,5;31", "C03: столбец «Класс»: «5б» — не целое число"),
        ("ВПР;матиматика;5;2019;48;52,5;31", "M02: столбец «Предмет»: «матиматика» нет в списке"),
        ("ВПР;математика;5;2019;48;52,5;131", "M03: столбец «Двоек, %»: число «131» больше"),
        ("ВПР;математика;5;2019;48;-2;31", "C03: столбец «Выполнение, %»: «-2» — не число"),
        ("ВПР;математика;5;2019;3;52,5;31", "V55: столбец «Участников»: участников 3: это меньше"),
        ("ВПР;математика;5;2019;<5;52,5;31", "V55: участников «<5», а доли записаны"),
        ("ВПР;математика;5;2019;0;52,5;31", "M03: столбец «Участников»: участников 0"),
        ("ВПР;математика;5;2019;48;;", "V03: в строке нет ни одной доли"),
        ("ВПР;математика;;2019;48;52,5;31", "V03: столбец «Класс»: ячейка пуста"),
    ],
)
def test_a_wrong_cell_is_told_at_its_place(cells: str, told: str) -> None:
    (line,) = found(f"{HEAD}\n{GOOD.replace(';5;', ';6;')}\n{SCHOOL};{cells}\n")
    place, _, message = line.partition(": ")
    assert message.startswith(told)
    _, number, column = place.split(":")
    assert number == "3"
    texts = [SCHOOL, *cells.split(";")]
    starts = [1 + sum(len(one) + 1 for one in texts[:n]) for n in range(len(texts))]
    assert int(column) in starts


def test_the_place_is_that_of_the_very_cell() -> None:
    text = f'{HEAD};Примечание\n{GOOD};"две\nстроки; и ""кавычки"""\n{GOOD};"а";б\n'
    assert found(text) == ["assessments/made.csv:4:63: C01: в строке ячеек 10, а столбцов 9"]
    two = f"{HEAD}\n{SCHOOL};ВПР;физкультура;5;2019;48;да;31\n"
    assert [line.partition(": ")[0] for line in found(two)] == [
        "assessments/made.csv:2:30",
        "assessments/made.csv:2:52",
    ]


def test_all_that_is_wrong_is_told_in_one_run_and_the_file_drops_out() -> None:
    wrong = ("ВПР;химия;5;2019;2;;;;", "ЕГЭ;химия;5;х;9;1;1")
    text = "\n".join((f"{HEAD};ФИО;Двойки", f"{GOOD};;", *(f"{SCHOOL};{one}" for one in wrong)))
    held = read(text)
    assert [one.code for one in held.diagnostics] == ["V57", "C02", "V55", "C03"]
    assert rows_of(held) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "C01: таблица пуста"),
        (f"{HEAD}\n", "C01: в таблице есть названия столбцов и ни одной строки"),
        ("Просто текст\n", "C01: в строке названий один столбец: «Просто текст»"),
        (f'{HEAD}\n"{GOOD}\n', "C01: кавычка открыта и до конца файла не закрыта"),
        (f"{HEAD}\n{GOOD}".replace("математика", '"мат"ематика'), "C01: после закрывающей"),
        (f"{HEAD};Двоек, %\n{GOOD};31", "C02: столбец «Двоек, %» уже есть: «Двоек, %»"),
        (f"{HEAD}\n{GOOD}".replace("Класс", "Параллель"), "C02: столбца «Параллель» в таблице"),
    ],
)
def test_a_broken_table_is_told(text: str, told: str) -> None:
    messages = [line.partition(": ")[2] for line in found(text)]
    assert any(message.startswith(told) for message in messages), messages
    assert rows_of(read(text)) == ()


def test_a_missing_column_is_told_once() -> None:
    text = "Где;Процедура;Предмет;Год;Двоек, %\n" + f"{SCHOOL};ВПР;математика;2019;31\n" * 3
    assert [line.partition(": ")[2] for line in found(text)] == [
        "C02: нет столбца «Класс»",
        "C02: нет столбца «Участников»",
    ]


@pytest.mark.parametrize("name", ["ФИО", "Фамилия, имя", "Ученик", "Код участника", "СНИЛС"])
def test_tables_of_pupils_are_refused(name: str) -> None:
    codes = {line.split(": ")[1] for line in found(f"{HEAD};{name}\n{GOOD};1\n")}
    assert codes == {"V57"}


def test_few_are_not_left_over_by_subtraction() -> None:
    city, one, two = "primorye/vladivostok", SCHOOL, "primorye/vladivostok/two"
    what = "ВПР математика 5"
    parts = [row(one, what, 2019, (50, 30), 40), row(two, what, 2019, (None, None))]
    near = bank(schools("one", "two"), [row(city, what, 2019, (50, 30), 43), *parts])
    assert [line.partition(": ")[2] for line in lines(judged(near).diagnostics)] == [
        "V55: всего участников 43, без известных ниже остаётся 3"
    ]
    far = bank(schools("one", "two"), [row(city, what, 2019, (50, 30), 60), *parts])
    assert judged(far).diagnostics == []


def test_a_dangling_school_is_told_at_its_cell() -> None:
    (line,) = found(f"{HEAD}\n{GOOD.replace('/one', '/onne')}\n")
    assert line.startswith("assessments/made.csv:2:1: V02: в банке нет записи")


def test_one_table_is_judged_without_the_others(tmp_path: Path) -> None:
    for one in bank(schools("one"), [row(SCHOOL, "ВПР математика 5", 2019, (50, 31))]):
        write(tmp_path / "content" / one.path, one.text)
    for path in ("assessments/made.csv", "assessments/made.yml"):
        done = run("validate", f"content/{path}", cwd=tmp_path)
        assert (done.status, done.out.splitlines()[-1]) == (0, "Ошибок нет. Проверено: 1 файл.")
    (tmp_path / "content/assessments/made.csv").unlink()
    lonely = run("validate", "content/assessments/made.yml", cwd=tmp_path)
    assert "рядом нет таблицы assessments/made.csv" in lonely.out


def test_a_workbook_is_told_how_to_save_it(tmp_path: Path) -> None:
    (tmp_path / "assessments").mkdir()
    (tmp_path / "assessments/made.xlsx").write_bytes(b"PK")
    refused = read_source(tmp_path, "assessments/made.xlsx")
    assert isinstance(refused, Diagnostic)
    assert "CSV UTF-8" in refused.hint


CELLS = st.text(st.sampled_from(';,"\tаб 1\n'), max_size=6)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=4))
def test_quoted_tables_are_read_as_pythons_own_reader_does(rows: list[list[str]]) -> None:
    out = StringIO(newline="")
    csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    head = ["head", *(f"column-{n}" for n in range(3))]
    text = ";".join(head) + "\n" + out.getvalue()
    wanted = [[one.strip() for one in row] + [""] * (4 - len(row)) for row in rows]
    held = plain_csv.read(text, "x.csv")
    assert held.problems == []
    assert [[cell.text for cell in row] for row in held.rows] == [one for one in wanted if any(one)]


@given(st.text(st.sampled_from(';,"\tаб1\n='), max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    read(text)
    many = text.split("\n")
    for cells in plain_csv.read(text, "x.csv").rows:
        for cell in cells:
            assert 1 <= cell.span.line <= cell.span.end_line <= len(many) + 1


def test_the_page_shows_the_table_and_its_file_says_the_same() -> None:
    two = "primorye/vladivostok/two"
    made = bank(
        schools("one", "two"),
        [
            row(SCHOOL, "ОГЭ русский язык 9", 2020, (61.25, None)),
            row(two, "ВПР математика 5", 2019, (None, None)),
        ],
    )
    held = judged(made)
    pages = {one.url: one for one in render_site(Edition(published(held.catalog), AS_OF))}
    page = pages["assessments/made/"]
    shown = text_of(page.html).replace("\u00a0", " ")
    assert "one ОГЭ русский язык 9 2020 40 61,25 % —" in shown
    assert "two ВПР математика 5 2019 меньше 5 скрыто скрыто" in shown
    (shown_table,) = page.tables
    _, *rows = read_csv(csv_bytes(shown_table, shown_table.rows()))
    assert rows == [
        [SCHOOL, "ОГЭ", "русский язык", "9", "2020", "40", "61,25", "", "", ""],
        [two, "ВПР", "математика", "5", "2019", "", "", "", "", "участников меньше пяти"],
    ]


def test_the_real_bank_has_no_results_and_says_so() -> None:
    shown = text_of(real_pages()["assessments/"].html)
    assert "Результатов оценочных процедур в банке пока нет" in shown
    for column in ("Где scope", "Процедура procedure", "Двоек, % failed"):
        assert column in shown
    (template,) = real_pages()["assessments/"].tables
    written = csv_bytes(template, template.rows()).decode("utf-8-sig")
    assert written.split(";")[:2] == ["Где", "Процедура"]


def test_words_of_closed_lists_are_the_labels_of_the_bank() -> None:
    assert Procedure.VPR.label == "ВПР"
    assert Subject.MATHEMATICS.label == "математика"
    assert table([])[0].text.startswith(HEAD)
