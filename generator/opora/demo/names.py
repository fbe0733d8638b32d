"""Names of made-up places: they sound like places, and each says that it is made up."""

from dataclasses import dataclass

from opora.demo.dice import Dice
from opora.demo.record import MARK
from opora.words.declension import declined

_FIRST = (
    *("Берёзо", "Сосно", "Ясно", "Светло", "Тихо", "Ново", "Старо", "Дальне", "Ближне", "Ольхо"),
    *("Кедро", "Липо", "Вишнёво", "Медово", "Снежно", "Ветро", "Звонко", "Широко", "Круто"),
)
_SECOND = ("горск", "реченск", "полянск", "озёрск", "борск", "лугск", "камск", "дольск", "яровск")
_WHICH = (
    ("Верхний", "Верхняя", "Верхнее", "Верхние"),
    ("Ясный", "Ясная", "Ясное", "Ясные"),
    ("Тихий", "Тихая", "Тихое", "Тихие"),
    ("Малый", "Малая", "Малое", "Малые"),
    ("Дальний", "Дальняя", "Дальнее", "Дальние"),
    ("Светлый", "Светлая", "Светлое", "Светлые"),
    ("Зелёный", "Зелёная", "Зелёное", "Зелёные"),
)
_WHAT = (
    *(("Бор", 0), ("Яр", 0), ("Лог", 0), ("Поляна", 1), ("Речка", 1), ("Заимка", 1), ("Гора", 1)),
    *(("Озеро", 2), ("Поле", 2), ("Урочище", 2), ("Ключи", 3), ("Луга", 3), ("Ручьи", 3)),
)


@dataclass(frozen=True, slots=True)
class Locality:
    """Where a school is: `phrase` is the place after the name of a school, in its own case."""

    settlement: str
    phrase: str


def region_name(number: int) -> str:
    """Name a region: «Берёзогорская область»."""
    return f"{_root(number)}ая область"


def district_name(number: int, kind: str) -> str:
    """Name a municipality of the given kind, the same root as its town."""
    ending = {
        "municipal_area": "ий район",
        "municipal_district": "ий муниципальный округ",
        "city_district": "ий городской округ",
    }
    return f"{_root(number * 7 + 3)}{ending[kind]}"


def locality(dice: Dice) -> Locality:
    """Choose a village, a settlement or a town."""
    which, (what, gender) = dice.choice(_WHICH), dice.choice(_WHAT)
    name = f"{which[gender]} {what}"
    drawn = dice.random()
    if drawn < 0.55:  # noqa: PLR2004  more than half of the schools of the programme are in villages
        return Locality("village", f"села {name}")
    if drawn < 0.65:  # noqa: PLR2004
        return Locality("hard_to_reach", f"посёлка {name}")
    if drawn < 0.8:  # noqa: PLR2004
        return Locality("town", f"посёлка {name}")
    return Locality("city", f"города {_root(dice.randrange(10_000))}")


def school_name(number: int, place: Locality) -> str:
    """Name a school so that nobody takes it for a real one."""
    return f"Школа № {number} {place.phrase} ({MARK})"


def marked(name: str) -> str:
    """Say that a name is made up."""
    return f"{name} ({MARK})"


def of(name: str) -> str:
    """Put a name into the genitive: «Ясноборского района»."""
    return declined(name, "gent")


def _root(number: int) -> str:
    first = _FIRST[number % len(_FIRST)]
    return first + _SECOND[(number // len(_FIRST) + number) % len(_SECOND)]
