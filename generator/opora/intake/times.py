"""For which time a plan is: told by the request, or found in its title, its name, its cells."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from opora.model import Span
from opora.wording.period_tokens import plain_words

_SCHOOL_YEAR = re.compile(r"(20\d\d)\s*[-/]\s*((?:20)?\d\d)(?!\d)")
_YEARS = re.compile(r"(20\d\d)\s*(?:[-/]|по)\s*(20\d\d)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_DAYS = re.compile(
    r"с\s+(\d{1,2})\.(\d{1,2})\.(20\d\d)\s+(?:г\.?\s+)?по\s+(\d{1,2})\.(\d{1,2})\.(20\d\d)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """The time of a plan and where it was found; nothing where it was asked for."""

    plan: Span
    where: str = ""


def school_year(first: int) -> Span:
    """Return the school year that begins in a year, its summer included."""
    return Span(start=date(first, 9, 1), end=date(first + 1, 8, 31))


def calendar_year(first: int, last: int | None = None) -> Span:
    """Return a calendar year, or several."""
    return Span(start=date(first, 1, 1), end=date(last or first, 12, 31))


def read_years(text: str) -> Span | None:
    """Read «2026», «2026-2027», «с 01.09.2026 по 25.05.2027»."""
    words = plain_words(text)
    if days := _DAYS.search(words):
        one, two = days.groups()[:3], days.groups()[3:]
        return _span(one, two)
    if years := _SCHOOL_YEAR.search(words):
        first, second = int(years[1]), int(years[2]) % 100
        if second == (first + 1) % 100:
            return school_year(first)
        if years[2].startswith("20") and int(years[2]) > first:
            return calendar_year(first, int(years[2]))
    found = _YEAR.search(words)
    return calendar_year(int(found[1])) if found else None


def _span(one: tuple[str, ...], two: tuple[str, ...]) -> Span | None:
    try:
        start, end = (date(int(y), int(m), int(d)) for d, m, y in (one, two))
        return Span(start=start, end=end)
    except ValueError:
        return None


def time_of(titles: Iterable[tuple[str, str]], cells: Iterable[str]) -> Found | None:
    """Find the time of a plan.

    Args:
        titles: texts that may name it, each with its place; the first that does is believed.
        cells: the words of all its times.
    """
    for place, text in titles:
        if found := read_years(text):
            return Found(found, place)
    years = sorted({int(year) for text in cells for year in _YEAR.findall(text)})
    if len(years) == 1:
        return Found(calendar_year(years[0]), "сроки в таблице")
    if len(years) == len(("autumn", "spring")) and years[1] == years[0] + 1:
        return Found(school_year(years[0]), "сроки в таблице")
    return None
