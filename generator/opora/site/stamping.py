"""Writing pages: each one is joined from the pieces of its frame and its own text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from opora.render.page import Page
from opora.site.chrome import Place
from opora.site.config import SiteConfig
from opora.site.errors import SiteError
from opora.site.frames import Frame, Shape, open_frame, shape_of

_URL = re.compile(r"(?:[A-Za-z0-9_][A-Za-z0-9_.-]*/)*")
_FILE = re.compile(r"[a-z0-9-]+\.[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Stamps:
    """The frames of one build, each opened when the first page needs it."""

    drawn: Mapping[Shape, str]
    config: SiteConfig
    _opened: dict[tuple[Shape, Place], Frame] = field(default_factory=dict)

    def stamp(self, page: Page) -> str:
        """Put a page into the frame that fits it."""
        key = shape_of(page), Place.of(page.url, self.config)
        frame = self._opened.get(key)
        if frame is None:
            shape, place = key
            frame = open_frame(self.drawn[shape], shape, self.config, place)
            self._opened[key] = frame
        return frame.stamp(page)


def write_page(page: Page, stamps: Stamps, output: Path) -> None:
    """Write a page to its `index.html`, and the files that belong to it beside.

    Raises:
        SiteError: A guide, or another page, is written there.
        ValueError: The stage that made the page gave it an address that leads elsewhere.
    """
    if not _URL.fullmatch(page.url):
        message = f"Not an address for a page: {page.url!r}"
        raise ValueError(message)
    if strange := [file.name for file in page.files if not _FILE.fullmatch(file.name)]:
        message = f"Not names of files beside a page: {strange}"
        raise ValueError(message)
    write_new(output / page.url / "index.html", stamps.stamp(page).encode())
    for file in page.files:
        write_new(output / page.url / file.name, file.content)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that must not be there yet.

    Raises:
        SiteError: It is there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        message = f"Два источника у одного файла сайта: {path.name} в {path.parent}."
        raise SiteError(message) from error
