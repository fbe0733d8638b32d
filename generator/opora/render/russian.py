"""Russian words for days, counts, periods and quantities, as people write them."""

from datetime import date

from opora.model import Comparator, Period, Quantity, Unit
from opora.model.period import (
    AllYear,
    BySchedule,
    DayRange,
    MonthRange,
    OnDate,
    OnDates,
    Recurring,
    Span,
)
from opora.words.counting import form
from opora.words.months import MONTHS, month

_OF_MONTH = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)

Forms = tuple[str, str, str, str]
"""A noun after a count: 1 школа, 2 школы, 5 школ, and «не менее 1 школы»."""

UNIT_FORMS: dict[Unit, Forms] = {
    Unit.SCHOOL: ("школа", "школы", "школ", "школы"),
    Unit.MUNICIPALITY: ("муниципалитет", "муниципалитета", "муниципалитетов", "муниципалитета"),
    Unit.ORGANISATION: (
        "образовательная организация",
        "образовательные организации",
        "образовательных организаций",
        "образовательной организации",
    ),
    Unit.CURATOR: ("куратор", "куратора", "кураторов", "куратора"),
    Unit.HEAD: ("руководитель", "руководителя", "руководителей", "руководителя"),
    Unit.TEAM: (
        "управленческая команда",
        "управленческие команды",
        "управленческих команд",
        "управленческой команды",
    ),
    Unit.TEACHER: ("педагог", "педагога", "педагогов", "педагога"),
    Unit.LISTENER: ("слушатель", "слушателя", "слушателей", "слушателя"),
    Unit.PUPIL: ("обучающийся", "обучающихся", "обучающихся", "обучающегося"),
    Unit.PARENT: ("родитель", "родителя", "родителей", "родителя"),
    Unit.FAMILY: ("семья", "семьи", "семей", "семьи"),
    Unit.EVENT: ("мероприятие", "мероприятия", "мероприятий", "мероприятия"),
    Unit.WEBINAR: ("вебинар", "вебинара", "вебинаров", "вебинара"),
    Unit.SEMINAR: ("семинар", "семинара", "семинаров", "семинара"),
    Unit.METHOD_DAY: (
        "методический день",
        "методических дня",
        "методических дней",
        "методического дня",
    ),
    Unit.CONSULTATION: ("консультация", "консультации", "консультаций", "консультации"),
    Unit.COMMUNITY: (
        "сетевое сообщество",
        "сетевых сообщества",
        "сетевых сообществ",
        "сетевого сообщества",
    ),
    Unit.DOCUMENT: ("документ", "документа", "документов", "документа"),
    Unit.PROGRAMME: ("программа", "программы", "программ", "программы"),
    Unit.PLAN: ("план", "плана", "планов", "плана"),
    Unit.PRACTICE: ("практика", "практики", "практик", "практики"),
    Unit.BANK: ("банк практик", "банка практик", "банков практик", "банка практик"),
    Unit.LESSON: ("урок", "урока", "уроков", "урока"),
    Unit.PERCENT: ("%", "%", "%", "%"),
    Unit.PERCENTAGE_POINT: (
        "процентный пункт",
        "процентных пункта",
        "процентных пунктов",
        "процентного пункта",
    ),
    Unit.POINT: ("балл", "балла", "баллов", "балла"),
    Unit.HOUR: ("час", "часа", "часов", "часа"),
}


def day(value: date) -> str:
    """Write a day: «1 марта 2021 года»."""
    return f"{value.day} {_OF_MONTH[value.month - 1]} {value.year} года"


def short_day(value: date) -> str:
    """Write a day for a table: «01.03.2021»."""
    return f"{value:%d.%m.%Y}"


LONG_NUMBER = 10_000
"""From here on thousands are set apart."""


def number(value: float) -> str:
    """Write a number: thin spaces between thousands from 10 000 on, a comma, a true minus."""
    text = f"{value:,}".replace(",", "\u00a0").replace(".", ",").replace("-", "\N{MINUS SIGN}")
    return text.replace("\u00a0", "") if abs(value) < LONG_NUMBER else text


def share(value: float) -> str:
    """Write a share as it is, with a comma: «30», «30,04»."""
    return f"{value:g}".replace(".", ",")


def tidy(value: float) -> float:
    """Round to one digit after the comma; a whole number loses it."""
    rounded = round(value, 1)
    return int(rounded) if rounded == int(rounded) else rounded


def glue(text: str) -> str:
    """Bind a dash to the word before it and a «№» to its number; markup stays markup."""
    return text.replace(" — ", "\u00a0— ").replace("№ ", "№\u00a0")


def count(value: float, one: str, few: str, many: str) -> str:
    """Write a count with its noun: «5 школ»."""
    return f"{number(value)}\u00a0{form(value, (one, few, many))}"


def quantity(value: Quantity) -> str:
    """Write a quantity: «не менее 10 вебинаров», «60 % родителей»."""
    forms = UNIT_FORMS[value.unit]
    if value.comparator is Comparator.EXACTLY:
        noun, lead = form(value.value, forms), ""
    else:
        noun = form(value.value, (forms[3], forms[2], forms[2]))
        lead = f"{value.comparator.label} "
    scope = f" {value.scope}" if value.scope else ""
    return f"{lead}{number(value.value)}\u00a0{noun}{scope}"


def period(value: Period) -> str:
    """Write a period in words; the document's own wording wins where it says the same."""
    match value:
        case OnDate():
            return _on_date(value)
        case OnDates(dates=days):
            said = ", ".join(short_day(one) for one in days)
        case DayRange(start=start, end=end):
            said = f"{short_day(start)} – {short_day(end)}"
        case MonthRange(start=first, end=last):
            said = months(first, last)
        case Recurring():
            said = value.raw or _recurring(value)
        case AllYear():
            said = value.raw or "в течение года"
        case BySchedule():
            said = value.raw or "по графику"
    return said


def _on_date(value: OnDate) -> str:
    if value.date:
        return short_day(value.date)
    possible = " или ".join(short_day(one) for one in value.candidates)
    return f"дата неизвестна (возможно, {possible})" if possible else "дата неизвестна"


def _recurring(value: Recurring) -> str:
    often = "ежемесячно" if value.every == "month" else "ежеквартально"
    return f"{often}, по запросу" if value.on_request else often


def months(first: str, last: str) -> str:
    """Write a range of months: «март – июнь 2021 года»."""
    if first == last:
        return month(first)
    start = MONTHS[int(first[5:]) - 1] if first[:4] == last[:4] else month(first)
    return f"{start} – {month(last)}"


def span(value: Span) -> str:
    """Write the days of a plan; whole years are written as years."""
    if (value.start.month, value.start.day, value.end.month, value.end.day) == (1, 1, 12, 31):
        if value.start.year == value.end.year:
            return f"{value.start.year} год"
        return f"{value.start.year}–{value.end.year} годы"
    return f"{short_day(value.start)} – {short_day(value.end)}"
