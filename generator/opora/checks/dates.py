"""Checks of days and periods across records."""

from collections.abc import Iterator
from datetime import date

from opora.catalog import Catalog
from opora.checks.check import finding
from opora.diagnostics import Diagnostic
from opora.kinds.roadmap import Roadmap
from opora.model import bounds


def measure_within_roadmap(catalog: Catalog, as_of: date) -> Iterator[Diagnostic]:
    """V10: a measure's period lies within the period of its roadmap."""
    del as_of
    for entry, roadmap in catalog.records(Roadmap):
        for number, measure in enumerate(roadmap.items):
            days = bounds(measure.period)
            if days and not (roadmap.period.start <= days[0] and days[1] <= roadmap.period.end):
                yield finding(
                    "V10",
                    entry,
                    ("items", number, "period"),
                    f"срок меры {days[0]} – {days[1]} выходит за срок карты "
                    f"{roadmap.period.start} – {roadmap.period.end}",
                    "исправьте срок меры или срок карты",
                )
