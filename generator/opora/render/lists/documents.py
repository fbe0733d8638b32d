"""The list of documents: by level, and by year within it."""

from collections.abc import Iterable, Mapping
from typing import Any

from opora.kinds.document import Document
from opora.parse import Entry
from opora.render.edition import Edition
from opora.render.lists.grouping import grouped

Years = list[tuple[int | None, list[Entry]]]


def documents(edition: Edition) -> Mapping[str, Any]:
    """Give the documents by level and year, the newest year first, those without one last."""
    levels = grouped(edition.catalog.all("document"), "level")
    return {"levels": [(level, _by_year(entries)) for level, entries in levels]}


def _by_year(entries: Iterable[Entry]) -> Years:
    held: dict[int | None, list[Entry]] = {}
    for entry in entries:
        held.setdefault(year_of(entry), []).append(entry)
    return sorted(held.items(), key=lambda item: -(item[0] or 0))


def year_of(entry: Entry) -> int | None:
    """Return the year of a document, of its date where it has one."""
    held = entry.entity
    if not isinstance(held, Document):
        return None
    return held.date.year if held.date else held.year
