"""The last step of a build: the copy for a disk, and the page that offers it."""

from datetime import date
from pathlib import Path

from opora.site.bundle import BUNDLE, pack
from opora.site.offline.page import OFFLINE_URL, offer


def finish_offline(site: Path, *, name: str, bundle: date | None) -> int:
    """Pack the finished site for a disk, if asked, and say so on its page.

    Args:
        site: the folder of the site, all pages of it written.
        name: of the bank.
        bundle: the day of the publication, where a copy is to be made.

    Returns:
        The size of the copy in bytes, 0 without one.
    """
    size = pack(site, site / BUNDLE, name=name, day=bundle) if bundle else 0
    page = site / OFFLINE_URL / "index.html"
    text = offer(page.read_text(encoding="utf-8"), BUNDLE.name, size)
    page.write_text(text, encoding="utf-8", newline="\n")
    return size
