"""Taking the words of a time apart: days, months, years, and what stands between them."""

import re
from dataclasses import dataclass, replace
from datetime import date

from opora.late import late_pattern

_MONTHS = (
    r"янв(?:ар[а-я]+|\.|\b)",
    r"фев(?:рал[а-я]+|р?\.|\b)",
    r"мар(?:т[а-я]*|\.|\b)",
    r"апр(?:ел[а-я]+|\.|\b)",
    r"ма[йяею]м?\b",
    r"июн[а-я]*\.?",
    r"июл[а-я]*\.?",
    r"авг(?:уст[а-я]*|\.|\b)",
    r"сен(?:тябр[а-я]+|т?\.|т?\b)",
    r"окт(?:ябр[а-я]+|\.|\b)",
    r"ноя(?:бр[а-я]+|б?\.|\b)",
    r"дек(?:абр[а-я]+|\.|\b)",
)
_EMPTY = r"г\.?г|г|года?|году|лет|уч|учебн[а-я]+|числ[а-я]+|месяц[а-я]*|в|во|на"
_PATTERNS = (
    ("iso", r"(?P<iy>20\d\d)-(?P<im>\d{1,2})-(?P<id>\d{1,2})"),
    ("numeric", r"(?P<d>\d{1,2})[./](?P<m>\d{1,2})(?:[./](?P<y>20\d\d|\d\d))?(?![\d])"),
    ("years", r"(?P<y1>20\d\d)\s*[-/]\s*(?P<y2>20\d\d|\d\d)(?!\d)"),
    ("year", r"20\d\d"),
    *((f"month{n}", rf"(?<![а-я]){form}") for n, form in enumerate(_MONTHS, 1)),
    ("number", r"(?<!\d)\d{1,2}(?!\d)"),
    ("until", r"\b(?:до|не позднее|не позже|к|срок до)\b"),
    ("start", r"\b(?:с|со|от|начиная с)\b"),
    ("range", r"-|\bпо\b"),
    ("list", r"[,;\n/]|\bи\b"),
    ("empty", rf"(?<![а-я])(?:{_EMPTY})(?![а-я])\.?|[.()\s]"),
)
_TOKEN = late_pattern("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS))
_DASHES = late_pattern("[\u2010-\u2015\u2212]")
_CENTURY = 2000
AUGUST = 8
"""The month in which a school year may begin."""


@dataclass(frozen=True, slots=True)
class Point:
    """A day or a month, as far as it is named."""

    month: int
    day: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """Points in their order, what stands between each and the next, and what was left over.

    `until` tells that the words name a deadline; `years` are those of a school year.
    """

    points: tuple[Point, ...]
    joints: tuple[str, ...]
    rest: str
    until: bool = False


def plain_words(text: str) -> str:
    """Make letters and dashes equal."""
    return _DASHES.sub("-", text.casefold().replace("ё", "е")).strip()


def take_apart(text: str) -> Taken:
    """Find the days and months in words that `plain_words` made equal."""
    reading = _Reading()
    end = 0
    for match in _TOKEN.finditer(text):
        reading.rest += f" {text[end : match.start()]}"
        end = match.end()
        reading.take(match)
    reading.rest += f" {text[end:]}"
    reading.close()
    return Taken(
        tuple(reading.points),
        tuple(reading.joints),
        " ".join(reading.rest.split()),
        until=reading.until,
    )


class _Reading:
    """Takes tokens one by one: numbers wait for their month, points for their year."""

    def __init__(self) -> None:
        self.points: list[Point] = []
        self.joints: list[str] = []
        self.rest = ""
        self.until = False
        self._started = False
        self._waiting: list[tuple[int, str]] = []
        self._joint = ""

    def take(self, match: re.Match[str]) -> None:
        kind = next(name for name, _ in _PATTERNS if match[name] is not None)
        match kind:
            case "iso":
                self._add(Point(int(match["im"]), int(match["id"]), int(match["iy"])))
            case "numeric":
                self._days(int(match["m"]))
                self._add(Point(int(match["m"]), int(match["d"])))
                if match["y"]:
                    self._date_back(_full(match["y"]))
            case "years":
                self._school_year(int(match["y1"]), _full(match["y2"]))
            case "year":
                self._date_back(int(match[0]))
            case "number":
                self._waiting.append((int(match[0]), self._joint))
                self._joint = ""
            case "empty":
                pass
            case "until" | "start" | "range" | "list":
                self._between(kind)
            case _:
                self._month(int(kind.removeprefix("month")))

    def _between(self, kind: str) -> None:
        match kind:
            case "start":
                self._started = True
            case "until" if not self._started:
                self.until = True
            case _:
                self._joint = "range" if kind == "until" else kind

    def _month(self, month: int) -> None:
        if not self._days(month):
            self._add(Point(month))

    def _days(self, month: int) -> int:
        """Give the waiting numbers to a month as its days; tell how many there were."""
        waiting, self._waiting = self._waiting, []
        after = self._joint
        for day, joint in waiting:
            self._joint = joint
            self._add(Point(month, day))
        self._joint = after if waiting else self._joint
        return len(waiting)

    def _add(self, point: Point) -> None:
        if self.points:
            self.joints.append(self._joint or "list")
        self._joint = ""
        self.points.append(point)

    def _date_back(self, year: int) -> None:
        self.points = [one if one.year else replace(one, year=year) for one in self.points]

    def _school_year(self, first: int, second: int) -> None:
        self.points = [
            one if one.year else replace(one, year=first if one.month >= AUGUST else second)
            for one in self.points
        ]

    def close(self) -> None:
        """Leave numbers that no month claimed to the rest."""
        self.rest += " ".join(f" {number}" for number, _ in self._waiting)


def _full(year: str) -> int:
    return int(year) if len(year) == len("2026") else _CENTURY + int(year)


def real_day(point: Point) -> date | None:
    """Return the day a point names, if the calendar has it."""
    try:
        return date(point.year or 0, point.month, point.day or 0)
    except ValueError:
        return None


def exists(point: Point) -> bool:
    """Tell whether the calendar has what a point names; one without a day names a month."""
    return real_day(point if point.day else replace(point, day=1)) is not None
