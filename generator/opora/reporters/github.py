"""The report for GitHub: workflow commands that become notes beside the changed lines.

See https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from collections.abc import Sequence

from opora.diagnostics import Diagnostic
from opora.reporters.plain import escaped
from opora.reporters.summary import summary


def report_github(found: Sequence[Diagnostic], checked: int) -> str:
    """Write a command for each finding, then the summary.

    Args:
        found: the findings in order.
        checked: how many files were judged.
    """
    return "\n".join([*map(_command, found), summary(found, checked)]) + "\n"


def _command(one: Diagnostic) -> str:
    span = one.span
    properties = {
        "file": one.path,
        "line": str(span.line),
        "endLine": str(span.end_line),
        "title": one.code,
    }
    if span.line == span.end_line:  # columns mean something to GitHub within one line only
        properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = "%0A".join(_value(part) for part in (one.message, one.hint) if part)
    return f"::{one.severity.value} {told}::{message}"


def _value(text: str) -> str:
    return escaped(text).replace("%", "%25")


def _property(text: str) -> str:
    return _value(text).replace(":", "%3A").replace(",", "%2C")
