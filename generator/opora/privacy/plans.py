"""Rule V54: plans of one teacher, one pupil, one family."""

import re
from collections.abc import Iterator

from opora.late import late_pattern
from opora.privacy.found import Trace
from opora.privacy.mentions import mentions

_PLAN = (
    r"(?:индивидуальн|персональн|личн|персонифицированн)\w+\s+(?:[\w-]+\s){0,3}?"
    r"(?:план|маршрут|программ|траектори|карт)\w*"
)
_OWNER = (
    r"(?:педагога|учителя|учительницы|ученика|ученицы|обучающегося|обучающейся|реб[её]нка|семьи"
    r"|родителя|молодого специалиста)"
)
_PERSONAL = late_pattern(rf"\b{_PLAN}[^\n]{{0,60}}?\b{_OWNER}\b", re.IGNORECASE)
_QUICK = late_pattern(
    r"(?:ндивидуальн|ерсональн|ичн|ерсонифицированн)\w+\s[^\n]*(?:план|маршрут|программ|траектор|карт)"
)
_THINGS = ("план", "маршрут", "программ", "траектори", "карт")
_BLANK = late_pattern(
    r"\b(?:шаблон|форм[аыу]|образец|образца|пример|макет|бланк|памятк|положени|методик|методическ|рекоменд|"
    r"как (?:составить|сделать)|составлени|разработк|конструктор|структур)\w*",
    re.IGNORECASE,
)
_TITLE = late_pattern(r"^\s*(?:-\s*)?(?:short_title|title):|^#{1,3}\s")
_NAMED = frozenset({"patronymic", "initials", "full"})
_HOLDS_PAPERS = late_pattern(r"^documents/|/materials/")


def may_be_plan(line: str) -> bool:
    """Tell, cheaply, whether a line may name a personal plan."""
    return any(one in line for one in _THINGS) and bool(_QUICK.search(line))


def plans(text: str, path: str) -> Iterator[Trace]:
    """Find plans of one person: with a name for certain, without one where papers are kept."""
    for found in _PERSONAL.finditer(text):
        first = text.rfind("\n", 0, found.start()) + 1
        last = text.find("\n", found.end())
        line = text[first : last if last >= 0 else len(text)]
        if _BLANK.search(line):
            continue
        named = any(one.shape in _NAMED for one in mentions(line))
        if named or (_TITLE.match(line) and _HOLDS_PAPERS.search(path)):
            message = "похоже на личный план: такие хранят в школе, а не в открытом банке"
            hint = "опишите, как составляют такие планы, или дайте пустую форму без имён"
            yield Trace("V54", found.start(), found.end(), message, hint, sure=named)
