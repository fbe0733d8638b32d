"""Words that editors do not write, with what to write instead."""

import re
from dataclasses import dataclass

from opora.late import late_pattern


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words to avoid, as a pattern over small letters, and what to do instead."""

    pattern: re.Pattern[str]
    hint: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words to avoid, and a pattern over folded letters that finds at once whether any is there."""

    all: tuple[Phrase, ...]
    any: re.Pattern[str]


def _phrases(*pairs: tuple[str, str]) -> Phrases:
    words = [one.replace(" ", r"\s+") for one, _ in pairs]
    hints = [hint for _, hint in pairs]
    told = zip((late_pattern(_alone(one), re.IGNORECASE) for one in words), hints, strict=True)
    together = "|".join(one.casefold() for one in words)
    return Phrases(tuple(Phrase(*one) for one in told), late_pattern(_alone(together)))


def _alone(words: str) -> str:
    return rf"(?<![а-яё-])(?:{words})(?![а-яё])"


_SAY_HOW_SURE = "скажите, что получалось, у кого и насколько это надёжно"

PROMISES = _phrases(
    (r"гарантир(?:ует|уют|ованн?\w*|уем)", _SAY_HOW_SURE),
    (r"(?:даст|даёт|дают) гаранти\w+", _SAY_HOW_SURE),
    (r"реш(?:ит|ат|ает|ают) все", _SAY_HOW_SURE),
    (r"(?:точно|непременно|всегда) (?:поможет|помогает|сработает|работает)", _SAY_HOW_SURE),
    (r"(?:стопроцентн|безотказн|беспроигрышн|волшебн|чудодейственн)\w+", _SAY_HOW_SURE),
    (r"(?:раз и )?навсегда (?:решит|избавит|уйдёт|исчезнет)", _SAY_HOW_SURE),
    (r"панаце\w+", _SAY_HOW_SURE),
    (r"с первого (?:урока|дня|раза) (?:заработает|сработает|поможет)", _SAY_HOW_SURE),
)
"""Promises of success."""

_NAME_THE_WAY = "назовите, что делать, а не чей это товар"

ADVERTISING = _phrases(
    (r"не имеющ\w+ аналогов|не имеет аналогов", _NAME_THE_WAY),
    (r"лучш\w+ (?:в мире|в стране|в России|на рынке)", _NAME_THE_WAY),
    (r"(?:уникальн|инновационн|революционн)\w+", "скажите, что именно нового и зачем оно"),
    (
        r"успейте|спешите|закажите|купите|приобретите|(?:оформите подписку|подпишитесь)",
        _NAME_THE_WAY,
    ),
    (r"скидк\w+|промокод\w*|спецпредложени\w+", _NAME_THE_WAY),
    (r"по выгодной цене|выгодн\w+ предложени\w+", _NAME_THE_WAY),
)
"""Advertising."""

_HARD_TO_LEARN = "«ученик, которому трудно учиться», «не успевает по математике»"
_NEEDS_SUPPORT = "«семья, которой нужна поддержка», «семья в трудной жизненной ситуации»"
_WITH_DISABILITY = "«ребёнок с инвалидностью», «ученик с ОВЗ»"

_WHAT_IS_HARD = "назовите, что трудно и какая нужна помощь"
_WHAT_IS_DONE = "скажите, что ребёнок делает: «срывает уроки», «пропускает занятия»"
_OTHER_LANGUAGE = "«ученик, для которого русский неродной», «дети из семей мигрантов»"

_CHILD = r"(?:ученик|ребён|ребен|дет|школьник|обучающ|подрост)\w*"
_FAMILY = r"(?:семь|семе|семь|родител)\w*"

PERSON_FIRST = _phrases(
    (r"(?:двоечни|троечни)[кц]\w*|слабоуспевающ\w+|второгодни[кц]\w*", _HARD_TO_LEARN),
    (rf"(?:неуспевающ|отстающ|слаб|отстал)\w+ {_CHILD}", _HARD_TO_LEARN),
    (r"(?:необучаем|ненормальн|дефективн|умственно отстал)\w+", _WHAT_IS_HARD),
    (r"инвалид(?:|а|у|ом|е|ы|ов|ам|ами|ах)", _WITH_DISABILITY),
    (r"(?:дет|ребён|ребен)\w*-(?:инвалид\w*|ОВЗ)|овзшни\w+|зэпээрни\w+", _WITH_DISABILITY),
    (rf"(?:больн|особенн|проблемн)\w+ {_CHILD}", _WITH_DISABILITY),
    (rf"неблагополучн\w+ (?:{_FAMILY}|{_CHILD})", _NEEDS_SUPPORT),
    (rf"(?:проблемн|неполноценн|асоциальн)\w+ {_FAMILY}", _NEEDS_SUPPORT),
    (rf"(?:трудн|сложн)\w+ (?:{_FAMILY}|{_CHILD})", _WHAT_IS_HARD),
    (r"(?:хулиган|лентя|бездельни|прогульщи)\w+", _WHAT_IS_DONE),
    (r"инофон\w*|мигрантёнок|(?:дет|ребён|ребен)\w*-мигрант\w*", _OTHER_LANGUAGE),
)
"""Labels put on children and families, with words that name a person first."""

_VERB = "скажите глаголом, кто что делает"
_WHAT_CHANGES = "скажите, что именно станет лучше и как это увидеть"
_WORK = r"(?:мероприяти|деятельност|работ)\w+"
_BETTER = r"(?:повышени|формировани|развити|улучшени)\w+"

OFFICIALESE = _phrases(
    (r"в целях", "«чтобы»"),
    (r"в рамках", "«на», «во время», «по» — или уберите"),
    (rf"(?:реализов|обеспечени|проведени|организаци)\w+ {_WORK}", _VERB),
    (r"осуществл(?:я|ени)\w+", _VERB),
    (r"явля(?:ется|ются)", "«это» или тире"),
    (r"данн(?:ый|ая|ое|ого|ой|ому) (?:\w+)", "«этот»"),
    (r"(?:вышеуказанн|нижеследующ|вышеназванн)\w+", "назовите, что именно"),
    (r"посредством|путём (?:проведени|использовани|организаци)\w+", "«через», «с помощью»"),
    (r"име(?:ет|ют) место", "«бывает», «есть»"),
    (r"на (?:сегодняшний день|данный момент)|в настоящее время", "«сейчас» — или уберите"),
    (rf"способству(?:ет|ют|ющ\w+) {_BETTER}", _WHAT_CHANGES),
    (r"повышени\w+ (?:качества|эффективности|уровня)", _WHAT_CHANGES),
    (r"в соответствии с (?:требованиями|потребностями)", "скажите, чего хочет требование"),
)
"""Officialese."""


def found_in(text: str, phrases: Phrases) -> list[tuple[int, int, str, str]]:
    """List where phrases stand in a text: start, end, the words, the hint; in their order."""
    if not phrases.any.search(text.casefold()):
        return []
    found = [
        (match.start(), match.end(), " ".join(match.group().split()), phrase.hint)
        for phrase in phrases.all
        for match in phrase.pattern.finditer(text)
    ]
    return sorted(found)
