"""A frame: the line of a file that a diagnostic points at, with the place underlined."""

from functools import lru_cache

from opora.diagnostics import Span
from opora.reporters.plain import masked

WIDTH = 100
"""Characters of a line that are shown; a longer one is cut around the place."""

_LEAD = 40


def frame(source: str, span: Span) -> tuple[str, str] | None:
    """Return the line and the underline below it; nothing where the file has no such line.

    Args:
        source: the text of the file.
        span: the place; where it goes on to further lines, the first is underlined to its end.
    """
    lines = _lines(source)
    if not 1 <= span.line <= len(lines):
        return None
    line = masked(lines[span.line - 1])
    end = span.end_column if span.end_line == span.line else len(line) + 1
    first = min(span.column - 1, len(line))
    length = max(1, min(end - 1, len(line)) - first)
    skipped = max(0, first - _LEAD) if len(line) > WIDTH else 0
    shown = line[skipped : skipped + WIDTH]
    before, after = "…" if skipped else "", "…" if len(line) > skipped + WIDTH else ""
    room = max(1, len(shown) + skipped - first)
    underline = " " * (len(before) + first - skipped) + "^" * min(length, room)
    return before + shown + after, underline


@lru_cache(maxsize=4)
def _lines(source: str) -> list[str]:
    """Split a text once for all its findings, of which a broken table has thousands."""
    return source.split("\n")
