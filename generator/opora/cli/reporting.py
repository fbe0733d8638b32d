"""Reports as this terminal wants them: the form, the frames, the colours, the paths."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from opora.cli.selection import shown_path
from opora.diagnostics import Diagnostic
from opora.files import read_source
from opora.load import Source
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


class Form(StrEnum):
    """Whom a report is for: people, programs, forges, build servers, the comment in a review."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    JUNIT = "junit"
    RDJSON = "rdjson"
    MARKDOWN = "markdown"


def style_here(*, frames: bool | None = None) -> Style:
    """Choose the look for standard output: colours for a terminal, frames there or as asked."""
    terminal = sys.stdout.isatty()
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Style(frames=terminal if frames is None else frames, colour=colour)


def report(
    root: Path, found: Sequence[Diagnostic], checked: int, *, form: Form, style: Style
) -> str:
    """Write a report with paths as they are typed here.

    Args:
        root: the content folder.
        found: the findings, with paths below `root`.
        checked: how many files were judged.
        form: whom it is for.
        style: how the text for people looks.
    """
    shown = here(root, found)
    if form is Form.TEXT:
        texts = _texts(root, found) if style.frames else {}
        return report_text(shown, checked, sources=texts, style=style)
    return told(shown, checked, form=form)


def here(root: Path, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Give findings, with paths below the content folder, the paths as they are typed here."""
    above = shown_path(root, "x").removesuffix("x")
    return [replace(one, path=above + one.path) for one in found]


def told(found: Sequence[Diagnostic], checked: int = 0, *, form: Form) -> str:
    """Write a report of findings whose paths are as they are to be shown.

    Args:
        found: the findings in order.
        checked: how many files were judged; 0 where that is not known.
        form: whom it is for.
    """
    return _FORMS[form](found, checked)


_FORMS: Mapping[Form, Callable[[Sequence[Diagnostic], int], str]] = {
    Form.TEXT: report_text,
    Form.JSON: lambda found, _: report_json(found),
    Form.GITHUB: report_github,
    Form.GITLAB: lambda found, _: report_gitlab(found),
    Form.SARIF: lambda found, _: report_sarif(found),
    Form.JUNIT: report_junit,
    Form.RDJSON: lambda found, _: report_rdjson(found),
    Form.MARKDOWN: report_markdown,
}


def _texts(root: Path, found: Sequence[Diagnostic]) -> dict[str, str]:
    sources = (read_source(root, path) for path in sorted({one.path for one in found}))
    return {
        shown_path(root, source.path): source.text
        for source in sources
        if isinstance(source, Source)
    }
