"""Values for the page of a monthly report."""

from collections.abc import Mapping
from typing import Any

from opora.indicators import last_day
from opora.kinds.report import Report, due_date
from opora.parse import Entry
from opora.render.edition import Edition


def report(edition: Edition, entry: Entry) -> Mapping[str, Any]:
    """Give the sender, the month, the last day for it, and whether it came by then."""
    month, sender = entry.names["month"], edition.catalog.parent(entry)
    until = last_day(edition.catalog, sender, month) if sender else due_date(month)
    held = entry.entity
    on_time = isinstance(held, Report) and held.submitted <= until
    return {"sender": sender, "month": month, "until": until, "on_time": on_time}
