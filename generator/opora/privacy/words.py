"""What a word with a capital letter may be in a name of a person."""

import re
from enum import Flag, auto
from functools import lru_cache

from pymorphy3.analyzer import Parse

from opora.words.dictionary import dictionary


class Part(Flag):
    """Parts of a name that a word may be; `SHORT` is a first name as children are called."""

    NONE = 0
    NAME = auto()
    SURE = auto()
    SHORT = auto()
    PATRONYMIC = auto()
    SURNAME = auto()


_FUNCTION = frozenset({"PREP", "CONJ", "PRCL", "NPRO", "INTJ"})

_IN_NAMES = frozenset({"Name", "Geox"})
_NEVER_TEXT = "из сами сам поле гора тема темы тем тему темой вебинар вебинары совет"
_NEVER = frozenset(_NEVER_TEXT.split())
"""Words that the dictionary takes for names too."""

_SELDOM_TEXT = """
    август августа март марта май мая лев мир мира вера веры веру верой надежда надежды надежду
    надеждой любовь любви слава славы роза розы майя света роман романа победа виктория
"""
_SELDOM = frozenset(_SELDOM_TEXT.split())
"""Words that are first names only where something else says so."""

LIKELY = 0.3
"""Share of readings as a first name from which a word alone is taken for one."""

_SURNAME = re.compile(
    r"\w{2,}(?:(?:ов|ев|ёв|ин|ын)(?:а|у|ым|ой|е|ых|ы)?"
    r"|[сц]к(?:ий|ая|ого|ому|им|ой|ую|ом|их)|енко|[чщ]ук|юк|янц?|дзе|швили)"
)

_SHORT_TEXT = """
    алёна алена алёша алеша алла альбинка аля андрюша анька аня антоша ариша аркаша ася
    боря борька вадик валера валя ваня варя вася веня вика викуля виталик витя вова володя
    галя гена гена глаша гоша гриша даня даша даня дашенька дима димка динара дина женя жора зина
    зоя иришка ира игорёк катя катюша кеша кирюша коля костя ксюша лара лена лера лёва лева лёня
    леня лёша леша лида лиза лизонька люба люда люся лиля макс маня марго маруся маша машенька
    миша митя мишка надя настя настенька наташа никитка нина нюра оксанка олежка оля олечка паша
    петя поля прохорка рита рома ромка рая саня саша сашка света сева серёжа сережа слава соня
    стас стёпа степа стася таня тая тёма тимоша толя тома тоня уля ульянка федя филя
    шура эдик эля юля юра юрка яночка ярик яша
"""
_SHORT = frozenset(_SHORT_TEXT.split())


@lru_cache(maxsize=200_000)
def part_of(word: str) -> Part:
    """Tell which parts of a name a word may be; only its letters count, not their size."""
    small = word.lower()
    readings = dictionary().parse(small)
    part = Part.NONE
    share = 0.05 if small in _SELDOM else sum(one.score for one in readings if "Name" in one.tag)
    if small in _NEVER:
        return Part.NONE
    if share:
        part |= Part.NAME
        part |= Part.SURE if share >= LIKELY else Part.NONE
        lemmas = {one.normal_form for one in readings if "Name" in one.tag}
        part |= Part.SHORT if lemmas & _SHORT else Part.NONE
    elif small in _SHORT:
        part |= Part.NAME | Part.SHORT
    if any("Patr" in one.tag for one in readings):
        part |= Part.PATRONYMIC
    if _is_surname(small, readings):
        part |= Part.SURNAME
    return part


def _is_surname(word: str, readings: list[Parse]) -> bool:
    if any(one.tag.POS in _FUNCTION for one in readings):
        return False
    if any("Surn" in one.tag for one in readings):
        return True
    names = any("Name" in one.tag for one in readings)
    if any(one.is_known and not (names and _IN_NAMES & set(one.tag.grammemes)) for one in readings):
        return False
    return bool(_SURNAME.fullmatch(word))


@lru_cache(maxsize=50_000)
def lemmas_of(word: str) -> frozenset[str]:
    """List the dictionary forms that a word may have."""
    return frozenset(one.normal_form for one in dictionary().parse(word.lower()))
