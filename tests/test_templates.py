"""Every template at once: the pages of the real content, read as a browser's outline would be."""

from functools import cache
from html.parser import HTMLParser

import pytest

from tests.pages import real_pages

VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Outline(HTMLParser):
    """What a page is made of: headings, anchors, and elements left open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.inline: list[str] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.last = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.inline += [tag] if tag in {"script", "style"} else []
        self.inline += [name for name in values if name == "style" or name.startswith("on")]
        self.ids += [value for value in [values.get("id")] if value]
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            level = int(tag[1])
            if self.last.startswith("h") and int(self.last[1]) >= level:
                self.wrong.append(f"empty section before {values.get('id', tag)}")
            self.levels.append(level)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes another element")
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.last = tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.last = ""


@cache
def outlines() -> dict[str, Outline]:
    return {url: Outline(page.html) for url, page in real_pages().items()}


def test_elements_are_closed_and_sections_are_not_empty() -> None:
    assert {url: one.wrong for url, one in outlines().items() if one.wrong} == {}
    assert {url: one.open for url, one in outlines().items() if one.open} == {}


def test_one_title_a_page_and_no_level_is_skipped() -> None:
    for url, one in outlines().items():
        assert one.levels[:1] == [1], url
        assert one.levels.count(1) == 1, url
        steps = zip(one.levels, one.levels[1:], strict=False)
        assert all(after <= before + 1 for before, after in steps), (url, one.levels)


def test_anchors_are_unique_and_contents_lead_somewhere() -> None:
    for url, one in outlines().items():
        assert len(one.ids) == len(set(one.ids)), url
        assert {heading.anchor for heading in real_pages()[url].toc} <= set(one.ids), url


def test_nothing_is_styled_or_scripted_inline() -> None:
    assert {url: one.inline for url, one in outlines().items() if one.inline} == {}


@pytest.mark.parametrize(
    ("html", "wrong"),
    [
        ("<h1>А</h1><h2>Б</h2><p>Текст</p>", []),
        ("<h1>А</h1><p>Текст</p><h2>Б</h2><ul></ul><h2 id='c'>В</h2>", ["empty section before c"]),
        ("<p>А</div>", ["</div> closes another element"]),
    ],
)
def test_the_outline_sees_what_is_wrong(html: str, wrong: list[str]) -> None:
    assert Outline(html).wrong == wrong


@pytest.mark.parametrize("text", ["None", "Undefined", "&lt;Markup", "StrEnum", "Ref("])
def test_no_python_shows_through(text: str) -> None:
    assert [url for url, page in real_pages().items() if f">{text}" in page.html] == []
