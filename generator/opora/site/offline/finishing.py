"""The last step of a build: the copy for a disk, and the page that offers it."""

from datetime import date
from pathlib import Path

from opora.site.bundle import BUNDLE, pack
from opora.site.offline.page import OFFLINE_URL, in_the_copy, offer


def finish_offline(site: Path, *, name: str, day: date) -> int:
    """Pack the finished site for a disk, and offer that on its page.

    Args:
        site: the folder of the site, all pages of it written.
        name: of the bank.
        day: of the publication.

    Returns:
        The size of the copy in bytes.
    """
    page = site / OFFLINE_URL / "index.html"
    text = page.read_text(encoding="utf-8")
    _put(page, in_the_copy(text))
    size = pack(site, site / BUNDLE, name=name, day=day)
    _put(page, offer(text, BUNDLE.name, size))
    return size


def _put(page: Path, html: str) -> None:
    """Put a new file in the place of a page, which may be one of the published site too."""
    page.unlink()
    page.write_text(html, encoding="utf-8", newline="\n")
