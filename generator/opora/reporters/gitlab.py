"""The report for GitLab: a Code Quality list that becomes notes in a merge request.

See https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from opora.diagnostics import Diagnostic, Severity
from opora.reporters.json_text import json_text
from opora.reporters.plain import escaped

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor"}


def report_gitlab(found: Sequence[Diagnostic]) -> str:
    """Write the findings as a list of issues."""
    seen: Counter[tuple[str, str, str]] = Counter()
    issues = []
    for one in found:
        key = (one.path, one.code, one.message)
        issues.append(_issue(one, seen[key]))
        seen[key] += 1
    return json_text(issues)


def _issue(one: Diagnostic, repeated: int) -> dict[str, object]:
    """Make an issue; the fingerprint stays while a finding moves up and down its file."""
    identity = "\n".join((one.path, one.code, one.message, str(repeated)))
    return {
        "type": "issue",
        "check_name": one.code,
        "description": escaped(f"{one.message}: {one.hint}" if one.hint else one.message),
        "categories": ["Style"],
        "severity": _SEVERITIES[one.severity],
        "fingerprint": sha256(identity.encode("utf-8", "backslashreplace")).hexdigest(),
        "location": {
            "path": escaped(one.path),
            "lines": {"begin": one.span.line, "end": one.span.end_line},
        },
    }
