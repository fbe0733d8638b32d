"""The table of contents of a stamped page, in the markup that the theme itself draws."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from opora.render.page import Heading
from opora.site.markup import element_around

ANCHOR = "opora-toc-anchor"
TITLE = "%%TOC%%"


@dataclass(frozen=True, slots=True)
class TocMarkup:
    """The box and one line of it, as the theme drew them, cut where a page differs."""

    opening: str
    before_anchor: str
    before_title: str
    after_title: str
    closing: str

    def draw(self, headings: Sequence[Heading]) -> str:
        """Draw the whole box, or nothing when there are no headings."""
        if not headings:
            return ""
        lines = "".join(self._line(heading, below) for heading, below in _sections(headings))
        return f"{self.opening}{lines}{self.closing}"

    def _line(self, heading: Heading, below: Sequence[Heading]) -> str:
        title = escape(heading.title)
        nested = ""
        if below:
            lines = "".join(self._line(inner, ()) for inner in below)
            nested = (
                f'<nav class="md-nav" aria-label="{title}">'
                f'<ul class="md-nav__list">{lines}</ul></nav>'
            )
        return (
            f"{self.before_anchor}{escape(heading.anchor)}{self.before_title}{title}"
            f"{self.after_title}{nested}</li>"
        )


def _sections(headings: Sequence[Heading]) -> Iterator[tuple[Heading, Sequence[Heading]]]:
    """Pair each heading of the top level with the deeper ones that follow it."""
    top = min(heading.level for heading in headings)
    starts = [at for at, heading in enumerate(headings) if at == 0 or heading.level == top]
    for start, end in zip(starts, [*starts[1:], len(headings)], strict=True):
        yield headings[start], headings[start + 1 : end]


def cut_toc(html: str) -> tuple[str, TocMarkup]:
    """Take the table of contents out of a frame; its place is left to the sentinel."""
    box = element_around(html, TITLE, "nav")
    item = element_around(html, TITLE, "li")
    before_anchor, rest = html[item.start : item.inner_end].split(ANCHOR)
    before_title, after_title = rest.split(TITLE)
    markup = TocMarkup(
        opening=html[box.start : item.start],
        before_anchor=before_anchor,
        before_title=before_title.rstrip(),
        after_title=after_title.strip(),
        closing=html[item.end : box.end],
    )
    return f"{html[: box.start]}{TITLE}{html[box.end :]}", markup
