"""How far a practice has been proven: the records say it, nobody types it."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from opora.catalog import Catalog
from opora.kinds.practice import Practice
from opora.kinds.review import REQUIRED, Review
from opora.model import Labelled
from opora.parse import Entry

CONFIRMING = 3
"""Schools where a practice has to work before it counts as confirmed.

Source: the bank's own rule; one school may be luck, and two may have the same circumstances.
"""

FRESH_YEARS = 3
"""Years after the last word on a practice until it has to be looked at again.

Source: the bank's own rule; no document of the programme names a term.
"""


MET = 2
"""The score of a criterion that is met in full."""


class PracticeLevel(Labelled):
    """What the records prove of a practice, from the least to the most."""

    DESCRIBED = "described", "описана"
    TRIED = "tried", "апробирована"
    CONFIRMED = "confirmed", "подтверждена"
    RECOMMENDED = "recommended", "рекомендована"


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """Where a practice stands.

    `schools` are its authors that are schools, and those where it worked when repeated. `missing`
    names, in Russian, the records that the next level needs; nothing is missing at the highest.
    From the day after `fresh_until` the practice has to be looked at again.
    """

    level: PracticeLevel
    schools: tuple[Entry, ...]
    missing: tuple[str, ...]
    fresh_until: date

    @property
    def next_level(self) -> PracticeLevel | None:
        """The level after this one."""
        levels = list(PracticeLevel)
        return next(iter(levels[levels.index(self.level) + 1 :]), None)

    def review_due(self, as_of: date) -> bool:
        """Whether the practice has to be looked at again on a day."""
        return as_of > self.fresh_until


def practice_level(catalog: Catalog, entry: Entry) -> Standing | None:
    """Compute where a practice stands; nothing for a record of another kind.

    - described: the practice is in the bank;
    - tried: a school among its authors has measured a result before and after, or a school that
      repeated it says that it worked; both name their source;
    - confirmed: it is tried, and the authors that are schools and the schools where it worked are
      three or more;
    - recommended: it is confirmed and has passed its last review, by the three criteria.

    Source: the three criteria are row 1.4 of the Primorye order of 2021; the levels are the bank's.
    """
    practice = entry.counted
    if not isinstance(practice, Practice):
        return None
    schools = _schools(catalog, practice)
    reviews = _reviews(catalog, entry)
    last = max(reviews, key=lambda review: review.date, default=None)
    tried = _is_tried(catalog, practice)
    level = _level(len(schools), tried=tried, passed=bool(last and last.passed))
    missing = tuple(_missing(practice, level, len(schools), last))
    return Standing(level, schools, missing, _fresh_until(practice, last))


def _schools(catalog: Catalog, practice: Practice) -> tuple[Entry, ...]:
    """List the schools where the practice worked, each once, in the order of ids."""
    worked = (one.school for one in practice.replications if one.worked)
    found = (catalog.find(ref) for ref in (*practice.authors, *worked))
    schools = {one.id: one for one in found if one and one.kind.name == "school"}
    return tuple(schools[id_] for id_ in sorted(schools))


def _is_tried(catalog: Catalog, practice: Practice) -> bool:
    measured = any(result.before is not None for result in practice.results)
    authors = (catalog.find(ref) for ref in practice.authors)
    by_school = any(one and one.kind.name == "school" for one in authors)
    return (measured and by_school) or any(one.worked for one in practice.replications)


def _reviews(catalog: Catalog, entry: Entry) -> list[Review]:
    held = (one.entity for one in catalog.naming(entry, "review", "object"))
    return [review for review in held if isinstance(review, Review)]


def _level(schools: int, *, tried: bool, passed: bool) -> PracticeLevel:
    if not tried:
        return PracticeLevel.DESCRIBED
    if schools < CONFIRMING:
        return PracticeLevel.TRIED
    return PracticeLevel.RECOMMENDED if passed else PracticeLevel.CONFIRMED


def _missing(
    practice: Practice, level: PracticeLevel, schools: int, last: Review | None
) -> Iterator[str]:
    match level:
        case PracticeLevel.DESCRIBED:
            yield from _missing_proof(practice)
        case PracticeLevel.TRIED:
            yield (
                f"школ, у которых получилось, {schools} из {CONFIRMING}: нужны повторения "
                "с итогом и источником (replications, worked: true)"
            )
        case PracticeLevel.CONFIRMED:
            yield from _missing_review(last)
        case PracticeLevel.RECOMMENDED:
            return


def _missing_proof(practice: Practice) -> Iterator[str]:
    if any(result.before is not None for result in practice.results):
        yield "результаты измерены, но школы среди авторов нет: назовите её (authors)"
    elif practice.results:
        yield "в результатах есть «стало», но нет «было» (results, before)"
    else:
        yield "результат одной школы в числах: было, стало и источник (results)"
    yield "или повторение, которое получилось, с источником (replications, worked: true)"


def _missing_review(last: Review | None) -> Iterator[str]:
    criteria = "; ".join(one.label for one in REQUIRED)
    if last is None:
        yield f"экспертиза по трём критериям ({criteria}): reviews/<имя>.yml"
        return
    marks = {one.criterion: one.score for one in last.criteria}
    unmet = [one.label for one in REQUIRED if marks.get(one, 0) < MET]
    if unmet:
        yield f"экспертиза не подтвердила: {'; '.join(unmet)}"
    else:
        yield f"экспертиза закончилась решением «{last.decision.label}», нужно «принять»"


def _fresh_until(practice: Practice, review: Review | None) -> date:
    """Return the last day on which the practice is fresh: `FRESH_YEARS` after the last word on it.

    A word on it is its last year, a repetition, its last review; of a practice that has no last
    year, the day its record was made, since it then still went on.
    """
    years = [practice.year_to or practice.year_from, *(one.year for one in practice.replications)]
    words = [date(max(years), 12, 31)]
    if review:
        words.append(review.date)
    if practice.year_to is None and practice.created:
        words.append(practice.created)
    return _years_later(max(words), FRESH_YEARS)


def _years_later(day: date, years: int) -> date:
    """Return the same day of a later year; 29 February gives 28 where the year has none."""
    year = day.year + years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))
