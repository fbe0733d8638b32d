"""What made-up schools of the programme do: profiles, roadmaps, curators, reports."""

from collections.abc import Iterator, Sequence
from typing import Any

from opora.demo.dice import Dice
from opora.demo.names import marked
from opora.demo.phrases import TOPICS
from opora.demo.places import PROGRAMME
from opora.demo.plan import YEAR, District, Size
from opora.demo.record import MARK, Made, made

CATALOGUE = "method-15"
FACTORS = (
    *("clm-student-motivation", "mgt-struggling-students", "res-staff-shortage", "clm-parents"),
    *("res-teacher-competence", "mgt-assessment-system", "clm-psych-climate", "mgt-inclusion-ovz"),
    *("clm-discipline", "res-equipment", "mgt-migrants-language", "mgt-staff-collaboration"),
    *("mgt-career-guidance", "clm-teacher-engagement", "mgt-leadership-motivation"),
)
"""Factors from the most to the least frequent risk."""

SCHOOLS_OF_CURATOR = 4
MONTHS = tuple(f"{YEAR}-{number:02}" for number in range(8, 11))

_DONE = {"kind": "report", "note": "отчёт школы"}


def programme_of(size: Size, district: District, practices: Sequence[str]) -> Iterator[Made]:
    """Make what the schools of a municipality do in the programme.

    Args:
        size: the bank.
        district: the municipality.
        practices: ids of practices that measures may name.
    """
    members = [number for number in district.schools if size.takes_part(number)]
    if not members:
        return
    dice = size.dice(f"{district.id}/programme")
    for number in members:
        yield from _school(size, district.school(number), practices)
    for at in range(0, len(members), SCHOOLS_OF_CURATOR):
        if dice.happens(0.9):
            held = [district.school(number) for number in members[at : at + SCHOOLS_OF_CURATOR]]
            yield _assignment(district, f"kurator-{at}", "curator", held)
    if dice.happens(0.95):
        yield _assignment(district, "koordinator", "municipal_coordinator", [district.id])
    yield from _reports(district, dice)


def risks_of(size: Size, school: str) -> list[tuple[str, str]]:
    """Choose the risks of a school with their significance, the heaviest first."""
    dice = size.dice(f"{school}/risks")
    factors = list(dict.fromkeys(dice.skewed(FACTORS) for _ in range(dice.randint(3, 9))))
    weights = ("high", "high", "medium", "low")
    order = {"high": 0, "medium": 1, "low": 2}
    return sorted(((one, dice.choice(weights)) for one in factors), key=lambda one: order[one[1]])


def _school(size: Size, school: str, practices: Sequence[str]) -> Iterator[Made]:
    dice = size.dice(f"{school}/programme")
    risks = risks_of(size, school)
    if dice.happens(0.96):
        yield made(
            f"schools/{school}/risk-profile-{YEAR}.yml",
            marked(f"Рисковый профиль {YEAR} года"),
            catalogue=CATALOGUE,
            method="survey",
            date=f"{YEAR}-03-{dice.randint(1, 28):02}",
            entries=[_risk(factor, weight, dice) for factor, weight in risks],
        )
    if dice.happens(0.93):
        answered = [factor for factor, weight in risks if weight != "low"] or [risks[0][0]]
        yield made(
            f"schools/{school}/roadmap-{YEAR}.yml",
            marked(f"Дорожная карта {YEAR} года"),
            programme=PROGRAMME,
            period={"start": f"{YEAR}-01-01", "end": f"{YEAR}-12-31"},
            goal="Снизить риски из профиля и поднять результаты проверочных работ.",
            tasks=[{"id": f"task-{at}", "title": _task(one)} for at, one in enumerate(answered, 1)],
            items=list(_measures(answered, dice, practices)),
        )


def _risk(factor: str, weight: str, dice: Dice) -> dict[str, Any]:
    risk: dict[str, Any] = {"factor": factor, "significance": weight}
    if weight == "medium":
        verdict = "confirmed" if dice.happens(0.85) else "pending"
        risk["curator_assessment"] = {"verdict": verdict, "role": "curator"}
    return risk


def _task(factor: str) -> str:
    name = TOPICS[factor].names[0]
    return f"{name[:1].upper()}{name[1:]}"


def _measures(
    factors: Sequence[str], dice: Dice, practices: Sequence[str]
) -> Iterator[dict[str, Any]]:
    number = 0
    for at, factor in enumerate(factors, 1):
        for step in dice.some(TOPICS[factor].steps, 1, 3):
            number += 1
            month = dice.randint(1, 12)
            measure = {
                "id": f"m{number}",
                "task": f"task-{at}",
                "activity": step,
                "period": _period(month, dice),
                "responsible": [{"role": dice.choice(("deputy_head", "school_head", "methodist"))}],
                "expected_result": _result(dice),
                "factors": [factor],
            }
            if practices and dice.happens(0.3):
                measure["practices"] = [dice.skewed(practices)]
            yield {**measure, **_state(month, dice)}


def _period(month: int, dice: Dice) -> dict[str, Any]:
    last = min(12, month + dice.randint(1, 3))
    return dice.choice(
        (
            {"kind": "date", "date": f"{YEAR}-{month:02}-{dice.randint(1, 28):02}"},
            {"kind": "months", "start": f"{YEAR}-{month:02}", "end": f"{YEAR}-{last:02}"},
            {"kind": "all_year"},
            {"kind": "recurring", "every": "month"},
        )
    )


def _result(dice: Dice) -> dict[str, Any]:
    if dice.happens(0.4):
        return {
            "text": "Есть план встреч и записи о них",
            "qualitative": ["план и записи на сайте"],
        }
    number = dice.randint(2, 12)
    quantity = {"value": number, "comparator": "at_least", "unit": "event"}
    return {"text": f"Прошло не менее {number} занятий", "quantities": [quantity]}


def _state(month: int, dice: Dice) -> dict[str, Any]:
    if month > 10:  # noqa: PLR2004  the made-up clock stands in November
        return {"state": "planned"}
    if dice.happens(0.65):
        day = f"{YEAR}-{month:02}-{dice.randint(1, 28):02}"
        proofs = [_DONE] if dice.happens(0.9) else [{"kind": "note", "note": "справка куратора"}]
        return {"state": "done", "actual": {"date": day}, "evidence": proofs}
    return {"state": dice.choice(("in_progress", "in_progress", "planned", "no_data"))}


def _assignment(district: District, name: str, role: str, scope: Sequence[str]) -> Made:
    return made(
        f"assignments/rayon-{district.number + 1}-{name}.yml",
        marked("Куратор школ" if role == "curator" else "Муниципальный координатор"),
        role=role,
        holder=district.authority,
        scope=list(scope),
        year=YEAR,
        programme=PROGRAMME,
    )


def _reports(district: District, dice: Dice) -> Iterator[Made]:
    for month in MONTHS:
        if not dice.happens(0.85):
            continue
        late = dice.happens(0.1)
        next_month = f"{YEAR}-{int(month[5:]) + 1:02}"
        yield made(
            f"schools/{district.id}/reports/{month}.yml",
            f"Отчёт за месяц ({MARK})",
            submitted=f"{next_month}-{dice.randint(11, 25) if late else dice.randint(1, 10):02}",
            measures_complex="Школы работают по своим картам, куратор побывал в каждой.",
            difficulties="Не хватает учителей математики." if dice.happens(0.4) else None,
        )
