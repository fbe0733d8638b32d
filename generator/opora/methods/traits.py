"""What is openly known of a school, trait by trait, and how far two schools are apart in each."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from opora.kinds.school import EducationLevel, School, SchoolStatus
from opora.model import Labelled, Settlement, SizeBand
from opora.words import STOP_WORDS, stem, words_of

LETTERS = 4
"""Least letters of a word that tells something of a school's circumstances."""

TITLES = {
    "settlement": "где находится",
    "size": "сколько учеников",
    "level": "уровень образования",
    "small": "малокомплектная",
    "remote": "удалённая",
    "statuses": "статус",
    "context": "обстоятельства",
}
"""The traits in their order, as pages call them."""

Core = tuple[Settlement | None, SizeBand | None, EducationLevel | None, bool | None, bool | None]


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of a school; nothing stands for what is not.

    `core` has the place, the size, the level, whether it is малокомплектная and whether remote;
    `statuses` are those of the last year that has any; `context` are stems of the words in which
    the school's circumstances are told.
    """

    core: Core
    statuses: frozenset[SchoolStatus]
    context: frozenset[str]

    def values(self) -> tuple[object, ...]:
        """List the values in the order of `TITLES`."""
        return (*self.core, self.statuses or None, self.context or None)


def traits_of(school: School) -> Traits:
    """Read what a record openly says."""
    last = max((one.year for one in school.statuses), default=0)
    core = (
        school.settlement,
        school.size,
        school.education_level,
        school.small_school,
        school.remote,
    )
    return Traits(
        core,
        frozenset(one.status for one in school.statuses if one.year == last),
        _stems(school.context),
    )


@lru_cache(maxsize=4096)
def _stems(texts: tuple[str, ...]) -> frozenset[str]:
    words = (word for text in texts for word in words_of(text))
    return frozenset(
        stem(word) for word in words if len(word) >= LETTERS and word not in STOP_WORDS
    )


def parts(here: Sequence[object], there: Sequence[object]) -> tuple[float | None, ...]:
    """Tell how far two schools are apart in each trait, 0 to 1; nothing where one is not known."""
    return tuple(_part(one, other) for one, other in zip(here, there, strict=True))


def _part(one: object, other: object) -> float | None:
    """Compare two values: steps of an order, shared words of a set, or the same and not."""
    if one is None or other is None:
        return None
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        return unlike(one, other)
    if isinstance(one, (Settlement, SizeBand)):
        order = [str(word) for word in type(one)]
        steps = abs(order.index(str(one)) - order.index(str(other)))
        return steps / (len(order) - 1)
    return float(one != other)


@lru_cache(maxsize=65536)
def unlike(one: frozenset[object], other: frozenset[object]) -> float:
    """Tell how little two sets share, 0 to 1; the same either way."""
    return 1 - len(one & other) / len(one | other)


def said(value: object) -> str:
    """Write a value of a trait in Russian."""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, Labelled):
        return value.label
    if isinstance(value, frozenset):
        return ", ".join(sorted(one.label for one in value if isinstance(one, Labelled)))
    return ""
