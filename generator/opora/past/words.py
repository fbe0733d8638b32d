"""Russian words for what changed: on pages and in the terminal the same."""

from datetime import date

from opora.past.changes import Change
from opora.past.trend import Spot

_MONTHS = (
    *("январь", "февраль", "март", "апрель", "май", "июнь"),
    *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
)

COUNTED = {
    "school": "Школы",
    "practice": "Практики",
    "risk_profile": "Рисковые профили",
    "roadmap": "Дорожные карты",
    "measure": "Меры в дорожных картах",
    "report": "Ежемесячные отчёты",
    "assignment": "Назначения",
}
"""Kinds of records whose numbers are followed."""

NO_DATA = "нет данных"
COUNTRY = "Вся страна"

_VERDICTS = {True: "лучше", False: "хуже", None: ""}


def month_of(day: date) -> str:
    """Name the month of a day: «октябрь 2026 года»."""
    return f"{_MONTHS[day.month - 1]} {day.year} года"


def spot_text(spot: Spot | None, *, dated: bool = False) -> str:
    """Write a value as it was, with its period where two of them differ."""
    if spot is None:
        return NO_DATA
    figure = spot.figure
    told = f"{figure.text} ({figure.fraction})" if figure.fraction else figure.text
    return f"{told}, {period_text(spot.period)}" if dated else told


def period_text(period: str) -> str:
    """Name a year, a month or a quarter: «2026», «май 2026 года», «2 квартал 2026 года»."""
    if "q" in period:
        return f"{period[6:]} квартал {period[:4]} года"
    return month_of(date.fromisoformat(f"{period}-01")) if "-" in period else period


def step_text(change: Change) -> str:
    """Write by how much a value moved: «+16,7 п. п.»; empty where it cannot be said."""
    if change.step is None:
        return ""
    sign = "+" if change.step > 0 else "\u2212" if change.step < 0 else ""
    unit = "\u00a0п.\u00a0п." if change.definition.unit == "percent" else ""
    return f"{sign}{_number(abs(change.step))}{unit}"


def _number(value: float) -> str:
    rounded = round(value, 1)
    text = f"{rounded:,.1f}".removesuffix(".0")
    return text.replace(",", "\u00a0").replace(".", ",")


def verdict(change: Change) -> str:
    """Tell whether a value got better or worse, or why that cannot be told."""
    if change.before is None:
        return "раньше не было"
    if change.after is None:
        return "больше нет"
    if change.turned:
        return "новый период"
    return _VERDICTS[change.better]
