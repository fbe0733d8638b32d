from pathlib import Path

import pytest

from opora.diagnostics import Diagnostic
from opora.files import decode, read_source
from opora.load import Source
from opora.privacy import scan
from opora.render.markdown import render_body

HEAD = "---\ntitle: Клуб\n---\n\n"

REFUSED = {
    "quotes in a line": (">" * 25, "больше 24 цитат или списков друг в друге"),
    "lists in a line": ("- " * 25, "больше 24 цитат или списков друг в друге"),
    "numbers in a line": ("1. " * 25, "больше 24 цитат или списков друг в друге"),
    "quotes and lists": ("> - " * 13, "больше 24 цитат или списков друг в друге"),
    "a long line": ("я" * 5_001, "строка длиннее 5000 знаков"),
    "brackets": ("[" * 100_000, "строка длиннее 5000 знаков"),
    "tags": ("<a " * 50_000, "строка длиннее 5000 знаков"),
    "blanks": ("я" + " " * 201 + "я", "больше 200 пробелов подряд"),
    "tabs": ("\t" * 201 + "я", "больше 200 пробелов подряд"),
    "a wide table": ("|" + "я|" * 51, "в таблице больше 50 столбцов"),
    "headings": ("# Я\n" * 301, "в тексте больше 300 заголовков и черт"),
    "underlined headings": ("Я\n===\n" * 301, "в тексте больше 300 заголовков и черт"),
    "headings in quotes": ("> # Я\n" * 301, "в тексте больше 300 заголовков и черт"),
    "a long table": ("|я|я|\n" * 10_001, "в тексте больше 10000 строк"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_slows_readers_down_is_refused_at_its_line(case: str) -> None:
    text, message = REFUSED[case]
    found = decode("practices/club.md", f"{HEAD}{text}\n".encode())
    assert isinstance(found, Diagnostic)
    assert (found.code, found.message) == ("Y04", message)
    assert found.span.line >= 5
    assert found.hint


@pytest.mark.parametrize(
    "text",
    [
        "> " * 24 + "я",
        "-" * 300,
        "=" * 300,
        "|" + "я|" * 50,
        "я" * 5_000,
        "я" + " " * 200 + "я",
        "# Я\n" * 298,
        "слово\n" * 9_000,
    ],
)
def test_what_a_person_may_write_is_read(text: str) -> None:
    assert isinstance(decode("practices/club.md", f"{HEAD}{text}\n".encode()), Source)


@pytest.mark.parametrize("path", ["organisations/iro.yml", "assessments/vpr.csv"])
def test_data_is_held_to_the_length_of_lines(path: str) -> None:
    found = decode(path, b"a: " + b"1" * 5_000)
    assert isinstance(found, Diagnostic)
    assert (found.code, found.span.line) == ("Y04", 1)
    deep = "".join(" " * depth + "a:\n" for depth in range(1_000))
    found = decode(path, deep.encode())
    assert isinstance(found, Diagnostic)
    assert (found.code, found.span.line) == ("Y04", 202)


def test_a_huge_file_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    huge = tmp_path / "practices/club.md"
    huge.parent.mkdir()
    with huge.open("wb") as opened:
        opened.truncate(100_000_000)  # holes: no byte is written
    found = read_source(tmp_path, "practices/club.md")
    assert isinstance(found, Diagnostic)
    assert (found.code, found.message) == ("F02", "файл больше 1 МБ")


def test_equal_headings_have_anchors_of_their_own() -> None:
    made = render_body("## Шаг\n\n## Шаг\n\n## Шаг 2\n\n## Шаг\n\n## Шаг 2\n")
    anchors = [one.anchor for one in made.headings]
    assert anchors == ["t-shag", "t-shag-2", "t-shag-2-2", "t-shag-3", "t-shag-2-3"]


def test_initials_without_end_are_no_people_and_a_name_after_them_is_one() -> None:
    assert scan("practices/club.md", ("И. " * 1_500 + "\n") * 20) == []
    name = "ученик Иванов Иван Иванович"
    alone = [found.code for found in scan("practices/club.md", name)]
    assert alone
    after = scan("practices/club.md", "И. " * 1_500 + "\n\n" + name)
    assert [found.code for found in after] == alone


@pytest.mark.parametrize("path", ["practices/aux.md", "acts/con.yml", "schools/nul/region.yml"])
def test_names_that_windows_keeps_for_devices_are_refused(tmp_path: Path, path: str) -> None:
    found = read_source(tmp_path, path)
    assert isinstance(found, Diagnostic)
    assert found.code == "F04"
    assert found.message.endswith("в Windows занято под устройство")
