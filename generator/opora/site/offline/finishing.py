"""The last step of a build: the copy for a disk, and the page that offers it."""

from datetime import date
from pathlib import Path

from opora.site.bundle import BUNDLE, pack
from opora.site.offline.page import OFFLINE_URL, in_the_copy, offer, with_kept


def finish_offline(site: Path, *, name: str, bundle: date | None, kept: bool) -> int:
    """Pack the finished site for a disk, if asked, and say so on its page.

    Args:
        site: the folder of the site, all pages of it written.
        name: of the bank.
        bundle: the day of the publication, where a copy is to be made.
        kept: whether the browser keeps the site by itself.

    Returns:
        The size of the copy in bytes, 0 without one.
    """
    page, size = site / OFFLINE_URL / "index.html", 0
    text = page.read_text(encoding="utf-8")
    if bundle:
        _put(page, in_the_copy(text))
        size = pack(site, site / BUNDLE, name=name, day=bundle)
    _put(page, offer(with_kept(text) if kept else text, BUNDLE.name, size))
    return size


def _put(page: Path, html: str) -> None:
    """Put a new file in the place of a page, which may be one of the published site too."""
    page.unlink()
    page.write_text(html, encoding="utf-8", newline="\n")
