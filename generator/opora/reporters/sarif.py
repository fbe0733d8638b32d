"""The report as SARIF 2.1.0, which code hosts and editors read.

See https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from collections.abc import Sequence
from urllib.parse import quote

from opora.diagnostics import Diagnostic, Span
from opora.reporters.json_text import json_text
from opora.reporters.plain import escaped
from opora.rules import RULES, Rule

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def report_sarif(found: Sequence[Diagnostic]) -> str:
    """Write one run with its findings and the rules that they name."""
    codes = sorted({one.code for one in found})
    driver = {
        "name": "opora",
        "rules": [_rule(code, RULES.get(code)) for code in codes],
    }
    results = [_result(one, codes.index(one.code)) for one in found]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_text(log)


def _rule(code: str, rule: Rule | None) -> dict[str, object]:
    if rule is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.fix},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(one: Diagnostic, rule: int) -> dict[str, object]:
    text = f"{one.message}. {one.hint}" if one.hint else one.message
    artifact = {"uri": quote(one.path, errors="surrogateescape"), "uriBaseId": "%SRCROOT%"}
    physical = {"artifactLocation": artifact, "region": _region(one.span)}
    result: dict[str, object] = {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": one.severity.value,
        "message": {"text": escaped(text)},
        "locations": [{"physicalLocation": physical}],
    }
    if one.replacement is not None:
        inserted = {"text": one.replacement}
        replacement = {"deletedRegion": _region(one.span), "insertedContent": inserted}
        change = {"artifactLocation": artifact, "replacements": [replacement]}
        result["fixes"] = [{"description": {"text": one.hint}, "artifactChanges": [change]}]
    return result


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
