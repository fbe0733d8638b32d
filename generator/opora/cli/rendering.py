"""Where commands meet the render stage."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from opora.files.history import edit_url, last_changes
from opora.pipeline import Bank, published
from opora.render import Edition, Page, render_site

Renderer = Callable[[Bank], Iterator[Page]]


def renderer(root: Path, as_of: date, site_url: str = "") -> Renderer:
    """Return what turns a bank into pages; Git is asked about `root` once, here."""
    changed, address = last_changes(root), edit_url(root)
    return lambda bank: render_site(
        Edition(published(bank.catalog), as_of, changed, address, site_url)
    )
