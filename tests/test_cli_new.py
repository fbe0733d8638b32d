"""`opora new` asks in Russian, takes no wrong answer, and writes valid files at their places."""

import subprocess
from pathlib import Path

import pytest

from opora.catalog import Catalog
from opora.curating.beginning import find_kind, kinds_to_begin, proposed_id
from opora.curating.fields import fields_of
from opora.curating.options import meant
from opora.model import Kind
from tests.cli_sample import COMMAND, Finished, run, write, write_bank

REGION = "title: Учебный край\nsources: [{title: Закон края}]\n"
MUNICIPALITY = "title: Учебный район\nkind: municipal_area\nsources: [{title: Закон края}]\n"
CATALOGUE = """\
title: Учебный каталог
status: in_force
basis: true
sources: [{title: Методика}]
factors: [{id: weak, title: Слабая мотивация, group: pupils}]
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    content = write_bank(tmp_path)
    write(content / "schools/kray/region.yml", REGION)
    write(content / "schools/kray/rayon/municipality.yml", MUNICIPALITY)
    return content


def answer(bank: Path, *arguments: str, lines: list[str]) -> Finished:
    child = subprocess.run(
        [*COMMAND, "new", *arguments, "--ask", "--as-of", "2026-11-27"],
        cwd=bank.parent,
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Finished(child.returncode, child.stdout, child.stderr)


def test_answers_become_a_valid_file_and_wrong_ones_are_asked_again(bank: Path) -> None:
    lines = [
        "Приказ о выходе",
        "",
        "повестка",
        "приказ",
        "институт",
        "7",
        "завтра",
        "2026-05-01",
    ]
    done = answer(bank, "act", lines=[*lines, "Сайт", "https://example.org/7", "", "нет"])
    path = bank / "acts/prikaz-o-vykhode.yml"
    assert done.status == 0, done.out + done.err
    assert path.read_text(encoding="utf-8").split("\n")[:5] == [
        "title: Приказ о выходе",
        "kind: order",
        "issuer: iro",
        "number: '7'",
        "date: 2026-05-01",
    ]
    assert "не похоже на дату" in done.out
    assert run("validate", cwd=bank.parent).status == 0


def test_a_report_goes_into_the_folder_of_its_municipality(bank: Path) -> None:
    lines = [
        "учебный район",
        "",
        "Отчёт за октябрь",
        "2026-11-05",
        "Всё по плану",
        "План",
        "",
        "",
        "нет",
    ]
    done = answer(bank, "отчёт", lines=lines)
    assert done.status == 0, done.out + done.err
    assert (bank / "schools/kray/rayon/reports/2026-10.yml").is_file()
    assert run("validate", cwd=bank.parent).status == 0


def test_an_empty_answer_is_written_with_its_reason(bank: Path) -> None:
    lines = [
        "kray/rayon",
        "Школа № 1",
        "",
        "",
        "скан не читается",
        "",
        "",
        "",
        "",
        "Перечень",
        "",
        "",
    ]
    done = answer(bank, "school", lines=[*lines, "нет"])
    text = (bank / "schools/kray/rayon/shkola-1/school.yml").read_text(encoding="utf-8")
    assert done.status == 0, done.out + done.err
    assert "settlement: null" in text
    assert "settlement: скан не читается" in text


def test_an_end_of_answers_writes_nothing(bank: Path) -> None:
    done = answer(bank, "act", lines=["Приказ", "", "приказ"])
    assert done.status == 130
    assert done.err == "Прервано.\n"
    assert sorted(path.name for path in (bank / "acts").iterdir()) == ["order-12.yml"]


def test_fields_may_be_given_without_questions(bank: Path) -> None:
    title = ("--set", "title=Второй институт", "--set", "sources=Сайт")
    done = run("new", "organisation", *title, "--set", "kind=institute", cwd=bank.parent)
    assert done.status == 0, done.err
    assert done.out == "Записано: content/organisations/vtoroy-institut.yml\n"
    assert run("validate", cwd=bank.parent).status == 0


def test_what_is_missing_is_named_and_nothing_written(bank: Path) -> None:
    done = run("new", "organisation", "novaya", "--set", "title=Новая", cwd=bank.parent)
    assert done.status == 2
    assert "нет обязательного поля «kind» (Вид)" in done.out
    assert "«sources»" in done.out
    assert not (bank / "organisations/novaya.yml").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("organisation", "iro", "--set", "title=x"), "Готовое не заменяется"),
        (("organisation", "Институт", "--set", "title=x"), "не имя"),
        (("organisation", "../../x", "--set", "title=x"), "не имя"),
        (("organisation", "x", "--set", "title"), "нужно ПОЛЕ=ЗНАЧЕНИЕ"),
        (("organisation", "x", "--set", "sources.5.title=x"), "по порядку"),
        (("report",), "--in"),
        (("report", "--in", "kray"), "kray/rayon"),
        (("report", "--in", "kray/rayon", "--year", "2026"), "2026-11"),
        (("tablitsa",), "practice"),
    ],
)
def test_misuse_is_told_in_words(bank: Path, arguments: tuple[str, ...], told: str) -> None:
    done = run("new", *arguments, cwd=bank.parent)
    assert done.status == 2
    assert told in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("kind", kinds_to_begin().values(), ids=kinds_to_begin())
def test_the_fields_of_each_kind_have_words_and_choices(kind: Kind) -> None:
    for one in fields_of(kind.model):
        assert one.title
        assert one.records or one.item is None or isinstance(one.options(Catalog({})), dict)
    assert find_kind(kind.label) is kind
    assert find_kind(kind.name.replace("_", "-")) is kind


def test_ids_are_whole_words() -> None:
    assert proposed_id("Школа № 33") == "shkola-33"
    assert len(proposed_id("Очень длинное название практики о том как школа вышла из списка")) <= 60


def test_answers_are_found_by_number_word_and_part() -> None:
    options = {"school": "школьный", "regional": "региональный", "iro": "Институт"}
    assert [meant(word, options) for word in ("1", "school", "Институт", "школа", "регион")] == [
        ("school",),
        ("school",),
        ("iro",),
        ("school",),
        ("regional",),
    ]
    assert meant("ё", options) == ()
