"""Monthly reports: which are due, which came and when, and who has to send one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from opora.catalog import Catalog
from opora.indicators.facts import Facts
from opora.indicators.figure import Fact, Mark
from opora.indicators.places import place_of
from opora.kinds.report import Report, due_date
from opora.kinds.roadmap import Roadmap
from opora.parse import Entry


@dataclass(frozen=True, slots=True, eq=False)
class Due:
    """A month to report on: the last day for it, and the report if the bank holds it.

    `expected` says whether a roadmap asks for it; `missed`, that its day is past and it did not
    come.
    """

    month: str
    until: date
    report: Entry | None = None
    expected: bool = True
    missed: bool = False

    @property
    def submitted(self) -> date | None:
        """The day the report came."""
        held = self.report.entity if self.report else None
        return held.submitted if isinstance(held, Report) else None

    @property
    def on_time(self) -> bool:
        """Whether the report came on the last day or before; one that did not come is late."""
        return self.submitted is not None and self.submitted <= self.until


def dues(catalog: Catalog, facts: Facts) -> Mapping[str, tuple[Due, ...]]:
    """List the months on which each municipality or school reports, the first one first.

    What is expected is what K10 expects, those due within a month included; reports that the bank
    holds and nobody asked for are there too.
    """
    found: defaultdict[str, dict[str, Due]] = defaultdict(dict)
    for entry, report in catalog.records(Report):
        if report.submitted <= facts.as_of:
            month, sender = entry.names["month"], catalog.parent(entry)
            until = last_day(catalog, sender, month) if sender else due_date(month)
            found[place_of(catalog, entry)][month] = Due(month, until, entry, expected=False)
    for fact in facts.reports:
        found[fact.place][fact.period] = _due(fact)
    return {place: tuple(held[month] for month in sorted(held)) for place, held in found.items()}


def _due(fact: Fact) -> Due:
    came = Mark.SUBMITTED in fact.marks
    until = fact.due or due_date(fact.period)
    missed = Mark.PAST in fact.marks and not came
    return Due(fact.period, until, fact.entry if came else None, missed=missed)


def last_day(catalog: Catalog, sender: Entry, month: str) -> date:
    """Return the last day for a report: that of a roadmap of its time, or else the 10th."""
    for _, plan in reporting_roadmaps(catalog, sender):
        first, last = plan.period.start, plan.period.end
        if plan.reporting and f"{first:%Y-%m}" <= month <= f"{last:%Y-%m}":
            return due_date(month, plan.reporting.due_day)
    return due_date(month)


def reporting_roadmaps(catalog: Catalog, entry: Entry) -> Iterator[tuple[Entry, Roadmap]]:
    """Go over the roadmaps that ask a territory or what lies in it for monthly reports."""
    above = catalog.parent(entry)
    for place in (entry, above) if above else (entry,):
        for one in catalog.below(place, "roadmap"):
            plan = one.entity
            if isinstance(plan, Roadmap) and plan.reporting and plan.reporting.every == "month":
                yield one, plan
