"""Made-up practices with their reviews."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from opora.demo.dice import Dice
from opora.demo.phrases import TOPICS
from opora.demo.plan import YEAR, Size
from opora.demo.programme import FACTORS
from opora.demo.prose import Writer
from opora.demo.record import MARK, Made, cited, made

_STATES = ("published", "published", "published", "submitted", "draft", "replicated", "archived")
_REVIEWED = frozenset({"published", "replicated", "archived"})
_KINDS = ("pedagogical", "managerial", "methodical", "curatorial")
_AUDIENCE = ("teacher", "class_teacher", "deputy_head", "school_head", "methodist", "curator")
_SUBJECTS = ("mathematics", "russian", "physics", "primary", "history", "biology", "other")
_GRADES = ("5-9", "1-4", "10-11")
_EVIDENCE = ("before_after", "description", "comparison", "external")
_MEASURED = (
    "доля сданных работ",
    "доля верно решённых заданий",
    "доля учеников без неуспешных тем",
)
_CRITERIA = ("lawful", "fits_place", "concrete", "repeatable", "evidence", "privacy")


@dataclass(frozen=True, slots=True)
class Author:
    """A school that tells of its experience."""

    school: str
    region: int


def practice_id(number: int) -> str:
    """Return the id of a practice by its number, from 0."""
    return f"opyt-{number + 1}"


def is_out(size: Size, number: int) -> bool:
    """Tell whether a practice has a page."""
    return _state(size, number) in _REVIEWED


def practice(size: Size, number: int, authors: Sequence[Author]) -> Iterator[Made]:
    """Make a practice, and the review of one that is published."""
    dice = size.dice(f"practice/{number}")
    author, state = dice.skewed(authors), _state(size, number)
    factors = list(dict.fromkeys(dice.skewed(FACTORS) for _ in range(dice.randint(1, 3))))
    name = dice.choice(TOPICS[factors[0]].names)
    writer = Writer(dice, factors[0], name)
    length = min(5.0, dice.lognormvariate(0, 0.6))
    yield made(
        f"practices/{practice_id(number)}.md",
        f"{name[:1].upper()}{name[1:]}: {_subtitle(dice)} ({MARK})",
        writer.body(length, _related(size, number, dice)),
        kind=dice.skewed(_KINDS),
        level="school",
        status=state,
        authors=[author.school],
        factors=factors,
        summary=writer.summary()[:300],
        **_fields(dice),
        limits=writer.limits(),
        contact={"organisation": author.school},
    )
    if state in _REVIEWED:
        yield _review(number, author, dice)


def _state(size: Size, number: int) -> str:
    return size.dice(f"practice/{number}/state").choice(_STATES)


def _subtitle(dice: Dice) -> str:
    return dice.choice(
        (
            f"опыт {dice.randint(5, 9)}-х классов",
            "как это делают в сельской школе",
            f"год {dice.randint(1, 4)}-й",
            "что вышло за две четверти",
            "от пробы до привычки",
        )
    )


def _related(size: Size, number: int, dice: Dice) -> list[str]:
    earlier = [dice.randrange(number) for _ in range(2)] if number else []
    return [practice_id(one) for one in dict.fromkeys(earlier) if is_out(size, one)]


def _fields(dice: Dice) -> dict[str, Any]:
    before = dice.randint(20, 60)
    result = {
        "what": dice.choice(_MEASURED),
        "before": before,
        "after": before + dice.randint(-3, 30),
        "unit": "percent",
        "period": "учебный год",
        "source": cited(),
    }
    material = {"title": "Листы для урока", "url": "https://shkola.example.org/listy"}
    return {
        "audience": dice.some(_AUDIENCE, 1, 3),
        "subjects": dice.some(_SUBJECTS, 0, 2),
        "grades": dice.some(_GRADES, 1, 2),
        "year_from": dice.randint(YEAR - 5, YEAR - 1),
        "effort": {
            "people": dice.choice(
                ("два учителя", "завуч и три учителя", "один классный руководитель")
            ),
            "hours": dice.choice(("час в неделю", "два часа в неделю", "полчаса перед уроками")),
            "cost": dice.skewed(("none", "low", "medium", "high")),
        },
        "first_effect": dice.choice(("at_once", "month", "quarter", "year")),
        "evidence_level": dice.skewed(_EVIDENCE),
        "results": [result],
        "fit": {"settlement": dice.some(("village", "town", "city", "hard_to_reach"), 1, 2)},
        "materials": [material if dice.happens(0.3) else {**material, "licence": "CC BY 4.0"}],
    }


def _review(number: int, author: Author, dice: Dice) -> Made:
    criteria = [{"criterion": one, "score": 2} for one in _CRITERIA]
    institute = f"institut-{author.region + 1}"
    return made(
        f"reviews/{practice_id(number)}.yml",
        f"Экспертиза опыта {number + 1} ({MARK})",
        object=practice_id(number),
        requested_by={"organisation": author.school},
        experts=[{"organisation": institute}, {"role": "methodist"}],
        date=f"{YEAR}-{dice.randint(1, 10):02}-{dice.randint(1, 28):02}",
        criteria=criteria,
        decision="accept",
    )
