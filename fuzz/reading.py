"""Doors for records: reading with all checks, and the Markdown of bodies."""

import re
from datetime import date
from html.parser import HTMLParser

from fuzz.case import Case, promise, promise_harmless
from opora.diagnostics import Diagnostic
from opora.files import decode
from opora.files.content import MAX_BYTES
from opora.parse import address_of
from opora.pipeline import read_bank
from opora.render.markdown import render_body
from opora.reporters import Style, report_text
from opora.rules import RULES

AS_OF = date(2026, 9, 1)
_FORBIDDEN = frozenset(
    {"script", "style", "iframe", "object", "embed", "form", "img", "svg", "base"}
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)", re.IGNORECASE)


def read_record(case: Case) -> None:
    """Read a file as one that a stranger sent, run every check, and tell what was found."""
    if address_of(case.name) is None or len(case.content) > MAX_BYTES:
        return
    source = decode(case.name, case.content)
    if isinstance(source, Diagnostic):
        _tell([source], {})
        return
    bank = read_bank([source], AS_OF)
    lines = source.text.count("\n") + 1
    for one in bank.diagnostics:
        promise(one.path == case.name, f"a finding of another file: {one.path}")
        promise(1 <= one.span.line <= lines, f"{one.code} beyond the file: {one.span}")
    _tell(bank.diagnostics, {source.path: source.text})


def _tell(found: list[Diagnostic], sources: dict[str, str]) -> None:
    for one in found:
        promise(one.code in RULES, f"no such rule: {one.code}")
        promise(one.message.strip(), f"{one.code} without a message")
        promise(one.span.column >= 1, f"{one.code} at no column: {one.span}")
    text = report_text(found, 1, sources=sources, style=Style(frames=True))
    promise_harmless(text)


def draw_body(case: Case) -> None:
    """Render the text of a file that is within bounds, and look at the HTML as a browser does."""
    source = decode("practices/x.md", case.content[:MAX_BYTES])
    if isinstance(source, Diagnostic):
        return
    drawn = render_body(source.text, "../")
    look_at_html(drawn.html)
    anchors = [one.anchor for one in drawn.headings]
    promise(len(anchors) == len(set(anchors)), "two headings with one anchor")


def look_at_html(html: str) -> None:
    """Read HTML as a browser does.

    Raises:
        BrokenPromiseError: A tag or an attribute stands there that no body may have.
    """
    seen = _Seen()
    seen.feed(html)
    seen.close()


class _Seen(HTMLParser):
    """Stops at a tag or an attribute that no body may have."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at a tag."""
        promise(tag not in _FORBIDDEN, f"<{tag}> in a body")
        for name, value in attrs:
            promise(not name.startswith("on") and name != "style", f"{name}= in a body")
            if name in {"href", "src"} and (scheme := _SCHEME.match((value or "").strip())):
                known = scheme[0].lower() in {"http", "https", "mailto"}
                promise(known, f"{name}={value!r} in a body")
