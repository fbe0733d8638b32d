"""From diagnostics to text: for people, for programs, for forges. Nothing is printed here."""

from opora.reporters.github import report_github
from opora.reporters.gitlab import report_gitlab
from opora.reporters.json_list import report_json
from opora.reporters.junit import report_junit
from opora.reporters.markdown import MARK, report_markdown, safe_markdown
from opora.reporters.rdjson import report_rdjson
from opora.reporters.sarif import report_sarif
from opora.reporters.summary import plural, summary
from opora.reporters.text import Style, report_text

__all__ = [
    "MARK",
    "Style",
    "plural",
    "report_github",
    "report_gitlab",
    "report_json",
    "report_junit",
    "report_markdown",
    "report_rdjson",
    "report_sarif",
    "report_text",
    "safe_markdown",
    "summary",
]
