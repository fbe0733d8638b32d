"""Writing pages: each one is joined from the pieces of its frame and its own text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from opora.render.page import Page
from opora.site.chrome import Place
from opora.site.config import SiteConfig
from opora.site.frames import Frame, Shape, open_frame, shape_of
from opora.site.outlet import Laid, Outlet

_URL = re.compile(r"(?:[A-Za-z0-9_][A-Za-z0-9_.-]*/)*")
_FILE = re.compile(r"[a-z0-9-]+\.[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Stamps:
    """The frames of one build, each opened when the first page needs it."""

    drawn: Mapping[Shape, str]
    config: SiteConfig
    _opened: dict[tuple[Shape, Place], Frame] = field(default_factory=dict)

    @property
    def name(self) -> bytes:
        """A name of all that is drawn around pages: another for every change in it."""
        made = blake2b(repr(self.config).encode(), digest_size=16)
        for shape in sorted(self.drawn):
            made.update(f"{shape}\0{self.drawn[shape]}\0".encode())
        return made.digest()

    def stamp(self, page: Page) -> str:
        """Put a page into the frame that fits it."""
        key = shape_of(page), Place.of(page.url, self.config)
        frame = self._opened.get(key)
        if frame is None:
            shape, place = key
            frame = open_frame(self.drawn[shape], shape, self.config, place)
            self._opened[key] = frame
        return frame.stamp(page)


def write_page(page: Page, stamps: Stamps, outlet: Outlet) -> Iterator[Laid]:
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
    yield outlet.write(f"{page.url}index.html", stamps.stamp(page).encode())
    for file in page.files:
        yield outlet.write(page.url + file.name, file.content)
