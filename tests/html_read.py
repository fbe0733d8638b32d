"""HTML read as strictly as the standard has it, as far as one pass over the tags can tell.

The Nu checker knows all of it (`tools/check_html.py`); this is what every check can afford.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
INSIDE = {
    "li": {"ul", "ol", "menu"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "tr": {"table", "thead", "tbody", "tfoot"},
    "td": {"tr"},
    "th": {"tr"},
    "thead": {"table"},
    "tbody": {"table"},
    "caption": {"table"},
    "option": {"select", "optgroup", "datalist"},
    "legend": {"fieldset"},
    "summary": {"details"},
}
"""Elements that may only stand in some others."""

TEXT_ONLY = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "em", "strong", "label", "button", "code"}
)
"""Elements that hold text and marks of text, and no blocks."""

BLOCKS = frozenset(
    {"p", "div", "ul", "ol", "dl", "table", "section", "article", "header", "footer", "nav"}
    | {"main", "form", "fieldset", "figure", "pre", "hr", "h1", "h2", "h3", "h4", "blockquote"}
)
INTERACTIVE = frozenset({"a", "button", "label", "select", "textarea", "summary"})
REFERRING = frozenset({"for", "aria-labelledby", "aria-describedby", "aria-controls", "list"})
LINKING = frozenset({"href", "src", "action"})


class Read(HTMLParser):
    """One page: its ids, where it leads, and what is wrong with it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.named: set[str] = set()
        self.links: set[str] = set()
        self.wrong: list[str] = []
        self.moved = 'http-equiv="refresh"' in html
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.wrong += [f"<{tag}> stays open" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._attributes(tag, attrs)
        self.wrong += self._misplaced(tag)
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._attributes(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            self.wrong += [f"</{tag}> of an element that has no end"]
        elif self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self.wrong.append(f"</{tag}> closes {self._open[-1:]}, line {self.getpos()[0]}")

    def _attributes(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = Counter(name for name, _ in attrs)
        self.wrong += [f"<{tag}> has {name} twice" for name, number in names.items() if number > 1]
        held = dict(attrs)
        if tag == "img" and "alt" not in held:
            self.wrong.append(f"<img> without alt: {held.get('src')}")
        for name, value in attrs:
            if name == "id":
                self.ids[value or ""] += 1
                self.wrong += [f"id {value!r}"] if not value or " " in value else []
            elif name in REFERRING and value and tag != "input":
                self.named |= set(value.split())
            elif name in LINKING and value is not None:
                self.links.add(value)

    def _misplaced(self, tag: str) -> Iterator[str]:
        parent = self._open[-1] if self._open else ""
        if tag in INSIDE and parent not in INSIDE[tag] and parent != "template":
            yield f"<{tag}> in <{parent}>, line {self.getpos()[0]}"
        if parent in {"ul", "ol"} and tag not in {"li", "template", "script"}:
            yield f"<{tag}> in <{parent}>, line {self.getpos()[0]}"
        if parent in TEXT_ONLY and tag in BLOCKS:
            yield f"<{tag}> in <{parent}>, line {self.getpos()[0]}"
        if tag in INTERACTIVE - {"label"} and {"a", "button"} & set(self._open):
            yield f"<{tag}> in a link or a button, line {self.getpos()[0]}"


@cache
def pages(site: Path) -> dict[Path, Read]:
    """Read all pages of a site, once."""
    return {path: Read(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}
