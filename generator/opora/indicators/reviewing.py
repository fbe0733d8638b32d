"""Where practices stand on their way through review: who is waited for, since when, how long."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from opora.catalog import Catalog
from opora.indicators.practice_level import Standing, practice_level
from opora.kinds.practice import ON_SITE, Practice, PracticeStatus
from opora.kinds.review import Review
from opora.model import Record, Role
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
    """A practice that waits: its id, what it is called and where it stands.

    `since` is nothing where neither Git nor the record tells a day.
    """

    id: str
    title: str
    path: str
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


def awaited(catalog: Catalog, steps: Steps, among: Collection[str] | None = None) -> list[Awaited]:
    """List the practices that wait for experts, editors or authors, the longest first.

    Args:
        catalog: all records, also those not published yet; internal ones are left out.
        steps: what Git tells of the states of practices.
        among: ids of those that wait, where they are known.
    """
    found = [
        Awaited(
            entry.id,
            practice.title,
            entry.path,
            practice.status,
            _WHO[practice.status],
            since(entry, practice, steps),
        )
        for entry in _practices(catalog, among)
        if isinstance(practice := entry.entity, Practice) and waits(practice)
    ]
    return sorted(found, key=lambda one: (one.since or date.max, one.id))


def _practices(catalog: Catalog, among: Collection[str] | None) -> Iterator[Entry]:
    if among is None:
        yield from catalog.all("practice")
    else:
        known = (catalog.get("practice", id_) for id_ in sorted(among))
        yield from (entry for entry in known if entry)


def waits(record: Record) -> bool:
    """Tell whether a record is a practice that waits for somebody."""
    if not isinstance(record, Practice):
        return False
    return record.status in _WHO and record.visibility == "public"


def since(entry: Entry, practice: Practice, steps: Steps) -> date | None:
    """Tell since when a practice is in its state; its own dates serve where Git knows nothing."""
    days = [day for day, word in steps.get(entry.path, ()) if word == practice.status]
    return days[-1] if days else practice.updated or practice.created


def pace(catalog: Catalog, steps: Steps) -> Pace | None:
    """Tell how many days reviews of practices took, from the submission before each to its day."""
    waits: list[int] = []
    if not any(word == PracticeStatus.SUBMITTED for told in steps.values() for _, word in told):
        return None
    for _, review in catalog.records(Review):
        entry = catalog.find(review.object)
        if entry is None or entry.kind.name != "practice":
            continue
        known = steps.get(entry.path, ())
        days = [day for day, word in known if word == PracticeStatus.SUBMITTED]
        before = [day for day in days if day <= review.date]
        if before:
            waits.append((review.date - before[-1]).days)
    return Pace(median(waits), len(waits)) if waits else None


def growing(catalog: Catalog) -> Iterator[tuple[Entry, Standing]]:
    """Go over the practices of the site that have a next level, with what each lacks."""
    for entry, practice in catalog.counted(Practice):
        standing = practice_level(catalog, entry)
        if practice.status in ON_SITE and standing and standing.next_level:
            yield entry, standing
