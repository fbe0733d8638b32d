"""Values for the page of a monthly report."""

from collections.abc import Mapping
from typing import Any

from opora.kinds.report import Report, due_date
from opora.parse import Entry
from opora.render.edition import Edition


def report(edition: Edition, entry: Entry) -> Mapping[str, Any]:
    """Give the sender, the month, the last day for it, and whether it came by then."""
    until = due_date(entry.names["month"])
    held = entry.entity
    return {
        "sender": edition.catalog.parent(entry),
        "month": entry.names["month"],
        "until": until,
        "on_time": isinstance(held, Report) and held.submitted <= until,
    }
