"""What is to be built, and what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path

from opora.site.config import SiteConfig
from opora.site.content import SiteContent
from opora.site.drawing import Look
from opora.site.search import SEARCH_URL, name_of_meanings
from opora.site.sitemap import sitemap

SITEMAP = "sitemap.xml"


@dataclass(frozen=True, slots=True)
class SiteSummary:
    """How much was built: stamped pages, hand-written guides, pages that search can find.

    `bundle` is the size of the copy for a disk in bytes, 0 without one; `taken` counts the stamped
    pages that were taken over from the last build.
    """

    pages: int
    guides: int
    findable: int
    bundle: int = 0
    taken: int = 0


@dataclass(frozen=True, slots=True)
class Order:
    """A site to build: what it holds, where it lies, how it looks, and who is told of progress.

    `name` names what the engine draws from; it is empty where that may change unseen.
    """

    content: SiteContent
    site: Path
    look: Look
    config: SiteConfig
    name: bytes
    progress: Callable[[str], None]

    @property
    def way(self) -> bytes:
        """Name all that decides what a site holds beside its records; empty as `name` is."""
        content = self.content
        meant = name_of_meanings(content.meanings).hex() if content.searched else ""
        told = f"{self.config!r}\0{content.searched}{meant}\0{content.listed}\0{content.copied}"
        return self.name and blake2b(self.name + told.encode(), digest_size=16).digest()

    def sitemap(self, days: Mapping[str, date | None], guides: tuple[str, ...]) -> bytes:
        """Draw the list of pages for search engines."""
        known: dict[str, date | None] = {**dict.fromkeys(guides), **days}
        known.pop(SEARCH_URL, None)
        return sitemap(self.config.url, known).encode()
