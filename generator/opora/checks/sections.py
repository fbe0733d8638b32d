"""The sections of a body: what stands under each heading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_WORD = re.compile(r"\w+")
_ITEM = re.compile(r" *(?:[-*+]|\d{1,9}[.)])[ \t]")

_DEEPEST = 4
"""In which signs of a line the mark of a heading begins: three blanks may stand before it."""

SECTION = 2
"""The level of the headings that part a body."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a body: its number in the body, from 0, and whether it lies in a code block."""

    number: int
    text: str
    code: bool = False

    @property
    def heading(self) -> tuple[int, str] | None:
        """The level and the title, where the line is a heading."""
        if self.code or "#" not in self.text[:_DEEPEST]:
            return None
        found = _HEADING.fullmatch(self.text)
        return (len(found[1]), (found[2] or "").strip()) if found else None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines below it, up to the next heading of the same level or above."""

    title: str
    level: int
    number: int
    lines: tuple[Line, ...]

    @property
    def words(self) -> int:
        """How many words stand in the section."""
        return sum(len(_WORD.findall(line.text)) for line in self.lines if not line.heading)

    @property
    def is_structured(self) -> bool:
        """Whether the section has a list or headings of its own."""
        plain = (line for line in self.lines if not line.code)
        return any(line.heading or _ITEM.match(line.text) for line in plain)


@lru_cache(maxsize=4)
def lines_of(body: str) -> tuple[Line, ...]:
    """List the lines of a body without its comments; code blocks are told from text.

    Several checks ask for the same body, one after another.
    """
    return tuple(_lines_of(body))


def _lines_of(body: str) -> Iterator[Line]:
    fence = ""
    for number, text in enumerate(_COMMENT.sub(_blank, body).split("\n")):
        mark = _FENCE.match(text)
        if fence:
            yield Line(number, text, code=True)
            if mark and mark[1].startswith(fence) and not text.strip().strip(fence[0]):
                fence = ""
        elif mark:
            fence = mark[1]
            yield Line(number, text, code=True)
        else:
            yield Line(number, text)


def _blank(comment: re.Match[str]) -> str:
    return "\n" * comment.group().count("\n")


@lru_cache(maxsize=4)
def sections_of(body: str) -> tuple[Section, ...]:
    """Take a body apart at its headings, of any level."""
    lines = lines_of(body)
    starts = [(at, *head) for at, line in enumerate(lines) if (head := line.heading)]
    found = []
    for order, (at, level, title) in enumerate(starts):
        ends = (other for other, depth, _ in starts[order + 1 :] if depth <= level)
        end = next(ends, len(lines))
        found.append(Section(title, level, lines[at].number, lines[at + 1 : end]))
    return tuple(found)


def same_title(one: str, other: str) -> bool:
    """Tell whether two headings say the same, whatever their case, numbers and marks."""
    return _WORD.findall(one.casefold()) == _WORD.findall(other.casefold())
