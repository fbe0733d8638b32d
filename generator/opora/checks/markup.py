"""Checks of texts for HTML, which the bank never runs."""

import re
from collections.abc import Iterator
from datetime import date

from opora.catalog import Catalog
from opora.checks.check import finding
from opora.checks.prose import Passage, passages
from opora.diagnostics import Diagnostic, Severity
from opora.load import Document

_TAG = re.compile(r"<\s*([A-Za-z][A-Za-z0-9-]*)(?=[\s/>])[^<>\n]*>?")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_ACTIVE = frozenset(
    {
        *("script", "style", "iframe", "frame", "object", "embed", "applet", "form", "input"),
        *("link", "meta", "base", "svg", "math", "template", "portal", "video", "audio", "img"),
    }
)
"""Tags that would run or load something."""

_HANDLER = re.compile(r"\bon[a-z]+\s*=", re.IGNORECASE)


def no_html(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """B02: texts are Markdown; HTML is shown as it stands, and what would run is refused."""
    for held in catalog.entries.values():
        for entry in held.values():
            if entry.loc:  # the texts of a part are those of its record
                continue
            if _may_hold_tags(entry.document):
                for passage in passages(entry):
                    yield from _tags(passage)


def _may_hold_tags(document: Document) -> bool:
    """Tell from a whole file whether a text in it may hold a tag; in quotes it may be escaped."""
    written = document.fields
    return not written or "<" in written or "\\" in written or "<" in (document.body or "")


def _tags(passage: Passage) -> Iterator[Diagnostic]:
    for start, end, tag, active in tags_of(passage.text):
        spot = passage.at(start, end)
        message = f"тег HTML «<{tag}>» здесь не работает"
        if active:
            hint = "уберите его: запись состоит из текста, таблиц и ссылок"
            yield finding("B02", spot, message, hint)
        else:
            hint = "страница покажет его как текст; оформляйте знаками Markdown"
            yield finding("B02", spot, message, hint, Severity.WARNING)


def tags_of(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """List the tags of a text outside of code: start, end, name, and whether they would run."""
    if "<" not in text:
        return
    text = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)
    for found in _TAG.finditer(text):
        tag = found[1].lower()
        yield found.start(), found.end(), tag, bool(tag in _ACTIVE or _HANDLER.search(found[0]))
