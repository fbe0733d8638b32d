"""Where commands meet the render stage."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from opora.files.repository import edit_url, last_changes
from opora.history import CACHE, Span, Work, read_timeline
from opora.past import Timeline
from opora.pipeline import Bank, published
from opora.render import Edition, Page, render_site
from opora.render.edition import NO_HISTORY

Renderer = Callable[[Bank], Iterator[Page]]

LOOKED_BACK = timedelta(days=731)
"""How far back the site looks; `opora history` tells the rest."""


def renderer(
    root: Path, as_of: date, site_url: str = "", history: Timeline = NO_HISTORY
) -> Renderer:
    """Return what turns a bank into pages; Git is asked about `root` once, here."""
    changed, address = last_changes(root), edit_url(root)
    return lambda bank: render_site(
        Edition(published(bank.catalog), as_of, changed, address, site_url, history)
    )


def look_back(root: Path, as_of: date, tell: Callable[[str], None]) -> Timeline:
    """Read what the bank held at past days; what was computed once is kept beside `root`."""
    span = Span(as_of - LOOKED_BACK, as_of)
    return read_timeline(root, span, cache=root.parent / CACHE, work=Work(tell))
