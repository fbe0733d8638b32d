"""A made-up record, and the mark that all of them carry."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MARK = "учебные данные"
"""What every made-up record says of itself."""

_CAVEAT = "Учебные данные: всё здесь придумала программа, таких школ и результатов нет."
_SOURCE = {"title": "Учебные данные, придуманы программой"}


@dataclass(frozen=True, slots=True)
class Made:
    """A file of the bank: its path below the content folder, its fields, a body for Markdown."""

    path: str
    fields: Mapping[str, Any]
    body: str | None = None


def made(path: str, title: str, body: str | None = None, **fields: object) -> Made:
    """Put a record together, marked as made up in its tags, caveats and sources."""
    mark = {"sources": [_SOURCE], "tags": [MARK], "caveats": [_CAVEAT]}
    return Made(path, {"title": title, **fields, **mark}, body)


def cited() -> dict[str, str]:
    """Name the source of a made-up number."""
    return dict(_SOURCE)
