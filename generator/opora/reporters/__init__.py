"""From diagnostics to text: for people, for programs, for GitHub. Nothing is printed here."""

from opora.reporters.github import report_github
from opora.reporters.json_list import report_json
from opora.reporters.summary import plural, summary
from opora.reporters.text import Style, report_text

__all__ = ["Style", "plural", "report_github", "report_json", "report_text", "summary"]
