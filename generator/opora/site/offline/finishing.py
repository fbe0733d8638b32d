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
        page.write_text(in_the_copy(text), encoding="utf-8", newline="\n")
        size = pack(site, site / BUNDLE, name=name, day=bundle)
    text = offer(with_kept(text) if kept else text, BUNDLE.name, size)
    page.write_text(text, encoding="utf-8", newline="\n")
    return size
