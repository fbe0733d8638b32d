"""Rule V52: telephones, papers, birth dates, home addresses, cards."""

import re
from collections.abc import Callable, Iterator

from opora.late import late_pattern
from opora.privacy.checksums import is_luhn, is_snils
from opora.privacy.found import Trace

Searcher = Callable[[str], Iterator[tuple[int, int, str, bool]]]
"""Takes a text, gives stretches with what they are and whether it is sure."""

_SOME_DIGITS = late_pattern(r"\d")
_DAY = late_pattern(r"\b(?:19|20)\d\d(?:-\d\d-\d\d|[–-](?:19|20)\d\d)?\b")
_CLUE = late_pattern(r"\d(?:[\s().\u00a0–-]{0,3}\d){4}")
_SAID = (
    *(
        "рожд",
        "родил",
        "ождения",
        "одил",
        "г. р",
        "г.р",
        ". р.",
        "кв.",
        "вартир",
        "рожива",
        "ивет",
        "ивёт",
    ),
    *("ивут", "рописк", "арегистр", "омашн", "КВ.", "гр."),
)
"""Beginnings of words beside which a short number tells of a person."""

_S = r"[\s\u00a0.–—-]"
_PHONE = late_pattern(
    rf"(?<![\w/.#=&?+-])(?:\+\s?7|[78]){_S}?\(?\s?(?P<code>\d{{3,5}})\s?\)?(?P<rest>(?:{_S}?\d){{5,7}})(?![\w]|[.,]\d|-\d)"
)
_BESIDE = (
    r"\b(?:тел(?:ефон\w*)?|моб(?:ильн\w+)?|сот(?:ов\w+)?|whatsapp|ватсап\w*|телеграм\w*|viber"
    r"|phone)\b"
)
_SAID_PHONE = late_pattern(
    rf"{_BESIDE}\.?[^\d\n]{{0,25}}?(?P<number>\+?\(?\d(?:[\s()\u00a0–-]{{0,2}}\d){{4,11}})(?!\d)",
    re.IGNORECASE,
)
_DIGITS = late_pattern(r"\D")
_FREE = ("800", "804")
_LENGTH = 11

_SNILS = late_pattern(r"(?<![\w-])\d{3}-\d{3}-\d{3}[\s\u00a0-]\d{2}(?![\w-])")
_SAID_SNILS = late_pattern(
    r"(?:снилс|страхов\w+ номер\w*)[^\d\n]{0,20}"
    r"(?P<number>\d{3}[\s-]?\d{3}[\s-]?\d{3}[\s-]?\d{2})(?!\d)",
    re.IGNORECASE,
)
_PASSPORT = late_pattern(
    r"паспорт\w*[^\d\n]{0,30}(?P<number>\d{2}\s?\d{2}[\s,]*(?:№|N|номер)?\s*\d{6})(?!\d)",
    re.IGNORECASE,
)
_BIRTH_PAPER = late_pattern(
    r"(?:свидетельств\w+"
    r"|св-в\w) о рождении[^\n]{0,20}?(?P<number>[IVXLХ]{1,5}\s?-\s?[А-Я]{2}\s*№?\s*\d{6})",
    re.IGNORECASE,
)

_MONTH = r"(?:январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*"
_DATE = (
    rf"(?:\d{{1,2}}\.\d{{1,2}}\.(?P<{{0}}>\d{{4}})|\d{{1,2}}\s{_MONTH}\s(?P<{{1}}>\d{{4}})"
    rf"|(?P<{{2}}>\d{{4}})-\d\d-\d\d)"
)


def _date(*names: str) -> str:
    return (
        _DATE.replace("{0}", names[0])
        .replace("{1}", names[1])
        .replace("{2}", names[2])
        .replace("{{", "{")
        .replace("}}", "}")
    )


_BORN = late_pattern(
    rf"(?:дат\w+ рождения|родил\w*|\bд\.\s?р\.|день рождения)[^\d\n.]{{0,25}}{_date('a', 'b', 'c')}"
    rf"|{_date('d', 'e', 'f')}\s?(?:г\.\s?р\.|г\.р|гр\.|(?:г\.|года?)?\s?рождения)",
    re.IGNORECASE,
)
_NOT_BORN = late_pattern(
    r"(?:школ\w*|гимнази\w+|лице\w+|проект\w*|традици\w+|иде\w+|клуб\w*|програм\w+|газет\w+|музе\w+|сел[оа]|город\w*|"
    r"поэт\w*|писател\w*|учён\w*)[\s,—–:-]*(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
_LONG_AGO = 1945

_HOUSE = r"(?:д\.|дом)\s?\d+\s?-?[а-я]?\b"
_FLAT = late_pattern(
    r"(?<!\d\s)(?<!\d)\b(?:кв\.\s?|квартира\s)№?\s?\d{1,4}\b(?!\s?м)", re.IGNORECASE
)
_HOME = late_pattern(
    r"(?:прожива\w+|жив[её]т|живут|прописк\w+|домашн\w+ адрес\w*|адрес\w* проживания"
    r"|зарегистрирован\w* по)"
    r"[^\n]{0,80}?(?P<place>\b(?:ул(?:\.|иц\w+)|пр(?:\.|-т|осп\w+)|пер(?:\.|еул\w+)|б-р|бульвар\w*|пл\.|наб\.|д(?:\.|ом\w*)\s?\d|[А-ЯЁ][а-яё]+,\s?\d)[^\n]{0,40}?\d+)",
    re.IGNORECASE,
)
_CARD = late_pattern(r"(?<![\w/.=-])(?:[2-6]\d{3}(?:[\s\u00a0-]?\d{4}){3})(?![\w-])")
_ADDRESS = late_pattern(r"\S*://\S*")


def may_hold_numbers(line: str) -> bool:
    """Tell, cheaply, whether a line may hold such a number."""
    if not _SOME_DIGITS.search(line):
        return False
    return any(one in line for one in _SAID) or bool(_CLUE.search(_DAY.sub("", line)))


def numbers(text: str, _: str) -> Iterator[Trace]:
    """Find numbers and addresses by which a person can be found."""
    plain = _ADDRESS.sub(lambda link: " " * len(link.group()), text)
    taken: list[tuple[int, int]] = []
    for search in _SEARCHES:
        for start, end, what, sure in search(plain):
            if not any(start < last and first < end for first, last in taken):
                taken.append((start, end))
                yield Trace(
                    "V52", start, end, what, _PHONE_HINT if what == _PHONE_SAID else _HINT, sure
                )


_PHONE_SAID = "номер телефона"
_PHONE_HINT = (
    "уберите номер: для связи хватит названия школы или организации, телефон есть на её сайте"
)
_HINT = (
    "уберите это: ни школе, ни читателю оно не нужно; если уже отправлено — см. страницу «Личные "
    "данные»"
)


def _phones(text: str) -> Iterator[tuple[int, int, str, bool]]:
    for found in _PHONE.finditer(text):
        digits = _DIGITS.sub("", found.group())
        if len(digits) == _LENGTH and digits[1:4] not in _FREE and _looks_dialled(found.group()):
            yield found.start(), found.end(), _PHONE_SAID, True
    for found in _SAID_PHONE.finditer(text):
        digits = _DIGITS.sub("", found["number"])
        if not _is_public(digits):
            yield found.start("number"), found.end("number"), _PHONE_SAID, True


def _looks_dialled(written: str) -> bool:
    """Tell a telephone from a number in thousands and from other codes."""
    digits = _DIGITS.sub("", written)
    return "+" in written or "(" in written or digits[1] in "3489"


def _is_public(digits: str) -> bool:
    return digits[1:4] in _FREE and len(digits) == _LENGTH


def _snils(text: str) -> Iterator[tuple[int, int, str, bool]]:
    for found in _SAID_SNILS.finditer(text):
        sure = is_snils(_DIGITS.sub("", found["number"]))
        yield found.start("number"), found.end("number"), "номер СНИЛС", sure
    for found in _SNILS.finditer(text):
        if is_snils(_DIGITS.sub("", found.group())):
            yield found.start(), found.end(), "номер СНИЛС", True


def _papers(text: str) -> Iterator[tuple[int, int, str, bool]]:
    for found in _PASSPORT.finditer(text):
        yield found.start("number"), found.end("number"), "серия и номер паспорта", True
    for found in _BIRTH_PAPER.finditer(text):
        yield found.start("number"), found.end("number"), "номер свидетельства о рождении", True


def _births(text: str) -> Iterator[tuple[int, int, str, bool]]:
    for found in _BORN.finditer(text):
        year = int(next(filter(None, found.groups())))
        before = text[max(0, found.start() - 60) : found.start()].rpartition("\n")[2]
        after = text[found.start() : found.end() + 20]
        about_things = _NOT_BORN.search(before) or re.search(
            r"рождения\s(?:школ|проект|лице|гимн)", after
        )
        if year > _LONG_AGO and not about_things:
            yield found.start(), found.end(), "дата рождения", True


def _homes(text: str) -> Iterator[tuple[int, int, str, bool]]:
    for found in _HOME.finditer(text):
        yield found.start("place"), found.end("place"), "домашний адрес", True
    for found in _FLAT.finditer(text):
        yield found.start(), found.end(), "домашний адрес", True


def _cards(text: str) -> Iterator[tuple[int, int, str, bool]]:
    for found in _CARD.finditer(text):
        if is_luhn(_DIGITS.sub("", found.group())):
            yield found.start(), found.end(), "номер карты или полиса", True


_SEARCHES: tuple[Searcher, ...] = (_snils, _papers, _births, _cards, _homes, _phones)
