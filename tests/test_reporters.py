import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from unicodedata import category
from xml.etree.ElementTree import fromstring

import pytest
from junitparser import JUnitXml
from sarif_pydantic import Sarif

from opora.diagnostics import Diagnostic, Severity, Span
from opora.reporters import (
    MARK,
    Style,
    plural,
    report_github,
    report_gitlab,
    report_json,
    report_junit,
    report_markdown,
    report_rdjson,
    report_sarif,
    report_text,
    summary,
)

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


FIXED = replace(ERROR, replacement="bar")


def test_gitlab_gets_issues_that_keep_their_names_when_lines_move() -> None:
    first, second = json.loads(report_gitlab([ERROR, WARNING]))
    assert first["location"] == {"path": "practices/x.md", "lines": {"begin": 3, "end": 3}}
    assert (first["severity"], second["severity"]) == ("critical", "minor")
    assert first["description"] == "нет записи «foo»: исправьте"
    moved = replace(ERROR, span=Span(9, 8, 9, 11))
    assert json.loads(report_gitlab([moved]))[0]["fingerprint"] == first["fingerprint"]
    twice = json.loads(report_gitlab([ERROR, moved]))
    assert len({one["fingerprint"] for one in twice}) == 2


def test_sarif_names_the_rule_the_place_and_the_mend() -> None:
    [run] = json.loads(report_sarif([FIXED]))["runs"]
    assert run["tool"]["driver"]["rules"][0]["id"] == "V02"
    [result] = run["results"]
    region = {"startLine": 3, "startColumn": 8, "endLine": 3, "endColumn": 11}
    assert result["locations"][0]["physicalLocation"]["region"] == region
    [replaced] = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replaced == {"deletedRegion": region, "insertedContent": {"text": "bar"}}


def test_junit_fails_files_with_errors_only() -> None:
    suites = fromstring(report_junit([WARNING, ERROR], 5))  # noqa: S314  our own text
    assert (suites.get("tests"), suites.get("failures")) == ("5", "1")
    cases = {case.get("name"): case for case in suites.iter("testcase")}
    failure = cases["practices/x.md"].find("failure")
    assert failure is not None
    assert failure.get("type") == "V02"
    assert "давно не менялось" in str(cases["acts/a.yml"].findtext("system-out"))


def test_junit_is_xml_whatever_a_file_holds() -> None:
    evil = "\x00\x1b]]>\ufffe\ud800<script>&"
    found = Diagnostic(evil, Span(), "M01", evil, hint=evil)
    assert fromstring(report_junit([found], 1)).get("failures") == "1"  # noqa: S314


def test_rdjson_offers_safe_replacements() -> None:
    [told] = json.loads(report_rdjson([FIXED]))["diagnostics"]
    place = {"start": {"line": 3, "column": 8}, "end": {"line": 3, "column": 11}}
    assert told["location"] == {"path": "practices/x.md", "range": place}
    assert told["suggestions"] == [{"range": place, "text": "bar"}]
    assert told["message"] == "нет записи «foo»\nисправьте"


def test_the_comment_is_kind_and_tells_errors_from_advice() -> None:
    text = report_markdown([ERROR, WARNING], 2)
    assert text.startswith(MARK)
    assert "нужно поправить 1 место" in text
    assert text.index("### Нужно исправить") < text.index("### Стоит взглянуть")
    assert "- строка 3: нет записи «foo»<br>→ исправьте (V02)" in text
    assert "замечаний нет" in report_markdown([], 2)


def test_the_comment_is_cut_where_it_would_be_endless() -> None:
    found = [replace(ERROR, span=Span(at, 1, at, 2)) for at in range(1, 100)]
    text = report_markdown(found, 1)
    assert text.count("- строка") == 40
    assert "И ещё 59" in text


def test_contributed_text_is_no_markup_in_the_comment() -> None:
    evil = "<img src=x> @all #1 [a](https://x.example) `c` www.x.example \n- [ ] !5"
    line = report_markdown([Diagnostic("a.yml", Span(), "M01", evil)], 1).split("\n- ")[1]
    for sign in ("<img", "@all", "#1", "[a](", "://", "www.", "`c`", "!5", "\n-"):
        assert sign not in line.replace("\\[", "")


def test_real_consumers_read_what_is_written() -> None:
    log = Sarif.model_validate_json(report_sarif([FIXED, WARNING]))
    assert [one.rule_id for one in log.runs[0].results or []] == ["V02", "V40"]
    suites = JUnitXml.fromstring(report_junit([WARNING, ERROR], 5).encode())
    assert (suites.tests, suites.failures) == (5, 1)


def test_sarif_spells_the_bytes_of_a_name_that_is_no_text() -> None:
    found = replace(ERROR, path=b"acts/\xd0x.yml".decode("utf-8", "surrogateescape"))
    (result,) = json.loads(report_sarif([found]))["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "acts/%D0x.yml"


REPORTS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    "text": lambda found: report_text(found, 1, sources={}, style=Style(frames=True)),
    "github": lambda found: report_github(found, 1),
    "markdown": lambda found: report_markdown(found, 1).replace("\u2060", ""),
    "junit": lambda found: report_junit(found, 1),
    "json": report_json,
    "gitlab": report_gitlab,
    "rdjson": report_rdjson,
    "sarif": report_sarif,
}
OBEYED = "\x00\x07\x08\x1b\x7f\x9b\u200b\u200e\u202e\u2028\u2029\u2066\ufeff\udc80"


@pytest.mark.parametrize("form", REPORTS)
def test_no_report_holds_what_a_terminal_obeys(form: str) -> None:
    evil = f"x{OBEYED}\r\n::error::y"
    found = Diagnostic(f"acts/{evil}.yml", Span(1, 1, 1, 2), "M01", evil, hint=evil)
    text = REPORTS[form]([replace(found, replacement=evil), found])
    assert [
        one for one in text if one != "\n" and category(one) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    ] == []
    assert not [line for line in text.splitlines() if line.startswith("::error::y")]


@pytest.mark.parametrize("report", [report_json, report_rdjson, report_sarif])
def test_programs_read_back_the_replacement_as_it_is(
    report: Callable[[Sequence[Diagnostic]], str],
) -> None:
    evil = OBEYED.removesuffix("\udc80") + "\U000e0001"
    found = Diagnostic("acts/x.yml", Span(1, 1, 1, 2), "M01", evil, hint=evil, replacement=evil)
    assert evil in texts_in(json.loads(report([found])))


def texts_in(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from texts_in(list(value.values()))
        case list():
            for one in value:
                yield from texts_in(one)
