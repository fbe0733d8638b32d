"""What a check is: a function from the whole bank to findings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from opora.catalog import Catalog
from opora.diagnostics import Diagnostic, Severity, Span
from opora.parse import Entry
from opora.rules import RULES

Check = Callable[[Catalog, date], Iterator[Diagnostic]]
"""Takes the catalog and the day to judge by; named by the rule it keeps, in its docstring."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file, to report something at."""

    path: str
    span: Span


def at(entry: Entry, *loc: str | int) -> Spot:
    """Point at a value within an entry."""
    return Spot(entry.path, entry.front.value_span((*entry.loc, *loc)))


def at_key(entry: Entry, *loc: str | int) -> Spot:
    """Point at a key within an entry; where it is not there, at what should hold it."""
    front, place = entry.front, (*entry.loc, *loc)
    held = front.own_key_span(place)
    return Spot(entry.path, held or front.owner_span(place))


def at_line(entry: Entry, line: int, length: int = 1) -> Spot:
    """Point at the beginning of a line of an entry's file."""
    return Spot(entry.path, Span(line, 1, line, 1 + length))


def finding(
    code: str, spot: Spot, message: str, hint: str, severity: Severity | None = None
) -> Diagnostic:
    """Make a diagnostic of a rule; it weighs what the rule weighs unless told otherwise."""
    weight = severity or RULES[code].severity
    return Diagnostic(spot.path, spot.span, code, message, weight, hint)
