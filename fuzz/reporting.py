"""The door for findings: every reporter, given texts that a stranger chose."""

import json
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import ParseError

from defusedxml.ElementTree import fromstring

from fuzz.case import Case, promise, promise_harmless
from opora.diagnostics import Diagnostic, Severity, in_order
from opora.diagnostics import Span as Place
from opora.reporters import (
    Style,
    report_github,
    report_gitlab,
    report_json,
    report_junit,
    report_markdown,
    report_rdjson,
    report_sarif,
    report_text,
)
from opora.rules import RULES

_CODES = sorted(RULES)
_PROGRAMS = (report_json, report_gitlab, report_rdjson, report_sarif)


def report_findings(case: Case) -> None:
    """Write the findings in every form; what programs read must be read by them.

    The content is fields between U+001F: eight bytes of numbers, then path, message, hint and the
    text of the file, which a replacement is cut out of. Bytes that are no text become what the
    names of such files become in Python; a replacement never holds them.
    """
    found = in_order(list(_findings(case.content)))
    texts = {one.path: case.content.decode("utf-8", "replace") for one in found}
    for style in (Style(), Style(frames=True)):
        text = report_text(found, len(found), sources=texts, style=style)
        promise_harmless(text)
    commands = report_github(found, 1).splitlines()
    promise(len(commands) == len(found) + 1, "more commands than findings")
    promise(report_markdown(found, 1).encode(), "an empty comment")
    for report in _PROGRAMS:
        text = report(found)
        text.encode()
        json.loads(text)
    _read_xml(report_junit(found, 1))


def _read_xml(text: str) -> None:
    try:
        fromstring(text.encode())
    except ParseError as error:
        promise(holds=False, what=f"JUnit that is no XML: {error}")


def _findings(content: bytes) -> Iterator[Diagnostic]:
    fields = content.split(b"\x1f")
    for at in range(0, min(len(fields), 40), 5):
        yield _finding(fields[at : at + 5])


def _finding(fields: Sequence[bytes]) -> Diagnostic:
    numbers = fields[0].ljust(8, b"\x01")
    path, message, hint, text = (
        (fields[at] if at < len(fields) else b"").decode("utf-8", "surrogateescape")
        for at in range(1, 5)
    )
    line, column = numbers[0] + 1, numbers[1] + 1
    end = (line, column + 1 + numbers[3]) if numbers[2] % 2 else (line + numbers[2], 1)
    return Diagnostic(
        path or "practices/x.md",
        Place(line, column, *end),
        _CODES[numbers[4] % len(_CODES)],
        message or "не так",
        Severity.WARNING if numbers[5] % 2 else Severity.ERROR,
        hint,
        text[:80].encode("utf-8", "replace").decode() if numbers[6] % 2 else None,
    )
