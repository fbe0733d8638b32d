"""What a check is: a function from the whole bank to findings."""

from collections.abc import Callable, Iterator
from datetime import date

from opora.catalog import Catalog
from opora.diagnostics import Diagnostic
from opora.parse import Entry
from opora.plain_yaml import Loc
from opora.rules import RULES

Check = Callable[[Catalog, date], Iterator[Diagnostic]]
"""Takes the catalog and the day to judge by."""


def finding(
    code: str, entry: Entry, loc: Loc, message: str, hint: str, *, at_key: bool = False
) -> Diagnostic:
    """Make a diagnostic of rule `code` at a place within an entry."""
    document = entry.document
    place = (*entry.loc, *loc)
    span = document.key_span(place) if at_key else document.value_span(place)
    return Diagnostic(document.path, span, code, message, RULES[code].severity, hint)
