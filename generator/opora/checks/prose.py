"""Every text of a record in one list, each with its place: fields of the front matter and the body.

Code and comments are no text. What others say, in «ёлочки», can be told from our own voice.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from opora.checks.check import Spot, at
from opora.checks.sections import lines_of
from opora.diagnostics import Span
from opora.model import Labelled, Record, values_of
from opora.parse import Entry
from opora.plain_yaml import Loc

_ELSEWHERE = frozenset(
    {"sources", "source", "materials", "tags", "unknown", "contact", "synonyms", "url", "unit"}
)
"""Fields whose words are others' or no prose."""

_QUOTED = re.compile(r"«[^«»]*(?:«[^«»]*»[^«»]*)*»")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_ITEM = re.compile(r"\n(?= *(?:[-*+]|\d{1,9}[.)])[ \t])")
_MARKS = re.compile(r"^[#>\s*+-]+|[*_`|]|\]\([^)]*\)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a record: of the field at `loc`, or the body, which keeps its lines.

    Where a field stands is told only when asked: places are read from the file anew.
    """

    text: str
    entry: Entry
    loc: Loc | None = None

    @property
    def spot(self) -> Spot:
        """Where the text begins."""
        if self.loc is None:
            line = self.entry.document.body_line
            return Spot(self.entry.path, Span(line, 1, line, 2))
        return at(self.entry, *self.loc)

    @property
    def own(self) -> str:
        """The text with what is quoted blanked, sign for sign."""
        if "«" not in self.text:
            return self.text
        return _QUOTED.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), self.text)

    def at(self, start: int, end: int) -> Spot:
        """Point at signs of the text; in a field, at the field."""
        if self.loc is not None:
            return self.spot
        above = self.text.count("\n", 0, start)
        column = start - (self.text.rfind("\n", 0, start) + 1) + 1
        row = self.entry.document.body_line + above
        width = min(end, len(self.text)) - start
        return Spot(self.entry.path, Span(row, column, row, column + max(width, 1)))

    @property
    def blocks(self) -> list[str]:
        """The paragraphs and items of lists, without marks; headings are no sentences."""
        parts = (item for part in _BLANK_LINE.split(self.text) for item in _ITEM.split(part))
        return [_MARKS.sub(" ", part) for part in parts if not part.lstrip().startswith("#")]


def passages(entry: Entry) -> Iterator[Passage]:
    """Go over the texts of a record: its fields first, then its body."""
    if isinstance(entry.entity, Record):
        for loc, value in values_of(entry.entity):
            plain = isinstance(value, str) and not isinstance(value, Labelled)
            if plain and _ELSEWHERE.isdisjoint(loc) and " " in str(value):
                yield Passage(str(value), entry, loc)
    body = entry.body
    if body:
        text = "\n".join("" if line.code else line.text for line in lines_of(body))
        yield Passage(text, entry)
