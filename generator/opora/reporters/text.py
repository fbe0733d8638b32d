"""The report for people: a line for each finding, what to do about it, and where it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from opora.diagnostics import Diagnostic, Severity
from opora.reporters.frame import frame
from opora.reporters.plain import escaped
from opora.reporters.summary import summary

_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_DIM = "\x1b[2m"
_RED = "\x1b[1;31m"
_YELLOW = "\x1b[1;33m"
_GREEN = "\x1b[32m"


@dataclass(frozen=True, slots=True)
class Style:
    """How a report looks: frames show the place in the file, colours need a terminal."""

    frames: bool = False
    colour: bool = False

    def paint(self, text: str, code: str) -> str:
        """Colour a piece of text, where colours are wanted."""
        return f"{code}{text}{_RESET}" if self.colour and text else text


PLAIN = Style()


def report_text(
    found: Sequence[Diagnostic],
    checked: int,
    *,
    sources: Mapping[str, str] | None = None,
    style: Style = PLAIN,
) -> str:
    """Write a report.

    Args:
        found: the findings in order.
        checked: how many files were judged.
        sources: texts of files by the paths in `found`, for frames.
        style: frames and colours.
    """
    lines = [line for one in found for line in _lines(one, sources or {}, style)]
    end = summary(found, checked)
    return "\n".join([*lines, style.paint(end, _BOLD if found else _GREEN)]) + "\n"


def _lines(one: Diagnostic, sources: Mapping[str, str], style: Style) -> Iterator[str]:
    weighty = one.severity is Severity.ERROR
    place = f"{escaped(one.path)}:{one.span.line}:{one.span.column}"
    label = "" if weighty else "предупреждение: "
    code = style.paint(one.code, _RED if weighty else _YELLOW)
    yield f"{style.paint(place, _BOLD)}: {code}: {label}{escaped(one.message)}"
    if style.frames:
        yield from _frame(one, sources.get(one.path, ""), style)
    if one.hint:
        yield f"  → {escaped(one.hint)}"
    if style.frames:
        yield ""


def _frame(one: Diagnostic, source: str, style: Style) -> Iterator[str]:
    shown = frame(source, one.span) if source else None
    if shown:
        line, underline = shown
        number = f"{one.span.line:>5} │ "
        colour = _RED if one.severity is Severity.ERROR else _YELLOW
        yield style.paint(number, _DIM) + line
        yield style.paint(" " * 5 + " │ ", _DIM) + style.paint(underline, colour)
