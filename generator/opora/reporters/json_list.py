"""The report for programs: a JSON list, described by `schemas/diagnostics.schema.json`."""

from collections.abc import Sequence

from opora.diagnostics import Diagnostic
from opora.reporters.json_text import json_text


def report_json(found: Sequence[Diagnostic]) -> str:
    """Write the findings as a list of objects with always the same keys."""
    return json_text([_row(one) for one in found])


def _row(one: Diagnostic) -> dict[str, str | int]:
    return {
        "path": one.path,
        "line": one.span.line,
        "column": one.span.column,
        "end_line": one.span.end_line,
        "end_column": one.span.end_column,
        "code": one.code,
        "severity": one.severity.value,
        "message": one.message,
        "hint": one.hint,
    }
