"""What no person writes: lines, indents, nesting and tables that only slow the readers down.

Every reader behind this door takes time that may grow with the square of a line, of a depth or of
the number of headings; within these bounds it stays short for a file of any allowed size.
"""

import re

from opora.diagnostics import Diagnostic, Span

MAX_LINE = 5_000
"""Characters of a line; a paragraph of three printed pages in one line has fewer."""
MAX_BLANKS = 200
"""Blanks in a row; the deepest record is indented by some fifty."""
MAX_NESTING = 24
"""Quotes and lists within one another that begin in one line."""
MAX_COLUMNS = 50
"""Bars of a line in a text: columns of a table."""
MAX_LINES = 10_000
"""Lines of a text with a body."""
MAX_HEADINGS = 300
"""Headings of a text; rules between its parts count too."""

_BLANKS = re.compile(rf"\s{{{MAX_BLANKS + 1},}}")
_NESTING = re.compile(rf"[ \t]*(?:(?:>|[-*+][ \t]|\d{{1,9}}[.)][ \t])[ \t]*){{{MAX_NESTING + 1},}}")
_NESTED = re.compile(f"^{_NESTING.pattern}", re.MULTILINE)
_HEADING = re.compile(r"[ \t>*+-]*#{1,6}(?:[ \t]|$)|[ \t>]*(?:=+|-+)[ \t]*$")


def out_of_bounds(path: str, text: str) -> Diagnostic | None:
    """Y04: find the first line that goes beyond what a person writes, or nothing.

    Args:
        path: named in the diagnostic; texts (`.md`) are held to more bounds than data.
        text: its lines end with a line feed.
    """
    fault = _fault_of_text if path.endswith(".md") else _fault
    lines = text.split("\n")
    doubtful = lines if _may_be_beyond(path, text, lines) else ()
    for number, line in enumerate(doubtful, 1):
        if told := fault(line):
            return _refusal(path, number, *told)
    return _too_much(path, lines) if path.endswith(".md") else None


def _may_be_beyond(path: str, text: str, lines: list[str]) -> bool:
    """Tell, from the whole of a text, whether a line of it may be beyond the bounds."""
    longest = max(map(len, lines))
    if longest > MAX_LINE or (longest > MAX_BLANKS and _BLANKS.search(text)):
        return True
    return path.endswith(".md") and (
        text.count("|") > MAX_COLUMNS + 1 or bool(_NESTED.search(text))
    )


Told = tuple[str, str] | None


def _fault(line: str) -> Told:
    if len(line) > MAX_LINE:
        message = f"строка длиннее {MAX_LINE} знаков"
        return message, "разбейте её на абзацы или строки покороче"
    if len(line) > MAX_BLANKS and _BLANKS.search(line):
        return f"больше {MAX_BLANKS} пробелов подряд", "удалите лишние пробелы и табуляции"
    return None


def _fault_of_text(line: str) -> Told:
    if told := _fault(line):
        return told
    if line.count("|") > MAX_COLUMNS + 1:
        message = f"в таблице больше {MAX_COLUMNS} столбцов"
        return message, "разделите таблицу: широкую никто не прочтёт и на большом экране"
    if len(line) > MAX_NESTING and _NESTING.match(line):
        message = f"больше {MAX_NESTING} цитат или списков друг в друге"
        return message, "оставьте два-три уровня"
    return None


def _too_much(path: str, lines: list[str]) -> Diagnostic | None:
    if len(lines) > MAX_LINES:
        message = f"в тексте больше {MAX_LINES} строк"
        return _refusal(path, MAX_LINES + 1, message, "большие таблицы и приложения дайте ссылкой")
    if len(lines) <= MAX_HEADINGS:
        return None
    headings = [number for number, line in enumerate(lines, 1) if _HEADING.match(line)]
    if len(headings) > MAX_HEADINGS:
        message = f"в тексте больше {MAX_HEADINGS} заголовков и черт"
        return _refusal(path, headings[MAX_HEADINGS], message, "разделите текст на несколько")
    return None


def _refusal(path: str, line: int, message: str, hint: str) -> Diagnostic:
    return Diagnostic(path, Span(line, 1, line, 2), "Y04", message, hint=hint)
