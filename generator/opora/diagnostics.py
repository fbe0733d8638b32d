"""Everything that is wrong with content is a diagnostic: a place, a rule, a sentence, a way out."""

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error stops publishing, a warning is shown and does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: lines and columns count characters from 1, the end is exclusive."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


START = Span()


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One finding, at one place, in Russian.

    `path` is relative to the repository, with forward slashes. `replacement` is text that may
    safely stand where `span` points. `about` is the piece of content that a finding of personal
    data is about: it is compared with exceptions and never shown.
    """

    path: str
    span: Span
    code: str
    message: str
    severity: Severity = Severity.ERROR
    hint: str = ""
    replacement: str | None = None
    about: str = field(default="", compare=False, repr=False)


def in_order(found: list[Diagnostic]) -> list[Diagnostic]:
    """Sort by path and place and drop repetitions, so that a run is the same however it went."""
    unique = set(found)
    return sorted(unique, key=lambda d: (d.path, d.span, d.code, d.message, d.hint))
