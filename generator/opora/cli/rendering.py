"""Where commands meet the render stage."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from opora.files.repository import edit_url, last_changes
from opora.history import CACHE, Span, Work, read_timeline
from opora.past import Timeline
from opora.pipeline import Bank, published
from opora.render import Edition
from opora.render.edition import NO_HISTORY

Editor = Callable[[Bank], Edition]

LOOKED_BACK = timedelta(days=395)
"""How far back the site looks: to the same month of the last year; `opora history` tells all."""


def editor(root: Path, as_of: date, site_url: str = "", history: Timeline = NO_HISTORY) -> Editor:
    """Return what makes an edition of a bank; Git is asked about `root` once, here."""
    changed, address = last_changes(root), edit_url(root)
    return lambda bank: Edition(published(bank.catalog), as_of, changed, address, site_url, history)


def look_back(root: Path, as_of: date, tell: Callable[[str], None]) -> Timeline:
    """Read what the bank held at past days; what was computed once is kept beside `root`."""
    span = Span(as_of - LOOKED_BACK, as_of)
    return read_timeline(root, span, cache=root.parent / CACHE, work=Work(tell))
