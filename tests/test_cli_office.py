"""`opora template` and `opora import` as people run them, LibreOffice in between."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from opora.kinds.roadmap import Measure, Roadmap
from opora.load import Source, load
from opora.model.period import MonthRange, OnDate
from tests.cli_sample import Finished, run, write
from tests.content import PLACES, text_of
from tests.office_files import FIRST, HEAD, SECOND, TITLE, excel
from tests.primorye_document import primorye_docx

Answer = str | int | date

ROOT = Path(__file__).parent.parent
SCHOOL = "primorye/vladivostok/school-1"


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    for path, fields in PLACES.items():
        write(tmp_path / "content" / path, text_of(path, fields))
    write(tmp_path / "mkdocs.yml", "site_name: x\n")
    return tmp_path


def imported(bank: Path, *arguments: str) -> Finished:
    return run("import", *arguments, "--as-of", "2026-11-27", cwd=bank)


def test_template_is_written_once_and_replaced_when_asked(bank: Path) -> None:
    first = run("template", "roadmap", "-o", "план.xlsx", cwd=bank)
    assert (first.status, first.out) == (0, "Записано: план.xlsx\n")
    again = run("template", "roadmap", "-o", "план.xlsx", cwd=bank)
    assert again.status == 2
    assert (
        again.err == "Ошибка: Файл план.xlsx уже есть. Назовите другой (-o) или добавьте --force.\n"
    )
    assert run("template", "roadmap", "-o", "план.xlsx", "--force", cwd=bank).status == 0


@pytest.mark.parametrize("kind", ["roadmap", "practice", "risk-profile", "report"])
def test_template_needs_no_bank(kind: str, tmp_path: Path) -> None:
    assert run("template", kind, cwd=tmp_path).status == 0
    assert (tmp_path / f"{kind}.xlsx").stat().st_size > 5_000


def test_template_of_another_ending_is_misuse(bank: Path) -> None:
    finished = run("template", "roadmap", "-o", "план.docx", cwd=bank)
    assert (finished.status, finished.err) == (2, "Ошибка: Имя файла должно кончаться на .xlsx.\n")


def test_plan_is_imported_to_where_it_belongs(bank: Path) -> None:
    (bank / "план.xlsx").write_bytes(excel(((TITLE,), HEAD, FIRST, SECOND)))
    folder = f"content/schools/{SCHOOL}"
    finished = imported(
        bank, "план.xlsx", "--school", SCHOOL, "-o", folder, "--report", "отчёт.txt"
    )
    assert finished.status == 1
    assert f"Записано: {folder}/roadmap-2026.yml\n" in finished.out
    assert f"Место в банке: {folder}/roadmap-2026.yml\n" in finished.out
    assert finished.out.startswith((bank / "отчёт.txt").read_text("utf-8"))
    judged = run("validate", f"{folder}/roadmap-2026.yml", "--as-of", "2026-11-27", cwd=bank)
    codes = {line.split(": ")[1] for line in judged.out.splitlines() if line.startswith("content")}
    assert codes == {"V30", "V37"}


def test_what_was_filled_in_passes_clean(bank: Path) -> None:
    run("template", "roadmap", "-o", "план.xlsx", cwd=bank)
    fill(bank / "план.xlsx")
    finished = imported(bank, "план.xlsx", "--school", SCHOOL)
    assert (finished.status, finished.err) == (0, "")
    assert "Впишите" not in finished.out


def test_import_does_not_replace_a_record_unasked(bank: Path) -> None:
    (bank / "план.xlsx").write_bytes(excel((HEAD, FIRST)))
    assert imported(bank, "план.xlsx", "-o", "x.yml").status == 1
    again = imported(bank, "план.xlsx", "-o", "x.yml")
    assert again.status == 2
    assert again.err.startswith("Ошибка: Файл x.yml уже есть.")
    assert imported(bank, "план.xlsx", "-o", "x.yml", "--force").status == 1


def test_file_that_is_not_read_is_status_two_and_one_sentence(bank: Path) -> None:
    (bank / "план.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    finished = imported(bank, "план.xlsx")
    assert (finished.status, finished.out) == (2, "")
    assert finished.err == (
        "Ошибка: план.xlsx: это файл старого Excel (.xls) или похожей программы; "
        "откройте в Excel: «Сохранить как → Книга Excel (.xlsx)».\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("нет.xlsx",), "Нет такого файла: нет.xlsx."),
        (
            ("план.xlsx", "--year", "скоро"),
            "«скоро» не похоже на год: напишите 2026",
        ),
        (("план.xlsx", "--month", "май"), "«май» не похоже на месяц: напишите 2026-11."),
        (("план.xlsx", "--school", "x/y"), "Школы, муниципалитета или региона «x/y» в банке нет"),
    ],
)
def test_misuse_is_one_sentence(bank: Path, arguments: tuple[str, ...], said: str) -> None:
    (bank / "план.xlsx").write_bytes(excel((HEAD, FIRST)))
    finished = imported(bank, *arguments)
    assert finished.status == 2
    assert finished.err.startswith(f"Ошибка: {said}")
    assert finished.err.count("\n") == 1


def test_primorye_order_goes_in_beside_the_real_bank(tmp_path: Path) -> None:
    (tmp_path / "приказ.docx").write_bytes(primorye_docx())
    content = ("--content", str(ROOT / "content"))
    finished = imported(tmp_path, "приказ.docx", "--school", "Приморский край", *content)
    assert "Строк прочитано: 33. Из них: 4 задачи, 28 мер, пропущено 1.\n" in finished.out
    assert (tmp_path / "roadmap-2021.yml").is_file()


def fill(path: Path) -> None:
    """Fill the workbook in the way a deputy head would."""
    book = openpyxl.load_workbook(path)
    answer(book["Карта"], "title", "Дорожная карта школы № 1")
    answer(book["Карта"], "period.start", date(2026, 9, 1))
    answer(book["Карта"], "period.end", date(2027, 5, 31))
    answer(book["Карта"], "goal", "Читать лучше.")
    row(book["Задачи"], {"title": "Поднять чтение"})
    row(book["Источники"], {"title": "Протокол педсовета", "accessed": date(2026, 9, 2)})
    row(
        book["Меры"],
        {
            "number": "1.1",
            "task": "Поднять чтение",
            "activity": "Занятия по чтению,\nдва раза в неделю",
            "period": "сентябрь – декабрь",
            "responsible.0": "заместитель директора (по УВР)",
            "responsible.1": "Институт развития образования",
            "expected_result.text": "Дети читают быстрее",
            "expected_result.quantities.0.value": 20,
            "expected_result.quantities.0.comparator": "не менее",
            "expected_result.quantities.0.unit": "мероприятие",
            "factors.0": "Низкая вовлечённость родителей",
            "state": "выполнено",
            "actual.date": date(2026, 11, 20),
            "actual.quantities.0.value": 21,
            "actual.quantities.0.unit": "мероприятие",
            "evidence.0.kind": "справка",
            "evidence.0.note": "справка от 20 ноября",
            "sensitive": "да",
        },
    )
    row(
        book["Меры"],
        {
            "number": "1.2",
            "task": "1",
            "activity": "Собрание",
            "period": "до 25 декабря 2026",
            "responsible.0": "директор школы",
            "expected_result.text": "Решение собрания",
            "expected_result.qualitative": "Есть решение",
            "scope": "да",
            "state": "запланировано",
            "depends_on.0": "1.1",
        },
    )
    book.save(path)


def answer(sheet: Worksheet, key: str, value: Answer) -> None:
    place = next(number for number, cell in enumerate(sheet["A"], 1) if cell.value == key)
    sheet.cell(place, 3).value = value


def row(sheet: Worksheet, values: Mapping[str, Answer]) -> None:
    columns = {str(cell.value): number for number, cell in enumerate(sheet[1], 1)}
    named = columns[next(iter(values))]
    free = next(number for number in range(4, 40) if not sheet.cell(number, named).value)
    for key, value in values.items():
        sheet.cell(free, columns[key]).value = value


def through_libre_office(path: Path) -> Path:
    """Save a workbook as .ods and that as .xlsx again; without LibreOffice this fails."""
    office = os.environ.get("OPORA_SOFFICE") or shutil.which("soffice")
    if not office:
        message = "No soffice. Install it: apt-get install --yes libreoffice-calc"
        raise FileNotFoundError(message)
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    for form, folder in (("ods", "ods"), ("xlsx", "again")):
        command = [office, profile, "--headless", "--convert-to", form, "--outdir"]
        subprocess.run(
            [*command, str(path.parent / folder), str(path)], check=True, capture_output=True
        )
        path = path.parent / folder / f"{path.stem}.{form}"
    return path


def test_workbook_comes_back_equal_through_libre_office(bank: Path) -> None:
    run("template", "roadmap", "-o", "план.xlsx", cwd=bank)
    fill(bank / "план.xlsx")
    again = through_libre_office(bank / "план.xlsx")
    texts = []
    for path, name in ((bank / "план.xlsx", "one.yml"), (again, "two.yml")):
        finished = imported(bank, str(path), "--school", SCHOOL, "-o", name)
        assert finished.status == 0, finished.out
        texts.append((bank / name).read_text("utf-8"))
    assert texts[0] == texts[1]
    first, second = roadmap(texts[0]).items
    assert [actor.role or actor.organisation for actor in first.responsible]
    assert isinstance(first.period, MonthRange)
    assert (first.period.start, first.period.end) == ("2026-09", "2026-12")
    assert first.activity == "Занятия по чтению,\nдва раза в неделю"
    assert (first.sensitive, first.state, first.task) == (True, "done", "t1")
    assert [one.value for one in first.expected_result.quantities] == [20]
    assert isinstance(second.period, OnDate)
    assert second.period.date == date(2026, 12, 25)
    assert (second.scope, second.depends_on, second.id) == ("programme", ("m-1-1",), "m-1-2")


def roadmap(text: str) -> Roadmap:
    document, _ = load(Source("x.yml", text))
    assert document
    found = Roadmap.model_validate(document.data)
    assert all(isinstance(one, Measure) for one in found.items)
    return found
