"""Rules V50, V51 and V53: whose name a text tells, and what it tells of the person."""

from collections.abc import Iterator

from opora.privacy.found import Trace
from opora.privacy.health import speaks_of_health
from opora.privacy.known import is_known
from opora.privacy.mentions import Mention, mentions
from opora.privacy.surroundings import Surroundings, around

_CHILD_HINT = (
    "напишите без имени: «ученик», «семиклассница», «мама ученика» — читателю важен приём, а не "
    "человек"
)
_CHILD_ASKS = (
    "если это ребёнок или родитель, уберите имя; если нет — объясните это в content/privacy.yml"
)
_ADULT_HINT = "назовите должность и организацию: «учитель математики школы», «методист центра»"
_ADULT_ASKS = (
    "если хватит должности, оставьте её; имя пишут, только когда оно стоит в открытом документе"
)
_HEALTH_HINT = (
    "уберите имя или сведения о здоровье; о помощи можно рассказать обезличенно: «ученик, "
    "которому трудно читать»"
)

_OPEN = ("acts/", "documents/")
"""Folders of records on published papers: officials who signed them may be named."""


def people(text: str, path: str) -> Iterator[Trace]:
    """Find names of children, parents and teachers in a text of a file."""
    last: tuple[int, bool] = (-1, False)
    for mention in mentions(text):
        sides = around(text, mention.start, mention.end)
        joined = last[1] and text[last[0] : mention.start].strip() in {",", "и", "или", "с", ""}
        excused = _is_excused(mention, sides) or (joined and not sides.child_is_next)
        last = mention.end, excused
        trace = None if excused else _judge(mention, sides, path)
        if trace:
            yield trace


def _is_excused(mention: Mention, sides: Surroundings) -> bool:
    """Tell whether a name is that of a school, a street, a book, a tale or a great man."""
    if sides.named_after or sides.from_book:
        return True
    if mention.surname and is_known(mention.surname, mention.initials):
        return mention.shape == "surname" or not sides.child_is_before
    return sides.told and mention.shape in {"name", "full", "surname"} and not sides.child_is_before


def _judge(mention: Mention, sides: Surroundings, path: str) -> Trace | None:
    if _is_person(mention, sides) and speaks_of_health(sides.before + " " + sides.after):
        message = "рядом с именем человека сказано о его здоровье"
        return Trace("V53", mention.start, mention.end, message, _HEALTH_HINT)
    match mention.shape:
        case "patronymic" | "initials":
            return _adult(mention, sides, path)
        case "full":
            return _full(mention, sides)
        case "name":
            return _first_name(mention, sides)
        case "initial" | "letters" | "surname":
            return _hint_of_name(mention, sides)


def _is_person(mention: Mention, sides: Surroundings) -> bool:
    match mention.shape:
        case "patronymic" | "initials" | "full":
            return True
        case "name":
            return mention.sure or mention.short or sides.child_is_next
        case "initial" | "letters" | "surname":
            return sides.child_is_before


def _adult(mention: Mention, sides: Surroundings, path: str) -> Trace | None:
    if sides.child_is_before:
        return _child(mention)
    if not sides.official:
        message = "названо имя человека, а не его должность"
        return Trace("V51", mention.start, mention.end, message, _ADULT_HINT)
    if path.startswith(_OPEN):
        return None
    message = "должностное лицо названо по имени"
    return Trace("V51", mention.start, mention.end, message, _ADULT_ASKS, sure=False)


def _full(mention: Mention, sides: Surroundings) -> Trace | None:
    if sides.teacher and not sides.child_is_before:
        message = "названо имя человека, а не его должность"
        return Trace("V51", mention.start, mention.end, message, _ADULT_HINT)
    if mention.short or sides.child_is_near or sides.school_life:
        return _child(mention)
    return _maybe_child(mention) if mention.sure else None


def _first_name(mention: Mention, sides: Surroundings) -> Trace | None:
    if sides.child_is_next:
        return _child(mention)
    if mention.sure and (sides.has_class or (mention.short and sides.school_life)):
        return _child(mention)
    if mention.sure and mention.short:
        return _maybe_child(mention)
    return None


def _hint_of_name(mention: Mention, sides: Surroundings) -> Trace | None:
    """Judge a surname alone, one initial with a surname, two initials alone."""
    if mention.shape == "initial" and mention.short and sides.has_class:
        return _child(mention)
    if sides.child_is_before and not (mention.shape == "surname" and sides.official):
        return _child(mention)
    return None


def _child(mention: Mention) -> Trace:
    message = "похоже на имя ребёнка или его близких"
    return Trace("V50", mention.start, mention.end, message, _CHILD_HINT)


def _maybe_child(mention: Mention) -> Trace:
    message = "здесь имя: не ребёнок ли это или кто-то из его близких?"
    return Trace("V50", mention.start, mention.end, message, _CHILD_ASKS, sure=False)
