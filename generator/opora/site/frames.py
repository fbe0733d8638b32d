"""Frames: what the theme draws around a page, split once and filled for each page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import PurePosixPath
from typing import get_args

from opora.render.page import Layout, Page
from opora.site import toc
from opora.site.chrome import Place, dress
from opora.site.config import SiteConfig
from opora.site.markup import element_around

FRAMES = "opora-frames"

_SLOT = re.compile(r"%%(TITLE|DESCRIPTION|CONTENT|TOC|CANONICAL|HEAD)%%")
_EMPTY_LINES = re.compile(r"\n\s*\n")
_HIDDEN: Mapping[Layout, str] = {"article": "[navigation]", "wide": "[navigation, toc]"}


@dataclass(frozen=True, slots=True, order=True)
class Shape:
    """What decides how the theme draws a page: how deep it lies, and its layout."""

    depth: int
    layout: Layout

    @property
    def url(self) -> str:
        """Where the engine puts the frame: at the same depth as the pages."""
        return "" if self.depth == 0 else f"{FRAMES}-{self.layout}/" + "x/" * (self.depth - 1)

    @property
    def draft(self) -> PurePosixPath:
        """The Markdown file that the engine draws the frame from."""
        return PurePosixPath(self.url) / "index.md"

    def draft_text(self) -> str:
        """Front matter and body with sentinels where the pages differ."""
        return (
            '---\ntitle: "%%TITLE%%"\ndescription: "%%DESCRIPTION%%"\n'
            f"hide: {_HIDDEN[self.layout]}\n---\n\n"
            f"# %%TITLE%%\n\n%%CONTENT%%\n\n## {toc.TITLE} {{ #{toc.ANCHOR} }}\n"
        )


DEEPEST = 7
"""How deep pages lie at most; a frame is drawn for every depth up to this."""

SHAPES = (
    Shape(0, "wide"),
    *(Shape(depth, layout) for depth in range(1, DEEPEST + 1) for layout in get_args(Layout)),
)
"""The shapes of all pages; only home lies at the root."""


def shape_of(page: Page) -> Shape:
    """The shape whose frame fits the page."""
    return Shape(page.depth, page.layout)


@dataclass(frozen=True, slots=True)
class Frame:
    """A page without its text: the constant pieces, and between them what goes there."""

    pieces: tuple[str, ...]
    slots: tuple[str, ...]
    toc: toc.TocMarkup
    site_url: str

    def stamp(self, page: Page) -> str:
        """Put a page into the frame."""
        values = {
            "TITLE": escape(page.title),
            "DESCRIPTION": escape(page.description),
            "CONTENT": page.html,
            "TOC": self.toc.draw(page.toc),
            "HEAD": page.head,
            "CANONICAL": escape(self.site_url + page.url),
        }
        filled = [values[slot] for slot in self.slots]
        parts = [text for pair in zip(self.pieces, filled, strict=False) for text in pair]
        return "".join(parts) + self.pieces[-1]


def open_frame(html: str, shape: Shape, config: SiteConfig, place: Place) -> Frame:
    """Split what an engine drew for a shape, dressed for pages of one place.

    Raises:
        EngineError: The theme draws the page in a way that we do not know.
    """
    article = element_around(html, "%%CONTENT%%", "article")
    html = f"{html[: article.inner_start]}\n%%CONTENT%%\n{html[article.inner_end :]}"
    html, markup = toc.cut_toc(html)
    if config.url:
        html = html.replace(f'"{config.url}{shape.url}"', '"%%CANONICAL%%"')
    if shape.depth == 0:
        title = element_around(html, "%%TITLE%%", "title")
        html = f"{html[: title.inner_start]}%%TITLE%%{html[title.inner_end :]}"
    html = dress(_EMPTY_LINES.sub("\n", html), config, place)
    split = _SLOT.split(html.replace("</head>", "%%HEAD%%</head>", 1))
    return Frame(tuple(split[::2]), tuple(split[1::2]), markup, config.url)
