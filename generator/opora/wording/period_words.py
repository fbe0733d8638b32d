"""A time in the words in which documents write it."""

from datetime import date

from opora.model import Period
from opora.model.period import (
    AllYear,
    BySchedule,
    DayRange,
    MonthRange,
    OnDate,
    OnDates,
    Recurring,
)

MONTHS = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)


def period_words(period: Period) -> str:
    """Say when; a day that is not known is no words at all."""
    match period:
        case OnDate(date=day):
            words = _day(day) if day else ""
        case OnDates(dates=days):
            words = ", ".join(map(_day, days))
        case DayRange(start=start, end=end):
            words = f"{_day(start)} – {_day(end)}"
        case MonthRange(start=start, end=end):
            words = _months(start, end)
        case AllYear():
            words = "в течение года"
        case Recurring(every=every, on_request=on_request):
            often = "ежемесячно" if every == "month" else "ежеквартально"
            words = f"{often} и по запросу" if on_request else often
        case BySchedule():
            words = "по графику"
    return words


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _months(start: str, end: str) -> str:
    (year, month), (last_year, last) = start.split("-"), end.split("-")
    first_word, last_word = MONTHS[int(month) - 1], MONTHS[int(last) - 1]
    if start == end:
        return f"{first_word} {year}"
    if year == last_year:
        return f"{first_word} – {last_word} {year}"
    return f"{first_word} {year} – {last_word} {last_year}"
