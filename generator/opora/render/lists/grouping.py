"""Records of a list put together by a closed list of words, or by age."""

from collections.abc import Iterable, Mapping
from typing import Any

from opora.model import Labelled
from opora.parse import Entry
from opora.render.edition import Edition

Group = tuple[Labelled, list[Entry]]


def grouped(entries: Iterable[Entry], field: str) -> list[Group]:
    """Put records together by the value of a field, in the order of its closed list."""
    held: dict[Labelled, list[Entry]] = {}
    for entry in entries:
        held.setdefault(getattr(entry.entity, field), []).append(entry)
    words = list(type(next(iter(held)))) if held else []
    return [(word, held[word]) for word in words if word in held]


def by_label(edition: Edition, *, kind: str, field: str) -> Mapping[str, Any]:
    """Give the records of a kind, put together by a field."""
    return {"groups": grouped(edition.catalog.all(kind), field)}


def newest_first(edition: Edition, *, kind: str) -> Mapping[str, Any]:
    """Give the records of a kind by their date, the newest first."""
    entries = edition.catalog.all(kind)
    return {"entries": sorted(entries, key=_dated, reverse=True)}


def _dated(entry: Entry) -> tuple[str, str]:
    return str(getattr(entry.entity, "date", "")), entry.id
