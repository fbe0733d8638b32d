"""Monthly reports: which are due, which came and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from opora.catalog import Catalog
from opora.kinds.report import Report, due_date
from opora.kinds.roadmap import Roadmap
from opora.parse import Entry


@dataclass(frozen=True, slots=True, eq=False)
class Due:
    """A month to report on: the last day for it, and the report if the bank holds it.

    `expected` says whether a roadmap asks for it.
    """

    month: str
    until: date
    report: Entry | None
    expected: bool

    @property
    def submitted(self) -> date | None:
        """The day the report came."""
        held = self.report.entity if self.report else None
        return held.submitted if isinstance(held, Report) else None

    @property
    def on_time(self) -> bool:
        """Whether the report came on the last day or before; one that did not come is late."""
        return self.submitted is not None and self.submitted <= self.until


def due_reports(catalog: Catalog, entry: Entry, as_of: date) -> tuple[Due, ...]:
    """List the months that a municipality reports on, the first one first.

    A month is there if the bank holds its report, or if a roadmap of the municipality or of its
    region asks for monthly reports and the last day for that month is past. Whether the
    municipality has schools with low results in that year is not looked at.
    """
    held = {one.names["month"]: one for one in catalog.below(entry, "report")}
    expected = set(_expected(catalog, entry, as_of))
    return tuple(
        Due(month, due_date(month), held.get(month), month in expected)
        for month in sorted({*held, *expected})
    )


def reporting_roadmaps(catalog: Catalog, entry: Entry) -> Iterator[tuple[Entry, Roadmap]]:
    """Go over the roadmaps that ask a territory or what lies in it for monthly reports."""
    region = catalog.parent(entry)
    for place in (entry, region) if region else (entry,):
        for one in catalog.below(place, "roadmap"):
            plan = one.entity
            if isinstance(plan, Roadmap) and plan.reporting and plan.reporting.every == "month":
                yield one, plan


def _expected(catalog: Catalog, entry: Entry, as_of: date) -> Iterator[str]:
    for _, plan in reporting_roadmaps(catalog, entry):
        here = plan.period.start
        while here <= plan.period.end and due_date(month := f"{here:%Y-%m}") < as_of:
            yield month
            here = date(here.year + here.month // 12, here.month % 12 + 1, 1)
