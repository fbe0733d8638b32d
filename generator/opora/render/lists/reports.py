"""The list of monthly reports: who has to report, and what came."""

from collections.abc import Mapping
from typing import Any

from opora.kinds.roadmap import Roadmap
from opora.render.edition import Edition


def reports(edition: Edition) -> Mapping[str, Any]:
    """Give the roadmaps that ask for reports, and the months of each municipality and school."""
    catalog = edition.catalog
    senders = [*catalog.all("municipality"), *catalog.all("school")]
    rows = ((one, edition.measured.reports.get(one.id)) for one in senders)
    return {
        "plans": [one for one, plan in catalog.records(Roadmap) if plan.reporting],
        "senders": [(one, dues) for one, dues in rows if dues],
    }
