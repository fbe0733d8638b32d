"""Where practices stand on their way through review: who is waited for, since when, how long."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from opora.catalog import Catalog
from opora.indicators.practice_level import Standing, practice_level
from opora.kinds.practice import ON_SITE, Practice, PracticeStatus
from opora.kinds.review import Review
from opora.model import Role
from opora.parse import Entry

Steps = Mapping[str, Sequence[tuple[date, str]]]
"""The states of each practice by the path of its file, with the day of each, the oldest first."""

_WHO = {
    PracticeStatus.SUBMITTED: Role.EXPERT,
    PracticeStatus.ACCEPTED: Role.METHODIST,
    PracticeStatus.NEEDS_CHANGES: Role.SCHOOL_TEAM,
}


@dataclass(frozen=True, slots=True, eq=False)
class Awaited:
    """A practice that waits; `since` is nothing where neither Git nor the record tells a day."""

    entry: Entry
    status: PracticeStatus
    who: Role
    since: date | None

    def days(self, as_of: date) -> int | None:
        """Count the days that it has waited; none is less than zero."""
        return max(0, (as_of - self.since).days) if self.since else None


@dataclass(frozen=True, slots=True)
class Pace:
    """How long reviews took: the median of days, and of how many reviews it is known."""

    days: float
    reviews: int


def awaited(catalog: Catalog, steps: Steps) -> list[Awaited]:
    """List the practices that wait for experts, editors or authors, the longest first.

    Args:
        catalog: all records, also those not published yet; internal ones are left out.
        steps: what Git tells of the states of practices.
    """
    found = [
        Awaited(entry, practice.status, who, since(entry, practice, steps))
        for entry, practice in catalog.records(Practice)
        if (who := _WHO.get(practice.status)) and practice.visibility == "public"
    ]
    return sorted(found, key=lambda one: (one.since or date.max, one.entry.id))


def since(entry: Entry, practice: Practice, steps: Steps) -> date | None:
    """Tell since when a practice is in its state; its own dates serve where Git knows nothing."""
    days = [day for day, word in steps.get(entry.path, ()) if word == practice.status]
    return days[-1] if days else practice.updated or practice.created


def pace(catalog: Catalog, steps: Steps) -> Pace | None:
    """Tell how many days reviews of practices took, from the submission before each to its day."""
    waits: list[int] = []
    for _, review in catalog.records(Review):
        entry = catalog.find(review.object)
        if entry is None or not isinstance(entry.entity, Practice):
            continue
        known = steps.get(entry.path, ())
        days = [day for day, word in known if word == PracticeStatus.SUBMITTED]
        before = [day for day in days if day <= review.date]
        if before:
            waits.append((review.date - before[-1]).days)
    return Pace(median(waits), len(waits)) if waits else None


def growing(catalog: Catalog) -> Iterator[tuple[Entry, Standing]]:
    """Go over the practices of the site that have a next level, with what each lacks."""
    for entry, practice in catalog.records(Practice):
        standing = practice_level(catalog, entry)
        if practice.status in ON_SITE and standing and standing.next_level:
            yield entry, standing
