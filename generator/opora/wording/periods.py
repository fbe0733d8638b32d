"""Reading a time as plans write it: one of the seven forms, and what had to be inferred."""

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from pydantic import TypeAdapter

from opora.late import late_pattern
from opora.model import Period, Span
from opora.model.period import month_bounds
from opora.wording.heard import Heard
from opora.wording.period_tokens import (
    AUGUST,
    Point,
    Taken,
    exists,
    plain_words,
    real_day,
    take_apart,
)
from opora.wording.period_words import period_words
from opora.writing import Plain

YEAR_INFERRED = "год взят из срока карты"
"""What is said of a month or day whose year the cell does not name."""

FORMS = (
    "напишите срок одним из способов: «25.05.2026», «с 01.09.2026 по 25.05.2027», "
    "«сентябрь – декабрь 2026», «в течение года», «ежемесячно», «ежеквартально», «по графику»"
)

_NO_YEAR = Heard(
    problem="непонятно, какого года срок",
    hint="допишите год: «сентябрь 2026»; или назовите срок карты ключом --year",
)

_OFTEN = late_pattern(
    r"ежемесячн|кажд\w+ месяц|раз в месяц|ежеквартальн|раз в квартал|кажд\w+ квартал"
    r"|ежечетвертн|раз в четверть|кажд\w+ четверт"
)
_QUARTER = late_pattern(r"квартал")
_SCHOOL_QUARTER = late_pattern(r"четверт")
_ON_REQUEST = late_pattern(r"по (?:мере )?(?:запрос|заявк|обращени|необходимост)\w*")
_SCHEDULE = late_pattern(
    r"(?:по|согласно|в соответствии с)[\w\s]{0,40}?(?:график|план|расписани)\w*"
)
_ALL_YEAR = late_pattern(
    r"(?:в течени[ие]|на протяжении)[\w\s-]*?(?:год|период|срок)\w*"
    r"|(?:весь|целый|круглый)[\w\s]*год|^(?:учебный )?год$"
    r"|^20\d\d\s*(?:[-/]\s*(?:20)?\d\d)?\s*(?:уч\w*\.?\s*)?(?:г(?:од|оды)?\.?)?$"
)
_LOOSELY_ALL_YEAR = late_pattern(
    r"постоянн|систематическ|регулярн|еженедельн|ежедневн|раза? в (?:неделю|год|полугоди)"
    r"|ежегодн|весь период|до конца|по мере|по факту"
)
_PARTS = (
    (late_pattern(r"\b(?:1|i|перв\w+)[\s-]*(?:я|ая)?\s*четверт"), (9, 10)),
    (late_pattern(r"\b(?:2|ii|втор\w+)[\s-]*(?:я|ая)?\s*четверт"), (11, 12)),
    (late_pattern(r"\b(?:3|iii|трет\w+)[\s-]*(?:я|ья)?\s*четверт"), (1, 3)),
    (late_pattern(r"\b(?:4|iv|четверт\w+)[\s-]*(?:я|ая)?\s*четверт"), (4, 5)),
    (late_pattern(r"\b(?:1|i|перв\w+)[\s-]*(?:й|ый)?\s*квартал"), (1, 3)),
    (late_pattern(r"\b(?:2|ii|втор\w+)[\s-]*(?:й|ой)?\s*квартал"), (4, 6)),
    (late_pattern(r"\b(?:3|iii|трет\w+)[\s-]*(?:й|ий)?\s*квартал"), (7, 9)),
    (late_pattern(r"\b(?:4|iv|четверт\w+)[\s-]*(?:й|ый)?\s*квартал"), (10, 12)),
    (late_pattern(r"\b(?:1|i|перв\w+)[\s-]*(?:е|ое)?\s*полугоди"), (9, 12)),
    (late_pattern(r"\b(?:2|ii|втор\w+)[\s-]*(?:е|ое)?\s*полугоди"), (1, 5)),
    (late_pattern(r"\bосен"), (9, 11)),
    (late_pattern(r"\bвесн|\bвесен"), (3, 5)),
    (late_pattern(r"\bлет[оа]|\bлетн"), (6, 8)),
)
_YEAR = late_pattern(r"20\d\d")


def read_period(text: str, plan: Span | None, day: date | None = None) -> Heard:
    """Read a time.

    Args:
        text: the words of a cell.
        plan: the time of the plan, which gives the year where the words do not.
        day: the date of a cell that holds a date.
    """
    if day:
        return Heard({"kind": "date", "date": day})
    words = plain_words(text)
    heard = _in_words(words, plan) or _of_points(take_apart(words), plan)
    return replace(heard, value=_with_raw(heard.value, text))


def _in_words(words: str, plan: Span | None) -> Heard | None:
    if _OFTEN.search(words):
        return _recurring(words)
    if _ALL_YEAR.search(words):
        return Heard({"kind": "all_year"})
    parts = next((months for pattern, months in _PARTS if pattern.search(words)), None)
    if parts:
        return _part_of_year(words, parts, plan)
    return None if take_apart(words).points else _vague(words)


def _vague(words: str) -> Heard | None:
    if _SCHEDULE.search(words):
        return Heard({"kind": "schedule"})
    if _ON_REQUEST.search(words) or _LOOSELY_ALL_YEAR.search(words):
        check = "такой формы срока в банке нет; записано как «в течение года», слова сохранены"
        return Heard({"kind": "all_year"}, (check,))
    return None


def _recurring(words: str) -> Heard:
    quarter = bool(_QUARTER.search(words) or _SCHOOL_QUARTER.search(words))
    value: dict[str, Plain] = {"kind": "recurring", "every": "quarter" if quarter else "month"}
    if _ON_REQUEST.search(words):
        value["on_request"] = True
    checks = []
    if _SCHOOL_QUARTER.search(words):
        checks.append("четверть записана как квартал")
    if take_apart(words).points:
        checks.append("взята только периодичность, месяцы остались словами")
    return Heard(value, tuple(checks))


def _part_of_year(words: str, months: tuple[int, int], plan: Span | None) -> Heard:
    years = [int(year) for year in _YEAR.findall(words)]
    year = (years[-1] if months[0] < AUGUST else years[0]) if years else None
    start, first_checks = _dated(Point(months[0], year=year), plan)
    end, checks = _dated(Point(months[1], year=year), plan)
    if start is None or end is None:
        return _NO_YEAR
    named = "часть года записана месяцами: " + f"{_month(start)} – {_month(end)}"
    value: Plain = {"kind": "months", "start": _month(start), "end": _month(end)}
    return Heard(value, (named, *dict.fromkeys((*first_checks, *checks))))


def _of_points(taken: Taken, plan: Span | None) -> Heard:
    if not taken.points:
        return Heard(None, problem="срок не понят", hint=FORMS)
    points: list[Point] = []
    checks: dict[str, None] = {}
    for one in _borrowed_years(taken):
        dated, said = _dated(one, plan)
        if dated is None or dated.year is None:
            return _NO_YEAR
        points.append(dated)
        checks |= dict.fromkeys(said)
    if not all(map(exists, points)):
        return Heard(None, problem="такой даты нет в календаре", hint="проверьте число и месяц")
    if taken.rest:
        checks[f"слова «{taken.rest}» в форму срока не вошли и остались в записи дословно"] = None
    heard = _shaped(points, taken)
    return replace(heard, checks=(*checks, *heard.checks))


def _borrowed_years(taken: Taken) -> list[Point]:
    """Give «декабрь – январь 2027» the year before for its beginning."""
    points = list(taken.points)
    for place in range(len(points) - 1, 0, -1):
        one, after = points[place - 1], points[place]
        same_year = one.year is not None and one.year == after.year
        if taken.joints[place - 1] == "range" and same_year and one.month > after.month:
            points[place - 1] = replace(one, year=(one.year or 0) - 1)
    return points


def _dated(point: Point, plan: Span | None) -> tuple[Point | None, tuple[str, ...]]:
    if point.year:
        return point, ()
    if plan is None or not exists(replace(point, year=plan.start.year, day=None)):
        return None, ()
    within = [year for year in range(plan.start.year, plan.end.year + 1) if _in(plan, year, point)]
    if len(within) != 1:
        return None, ()
    return replace(point, year=within[0]), (YEAR_INFERRED,)


def _in(plan: Span, year: int, point: Point) -> bool:
    first, last = month_bounds(f"{year}-{point.month:02}")
    return first <= plan.end and plan.start <= last


def _shaped(points: list[Point], taken: Taken) -> Heard:
    days = [real_day(one) for one in points if one.day]
    found = sorted({day for day in days if day})
    if len(days) == len(points):
        return _of_days(found, taken)
    if found:
        months = sorted({_month(one) for one in points})
        check = "дни и месяцы названы вместе; записаны месяцы, слова сохранены"
        return Heard({"kind": "months", "start": months[0], "end": months[-1]}, (check,))
    return _of_months(points, taken)


def _of_days(days: list[date], taken: Taken) -> Heard:
    if len(days) == 1:
        return Heard({"kind": "date", "date": days[0]})
    if "range" not in taken.joints:
        return Heard({"kind": "dates", "dates": days})
    value: Plain = {"kind": "range", "start": days[0], "end": days[-1]}
    if len(days) == len(("start", "end")):
        return Heard(value)
    return Heard(value, ("несколько промежутков записаны одним, слова сохранены",))


def _of_months(points: list[Point], taken: Taken) -> Heard:
    months = sorted({_month(one) for one in points})
    value: Plain = {"kind": "months", "start": months[0], "end": months[-1]}
    if taken.until:
        return Heard(value, ("срок «до месяца» записан самим месяцем, слова сохранены",))
    if "range" in taken.joints or _follow_each_other(months):
        return Heard(value)
    check = "несколько отдельных месяцев записаны одним промежутком, слова сохранены"
    return Heard(value, (check,))


def _follow_each_other(months: list[str]) -> bool:
    return all(
        f"{month_bounds(one)[1] + timedelta(days=1):%Y-%m}" == two for one, two in pairwise(months)
    )


def _month(point: Point) -> str:
    return f"{point.year}-{point.month:02}"


_PURE_DAYS = late_pattern(
    r"[\d.\s,;–—-]*(?:г\.|года)?|(?:с\s+)?[\d.]+\s+по\s+[\d.]+", re.IGNORECASE
)


@cache
def _period() -> TypeAdapter[Period]:
    return TypeAdapter(Period)


def _with_raw(value: Plain, text: str) -> Plain:
    """Keep the words of the document, unless the value says just the same."""
    if not isinstance(value, dict):
        return value
    days = value["kind"] in {"date", "dates", "range"}
    told = days and _PURE_DAYS.fullmatch(text)
    if told or period_words(_period().validate_python(value)) == text:
        return value
    return {**value, "raw": " ".join(text.split())}
