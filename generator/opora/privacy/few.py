"""Rule V55 in prose: what befell two or three children whom everybody around can name."""

import re
from collections.abc import Iterator

from opora.late import late_pattern
from opora.privacy.found import Trace

_FEW = late_pattern(
    r"(?<![\d,.–-])\b(?:[1-4]|одн(?:ин|а|ого|ой)|один|дв(?:а|е|ое|ух|оих)|тр(?:и|ое|ёх|оих)|четыр\w+|четвер(?:о|ых))"
    r"\s(?:учени[кц]\w*|обучающ\w+|школьни[кц]\w*|реб[её]н\w+|дет(?:и|ей|ям)|выпускни[кц]\w*|сем(?:ья|ьи|ей|ьям))"
    r"(?=[^.!?\n]{0,60}?\b(?:не (?:сда\w+|справ\w+|преодол\w+|прош\w+|явил\w+|получил\w+)"
    r"|второй год|на уч[её]те"
    r"|отчисл\w+|малоимущ\w+|инвалидност\w*|условно|из неполных|в опеке|под опекой|судим\w+)\b)",
    re.IGNORECASE,
)


_OUTCOMES = (
    *("не сда", "не справ", "не преодол", "не прош", "не яв", "не получил", "второй год"),
    *(
        "учёте",
        "учете",
        "отчисл",
        "малоимущ",
        "инвалидност",
        "условно",
        "неполных",
        "опек",
        "судим",
    ),
)
"""Beginnings of what the pattern looks for: most lines have none."""


def may_be_few(line: str) -> bool:
    """Tell, cheaply, whether a line may count a few children."""
    return any(one in line for one in _OUTCOMES) and bool(_FEW.search(line))


def few_people(text: str, _: str) -> Iterator[Trace]:
    """Ask about numbers of children that are so small that a child can be recognised."""
    for found in _FEW.finditer(text):
        message = "за этим числом меньше пяти детей: в небольшой школе их узнают"
        hint = "напишите «несколько», «меньше пяти» или долю от большей группы"
        yield Trace("V55", found.start(), found.end(), message, hint, sure=False)
