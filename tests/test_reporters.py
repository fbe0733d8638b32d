import json

import pytest

from opora.diagnostics import Diagnostic, Severity, Span
from opora.reporters import Style, plural, report_github, report_json, report_text, summary

ERROR = Diagnostic("practices/x.md", Span(3, 8, 3, 11), "V02", "нет записи «foo»", hint="исправьте")
WARNING = Diagnostic("acts/a.yml", Span(1, 1, 1, 2), "V40", "давно не менялось", Severity.WARNING)
SOURCE = "---\ntitle: Имя\nfactor: foo # здесь\n"


def at(line: int, column: int, end_column: int) -> Diagnostic:
    return Diagnostic("a.yml", Span(line, column, line, end_column), "M01", "не так")


def frame_of(source: str, found: Diagnostic) -> list[str]:
    text = report_text([found], 1, sources={found.path: source}, style=Style(frames=True))
    return text.splitlines()[1:3]


def test_line_has_place_code_message_and_hint() -> None:
    assert report_text([ERROR], 1) == (
        "practices/x.md:3:8: V02: нет записи «foo»\n  → исправьте\n1 ошибка в 1 файле.\n"
    )


def test_warning_is_called_so() -> None:
    line = report_text([WARNING], 1).splitlines()[0]
    assert line == "acts/a.yml:1:1: V40: предупреждение: давно не менялось"


def test_frame_underlines_the_place() -> None:
    assert frame_of(SOURCE, ERROR_IN_A) == ["    3 │ factor: foo # здесь", "      │         ^^^"]


ERROR_IN_A = at(3, 9, 12)


def test_frame_of_a_long_line_is_cut_around_the_place() -> None:
    line, underline = frame_of("a" * 300 + "ЗДЕСЬ" + "b" * 300, at(1, 301, 306))
    assert len(line) < 120
    assert line[underline.index("^") : underline.rindex("^") + 1] == "ЗДЕСЬ"


@pytest.mark.parametrize("found", [at(9, 1, 2), at(4, 1, 2), at(3, 90, 95)])
def test_place_beyond_the_text_does_no_harm(found: Diagnostic) -> None:
    assert "не так" in report_text([found], 1, sources={"a.yml": SOURCE}, style=Style(frames=True))


def test_frame_keeps_columns_with_tabs_and_hidden_marks() -> None:
    line, underline = frame_of("\tимя\u200b: foo", at(1, 8, 11))
    assert line[underline.index("^") :] == "foo"


def test_terminal_escapes_do_not_pass() -> None:
    evil = "\x1b[31m\x9b2J\u202e\r\n::error::x"
    found = Diagnostic(f"{evil}.yml", Span(1, 1, 1, 9), "M01", evil, hint=evil)
    text = report_text([found], 1, sources={found.path: evil}, style=Style(frames=True))
    assert text.replace("\n", "").isprintable()
    assert "\n::error" not in text


def test_colour_marks_severity() -> None:
    text = report_text([ERROR, WARNING], 2, style=Style(colour=True))
    assert "\x1b[1;31mV02\x1b[0m" in text
    assert "\x1b[1;33mV40\x1b[0m" in text


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "0 файлов"),
        (1, "1 файл"),
        (2, "2 файла"),
        (5, "5 файлов"),
        (11, "11 файлов"),
        (12, "12 файлов"),
        (21, "21 файл"),
        (104, "104 файла"),
        (111, "111 файлов"),
    ],
)
def test_words_agree_with_numbers(number: int, written: str) -> None:
    assert plural(number, "файл", "файла", "файлов") == written


def test_summary_counts_errors_warnings_and_files() -> None:
    assert summary([ERROR, at(1, 1, 2), WARNING], 9) == ("2 ошибки, 1 предупреждение в 3 файлах.")
    assert summary([WARNING], 9) == "1 предупреждение в 1 файле."
    assert summary([], 21) == "Ошибок нет. Проверено: 21 файл."


def test_json_keeps_russian_readable() -> None:
    text = report_json([ERROR])
    assert "нет записи" in text
    assert json.loads(text)[0]["hint"] == "исправьте"


def test_json_survives_a_path_that_is_not_utf8() -> None:
    found = Diagnostic("\udcff.yml", Span(1, 1, 1, 2), "F04", "имя")
    report_json([found]).encode()


def test_github_command_points_at_the_line() -> None:
    assert report_github([ERROR], 1).splitlines()[0] == (
        "::error file=practices/x.md,line=3,endLine=3,title=V02,col=8,endColumn=11"
        "::нет записи «foo»%0Aисправьте"
    )


def test_github_command_cannot_be_forged() -> None:
    found = Diagnostic("a,b:c.yml", Span(1, 1, 2, 1), "M01", "100%\r\n::error file=x::взлом")
    lines = report_github([found], 1).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("::error file=a%2Cb%3Ac.yml,line=1,endLine=2,title=M01::100%25")
    assert "\n" not in lines[0]
