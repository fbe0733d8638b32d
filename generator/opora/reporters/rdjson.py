"""The report as rdjson, the diagnostic format of reviewdog.

See https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from collections.abc import Sequence

from opora.diagnostics import Diagnostic, Span
from opora.reporters.json_text import json_text
from opora.reporters.plain import escaped


def report_rdjson(found: Sequence[Diagnostic]) -> str:
    """Write one result with all findings; a safe replacement becomes a suggestion."""
    diagnostics = [_diagnostic(one) for one in found]
    result = {"source": {"name": "opora"}, "diagnostics": diagnostics}
    return json_text(result)


def _diagnostic(one: Diagnostic) -> dict[str, object]:
    place = _range(one.span)
    written: dict[str, object] = {
        "message": "\n".join(escaped(part) for part in (one.message, one.hint) if part),
        "location": {"path": escaped(one.path), "range": place},
        "severity": one.severity.value.upper(),
        "code": {"value": one.code},
    }
    if one.replacement is not None:
        written["suggestions"] = [{"range": place, "text": one.replacement}]
    return written


def _range(span: Span) -> dict[str, dict[str, int]]:
    return {
        "start": {"line": span.line, "column": span.column},
        "end": {"line": span.end_line, "column": span.end_column},
    }
