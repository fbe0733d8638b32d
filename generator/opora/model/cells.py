"""Cells of a table: numbers as spreadsheets write them, and words of closed lists in Russian."""

import re
from collections.abc import Callable

from opora.model.base import Labelled, fault

FEW = 5
"""Fewest participants whose result may be written down. Source: the bank's rule V55."""

FEW_WRITTEN = f"<{FEW}"
"""What stands for a smaller number."""

_BLANKS = re.compile(r"[\s\u00a0\u2009\u202f]")
_COUNT = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+|\d+")
_SHARE = re.compile(r"\d+(?:[.,]\d+)?")
_BOTH_SIGNS = re.compile(r"\d[\d ]*[.,]\d+[.,]\d+")
_A_DAY = re.compile(r"\d{1,2}[./-](?:\d{1,2}|[а-я]{3,8})\.?(?:[./-]\d{2,4})?", re.IGNORECASE)
_SCHOOL_YEAR = re.compile(r"\d{4}\s*[/\u2013-]\s*\d{2,4}")
_ERROR = re.compile(r"#[\w/!?]+")


def cell_count(value: object) -> object:
    """Read a whole number, also with blanks between thousands."""
    text = _text(value)
    if _COUNT.fullmatch(text):
        return int(_BLANKS.sub("", text))
    raise _unread(text, "целое число")


def cell_share(value: object) -> object:
    """Read a percentage: a decimal comma or point, with «%» or without."""
    text = _BLANKS.sub("", _text(value)).removesuffix("%")
    if _SHARE.fullmatch(text):
        return float(text.replace(",", "."))
    raise _unread(_text(value), "число процентов")


def cell_participants(value: object) -> object:
    """Read how many took part; nothing stands for fewer than five, whose number is not written."""
    text = _text(value)
    if _BLANKS.sub("", text) == FEW_WRITTEN:
        return None
    number = cell_count(text)
    if isinstance(number, int) and 0 < number < FEW:
        message = f"участников {number}: это меньше пяти человек, и их можно узнать"
        hint = f"напишите «{FEW_WRITTEN}», а доли в этой строке оставьте пустыми"
        raise fault(code="V55", message=message, hint=hint)
    if number == 0:
        hint = "удалите строку: если никто не участвовал, результата нет"
        raise fault(code="M03", message="участников 0", hint=hint)
    return number


def cell_word(words: type[Labelled]) -> Callable[[object], object]:
    """Make a reader of a closed list that takes its Russian labels too."""
    by_label = {word.label.casefold(): str(word) for word in words}

    def read(value: object) -> object:
        return by_label.get(value.casefold(), value) if isinstance(value, str) else value

    return read


def _text(value: object) -> str:
    return str(value).strip()


def _unread(text: str, wanted: str) -> Exception:
    """Say why a number cannot be read, and how to write it."""
    message, hint = f"«{text[:40]}» — не {wanted}", "напишите число цифрами: 31 или 31,5"
    if _ERROR.fullmatch(text):
        message = f"вместо числа ошибка Excel: «{text[:40]}»"
        hint = "исправьте формулу или впишите число"
    elif _BOTH_SIGNS.fullmatch(text):
        message = f"«{text}» можно прочесть по-разному: и точка, и запятая"
        hint = "напишите без разделителя тысяч: 1234,5"
    elif _SCHOOL_YEAR.fullmatch(text):
        message = f"«{text}» — учебный год, а нужен календарный"
        hint = "напишите год, в котором прошла процедура: для весны 2018/2019 — 2019"
    elif _A_DAY.fullmatch(text):
        message = f"«{text}» — дата: похоже, Excel превратил в неё число"
        hint = "в Excel поставьте ячейке формат «Числовой» и впишите число заново"
    elif wanted == "целое число" and _SHARE.fullmatch(text):
        message = f"«{text}» — дробное число, а нужно целое"
        hint = "проверьте, не перепутаны ли столбцы; тысячи отделяйте пробелом"
    return fault(code="C03", message=message, hint=hint)
