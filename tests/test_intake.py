"""Files of varied make become records: no row is lost, nothing is guessed in silence."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from docx.document import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from opora.catalog import Catalog
from opora.cli.judging import read_all
from opora.files import list_content
from opora.intake import Count, Request, Taken, read_years, take_in
from opora.intake.telling import tell
from opora.kinds import BY_NAME
from opora.kinds.roadmap import Measure, Roadmap
from opora.load import Source, load
from opora.model.period import DayRange, OnDate
from opora.parse import parse
from opora.tables import Opened, Weight, open_tables
from opora.wording import Names, period_words
from tests.office_files import FIRST, HEAD, SAMPLES, SECOND, THIRD, Sample, excel, word
from tests.primorye_document import committed, primorye_docx

AS_OF = date(2026, 11, 27)
ROOT = Path(__file__).parent.parent / "content"
READ = ("organisations/", "schools/", "factors/", "acts/")
"""What names are looked up in; the rest of the bank would only take time."""
HOME = "ryazanskaya-oblast/ryazan/school-33"


@cache
def names(home: str = "") -> Names:
    listing = list_content(ROOT)
    paths = tuple(path for path in listing.paths if path.startswith(READ))
    return Names(read_all(replace(listing, paths=paths), AS_OF).catalog, home)


def taken(
    name: str,
    content: bytes,
    home: str = HOME,
    *,
    year: str = "2026-2027",
    given: Mapping[str, str] | None = None,
) -> Taken:
    opened = open_tables(name, content)
    assert isinstance(opened, Opened)
    request = Request(name, AS_OF, "", home, read_years(year), given=given or {})
    return take_in(opened, names(home), request)


def roadmap_of(one: Taken) -> Roadmap:
    assert one.home
    document, problems = load(Source(one.home.path, one.text))
    assert {found.code for found in problems} <= {"V30"}
    assert document
    entries, problems = parse(document)
    assert problems == []
    assert isinstance(entries[0].entity, Roadmap)
    return entries[0].entity


def told(one: Taken, weight: Weight) -> list[str]:
    return [f"{s.remark.place}: {s.remark.message}" for s in one.said if s.remark.weight is weight]


def rows_of(count: Count) -> int:
    return sum(count.became.values()) + count.joined + len(count.skipped)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.name)
def test_file_becomes_a_sound_roadmap_and_no_row_is_lost(sample: Sample) -> None:
    one = taken(sample.name, sample.make())
    roadmap = roadmap_of(one)
    assert len(roadmap.items) == sample.measures
    assert one.count.became["tasks"] == sample.tasks
    assert (one.count.joined, len(one.count.skipped)) == (sample.joined, sample.skipped)
    assert one.count.read == rows_of(one.count)
    structural = {"V03", "V05", "V09a", "M01", "M02", "M03", "Y01", "Y02", "Y06"}
    assert not structural & {found.code for _, found in one.findings}


def test_primorye_order_comes_out_equal_to_the_committed_roadmap() -> None:
    one = taken("приказ.docx", primorye_docx(), "primorskiy-kray", year="2021")
    ours, theirs = committed(), roadmap_of(one)
    assert (theirs.title, theirs.goal, theirs.period, theirs.tasks) == (
        ours.title,
        ours.goal,
        ours.period,
        ours.tasks,
    )
    assert len(theirs.items) == 28
    assert list(map(_facts, theirs.items)) == list(map(_facts, ours.items))
    assert (one.count.became, len(one.count.skipped)) == ({"tasks": 4, "items": 28}, 1)
    assert [place for place in told(one, Weight.PROBLEM) if "срок" in place] == [
        "таблица 1, строка 26, столбец 3: срок не понят: «(дата в скане не читается)»"
    ]


def _facts(measure: Measure) -> list[object]:
    """List what the document carries of a measure; the unreadable day is one of them."""
    period = measure.period
    unread = isinstance(period, OnDate) and period.date is None
    result = measure.expected_result
    quantities = [(one.value, one.comparator, one.unit, one.scope) for one in result.quantities]
    signs = result.qualitative or ((result.text,) if not quantities else ())
    return [
        measure.number,
        measure.task,
        measure.activity,
        "не читается" if unread else period.model_copy(update={"document": None, "unknown": {}}),
        measure.responsible,
        result.text,
        quantities,
        signs,
        measure.state,
    ]


def measures(*rows: Sequence[object]) -> tuple[tuple[Measure, ...], Taken]:
    one = taken("план.xlsx", excel((HEAD, *rows)))
    return roadmap_of(one).items, one


def test_cell_that_is_not_understood_is_named_and_marked() -> None:
    (measure,), one = measures((1, "Беседы", "когда-нибудь", "Совет мудрецов", "план"))
    assert told(one, Weight.PROBLEM)[:2] == [
        "Лист1!C2: срок не понят: «когда-нибудь»",
        "Лист1!D2: ответственный «Совет мудрецов» не найден в банке",
    ]
    assert measure.period.unknown == {"date": "[ВПИШИТЕ] срок: в файле написано «когда-нибудь»"}
    assert "# Лист1!D2: ответственный «Совет мудрецов» не найден в банке" in one.text
    codes = {found.code for place, found in one.findings if place.startswith("Лист1!")}
    assert {"V30", "V02", "V37"} <= codes


def test_names_of_people_stay_out_of_the_record() -> None:
    cells = (1, "Беседы", "май 2027", "Сидоров П.П., зам. директора по УВР", "план")
    (measure,), one = measures(cells, ("", "", "", "Директор школы", "Сидоров П. П."))
    assert "Сидоров" not in one.text
    assert measure.responsible[0].note == "по УВР"
    assert one.count.skipped[-1].message == "подпись"


def test_person_without_a_position_is_a_gap() -> None:
    (measure,), one = measures((1, "Беседы", "май 2027", "Сидоров П.П.", "план"))
    assert "Сидоров" not in one.text
    assert told(one, Weight.PROBLEM)[0] == "Лист1!D2: назван человек, а должность не названа"
    assert measure.responsible[0].note == "[ВПИШИТЕ] ответственного"


def test_what_was_inferred_is_listed() -> None:
    _, one = measures((1, "Беседы", "сентябрь - декабрь", "директор", "10 встреч и 3 семинара"))
    assert "Лист1!C2: год взят из срока карты" in told(one, Weight.CHECK)
    assert "Лист1!E2: числа взяты из текста" in told(one, Weight.CHECK)


def test_other_columns_are_kept_in_the_note() -> None:
    sample = next(one for one in SAMPLES if one.name == "extra-columns.xlsx")
    items = roadmap_of(taken(sample.name, sample.make())).items
    assert items[0].note == "Участники: учителя"
    assert items[1].note == "Участники: учителя\nОтметка о выполнении: прошёл 20.12"
    assert (items[0].state, items[1].state) == ("done", "no_data")


def test_merged_time_holds_for_each_of_its_measures() -> None:
    sample = next(one for one in SAMPLES if one.name == "vertical.xlsx")
    roadmap = roadmap_of(taken(sample.name, sample.make()))
    assert [one.period.raw for one in roadmap.items] == [None, None, None]
    assert [one.task for one in roadmap.items] == ["t1", "t1", "t2"]
    assert [actor.role for actor in roadmap.items[2].responsible] == ["teacher", "class_teacher"]


def test_head_of_two_rows_gives_a_range_of_days() -> None:
    sample = next(one for one in SAMPLES if one.name == "two-row-head.xlsx")
    periods = [one.period for one in roadmap_of(taken(sample.name, sample.make())).items]
    assert periods == [
        DayRange(kind="range", start=date(2026, 9, 1), end=date(2026, 9, 15)),
        DayRange(kind="range", start=date(2026, 10, 1), end=date(2026, 12, 25)),
    ]


def test_number_that_excel_made_a_date_is_a_number_again() -> None:
    sample = next(one for one in SAMPLES if one.name == "excel-dates.xlsx")
    one = taken(sample.name, sample.make())
    items = roadmap_of(one).items
    assert [item.number for item in items] == ["1.1", "1.2", "1.3"]
    assert period_words(items[2].period) == "сентябрь 2026"
    assert any("Excel превратил номер в дату" in line for line in told(one, Weight.CHECK))


def test_headings_above_tables_are_tasks() -> None:
    sample = next(one for one in SAMPLES if one.name == "headings.docx")
    roadmap = roadmap_of(taken(sample.name, sample.make()))
    assert [task.title for task in roadmap.tasks] == ["Чтение", "Родители"]
    assert roadmap.goal == "читать лучше."


def test_list_of_other_things_is_not_taken_for_measures() -> None:
    sample = next(one for one in SAMPLES if one.name == "several-sheets.xlsx")
    one = taken(sample.name, sample.make())
    assert "вторник" not in one.text
    assert [s.place for s in one.count.skipped if "не похожа" in s.message] == [
        "Список!1",
        "Список!2",
    ]


def test_plan_without_a_year_asks_for_it_at_its_cell() -> None:
    content = excel((HEAD, (1, "Беседы", "сентябрь", "директор", "план")))
    opened = open_tables("план.xlsx", content)
    assert isinstance(opened, Opened)
    one = take_in(opened, names(), Request("план.xlsx", AS_OF))
    assert one.text == ""
    assert "Лист1!C2: непонятно, на какой год карта" in told(one, Weight.PROBLEM)


def test_file_with_nothing_of_use_says_so_at_its_first_row() -> None:
    opened = open_tables("x.xlsx", excel((("Привет", "мир"), (1, 2))))
    assert isinstance(opened, Opened)
    one = take_in(opened, names(), Request("x.xlsx", AS_OF))
    assert one.text == ""
    assert told(one, Weight.PROBLEM)[0].startswith("Лист1!1: в файле не нашлось")
    assert one.count.read == rows_of(one.count) == 2


def test_plan_against_risks_keeps_its_factors_tasks_and_aims() -> None:
    rows = (
        ("Наименование риска", "Цель", "Задача", "Мероприятия", "Дата реализации", "Ответственные"),
        ("Низкая учебная мотивация", "Интерес", "Условия", "Диагностика", "май 2027", "психолог"),
        ("", "", "", "Неделя математики", "15-19.03.2027", "учитель математики"),
    )
    roadmap = roadmap_of(taken("план.xlsx", excel(rows, ("A2:A3", "B2:B3", "C2:C3"))))
    assert [task.title for task in roadmap.tasks] == ["Условия"]
    assert [one.activity for one in roadmap.items] == ["Диагностика", "Неделя математики"]
    assert roadmap.items[0].factors == roadmap.items[1].factors != ()
    assert roadmap.items[1].note == "Цель: Интерес"


def test_table_of_a_thousand_rows_is_no_plan() -> None:
    rows = "".join(f"{number};Дело;май 2026;план\n" for number in range(1001))
    one = taken("x.csv", f"№;Мероприятие;Срок;Результат\n{rows}".encode())
    assert one.text == ""
    assert told(one, Weight.PROBLEM)[-1].startswith("файл: строк больше 1000")


def test_report_names_cells_and_closes_with_the_count() -> None:
    _, one = measures(FIRST, (2, "Без всего", "", "", ""))
    lines = tell(one, "план.xlsx").splitlines()
    assert lines[0] == "план.xlsx: дорожная карта"
    assert "  Лист1!3: срок не указан" in lines
    assert lines[-2:] == [
        "Строк прочитано: 3. Из них: 2 меры, пропущено 1.",
        "  Лист1!1: шапка таблицы",
    ]


WORDS = (*HEAD, *map(str, (*FIRST, *SECOND, *THIRD)), "", "Задача 1. Чтение", "1.", "Иванов И.И.")
MORE = ("31.02.2026", "май", "Директор ____", "ежемесячно", "100 %", "1.1", "x" * 400, "Цель: сила")
GRID = st.lists(st.lists(st.sampled_from(WORDS + MORE), min_size=1, max_size=6), max_size=12)


@settings(max_examples=150, deadline=None)
@given(GRID, st.sampled_from(["", "roadmap", "risk_profile", "report", "practice"]))
def test_any_table_comes_out_sound_or_not_at_all(rows: list[list[str]], kind: str) -> None:
    text = "\n".join(";".join(f'"{cell}"' for cell in row) for row in [list(HEAD), *rows])
    opened = open_tables("x.csv", text.encode())
    assert isinstance(opened, Opened)
    one = take_in(
        opened, Names(Catalog({})), Request("x.csv", AS_OF, kind, plan=read_years("2026"))
    )
    assert one.count.read == rows_of(one.count)
    if not one.home:
        assert one.text == ""
        assert told(one, Weight.PROBLEM)
        return
    document, _ = load(Source(one.home.path, one.text))
    assert document
    BY_NAME[one.kind].model.model_validate(document.data)


def test_profile_table_becomes_a_profile() -> None:
    rows = (
        ("Фактор риска", "Значимость", "Заключение куратора"),
        ("Дефицит педагогических кадров", "высокая", ""),
        ("Пониженный уровень школьного благополучия", "средняя", ""),
        ("Придуманный риск", "низкая", ""),
    )
    given = {"catalogue": "rpsh-2021"}
    one = taken("профиль.xlsx", excel(rows), given=given)
    assert one.kind == "risk_profile"
    assert one.text.count("- factor: rpsh-") == 2
    assert "verdict: pending" in one.text
    assert "Лист1!A4: «Придуманный риск» в банке не найдено" in told(one, Weight.PROBLEM)
    assert one.count.read == rows_of(one.count)


def test_practice_told_in_word_keeps_its_sections() -> None:
    def build(made: Document) -> None:
        made.add_heading("Карточка на выходе", 0)
        for line in ("Вид практики: педагогическая", "Кому: учитель; классный руководитель"):
            made.add_paragraph(line)
        for title in ("Проблема", "Что сделали", "Ресурсы", "Результаты", "Трудности"):
            made.add_heading(title, 2)
            made.add_paragraph(f"О разделе «{title}».")

    one = taken("практика.docx", word(build))
    assert one.home
    assert one.home.path == "practices/kartochka-na-vykhode.md"
    document, problems = load(Source(one.home.path, one.text))
    assert document
    assert {found.code for found in problems} == {"V30"}
    assert "## Что понадобилось\n\nО разделе «Ресурсы»." in one.text
    assert "audience:\n  - teacher\n  - class_teacher" in one.text
    assert "документ: раздела «Как повторить» нет или он пуст" in told(one, Weight.PROBLEM)
