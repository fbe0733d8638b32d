"""The questions of a guide: each is found by itself, with its answer."""

import re
from collections.abc import Iterator
from html import unescape

from opora.render.page import SearchPart, SearchText

_KIND = "Частый вопрос"

_SECTION = re.compile(r"(?=<h2\b)")
_HEADING = re.compile(r'<h2\b[^>]*?\bid="(?P<anchor>[^"]+)"[^>]*>(?P<title>.*?)</h2>', re.DOTALL)
_LINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def with_questions(html: str, kind: str) -> SearchText:
    """Say what search should know of a guide: sections that a question heads are parts of it.

    Args:
        html: the text of the guide without its title.
        kind: what the guide itself is called among the results.
    """
    sections = [(section, _question(section)) for section in _SECTION.split(html)]
    rest = "".join(section for section, question in sections if not question)
    return SearchText(rest, kind, parts=tuple(_parts(sections)))


def _parts(sections: list[tuple[str, re.Match[str] | None]]) -> Iterator[SearchPart]:
    for section, question in sections:
        if question:
            text = SearchText(section[question.end() :], _KIND)
            yield SearchPart(question["anchor"], _title(question), text)


def _question(section: str) -> re.Match[str] | None:
    """Find the heading of a section, if it asks."""
    heading = _HEADING.match(section)
    return heading if heading and _title(heading).endswith("?") else None


def _title(heading: re.Match[str]) -> str:
    plain = _TAG.sub("", _LINK.sub("", heading["title"]))
    return " ".join(unescape(plain).split())
