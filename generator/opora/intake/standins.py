"""What stands where a file says nothing: «unknown» where that may be, else a mark."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from opora.intake.request import Request
from opora.model import BLANK, Level
from opora.plain_yaml import Loc
from opora.sheets import Field, Layout, Leaf, layout_of
from opora.wording import FORMS, GAP
from opora.writing import Plain

_ADDRESSES = frozenset({"url", "email"})
_OF_LEVEL = {1: Level.REGIONAL, 2: Level.MUNICIPAL, 3: Level.SCHOOL}
_SAFE = {"status": "draft", "state": "no_data", "visibility": "public", "origin": "authors"}
"""Words that claim nothing."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """Values to write, what to say of them, and a caveat where they claim what nobody said."""

    values: tuple[tuple[Loc, Plain], ...]
    message: str = ""
    hint: str = ""
    caveat: str = ""


def stand_in(kind: str, loc: Loc, error: str, data: Plain, request: Request) -> StandIn | None:
    """Find what may stand at a place that the model refuses as it is; nothing where it is to go."""
    if error in _BY_RULE:
        return _BY_RULE[error](loc, data, request)
    told_by_document = isinstance(data, Mapping) and data.get("origin") == "document"
    if (kind, loc) == ("practice", ("contact",)) and not told_by_document:
        return _authors((), data, request)
    field, is_group = _field(layout_of(kind), loc)
    if field is None:
        return None
    title = " › ".join((*field.groups, field.title)).removesuffix(" 1")
    if _inner(layout_of(kind), loc) in field.unknown_at and not field.many:
        reason = "в файле не указано"
        values = ((loc, None), ((*loc[:-1], "unknown", loc[-1]), reason))
        return StandIn(values, f"«{title}» в файле нет; записано как неизвестное", field.hint)
    return None if is_group else _leaf(field, loc, title, request)


def _leaf(field: Field, loc: Loc, title: str, request: Request) -> StandIn | None:
    message = f"«{title}» в файле нет"
    listed = isinstance(field.path[-1], int) and not isinstance(loc[-1], int)
    value: Plain = None
    hint, caveat = field.hint, ""
    match field.leaf:
        case Leaf.TEXT if field.path[-1] not in _ADDRESSES:
            value = f"{BLANK} {title[:1].lower()}{title[1:]}: в файле не указано"
            value = [value] if field.many else value
            hint = hint or f"впишите в поле {'.'.join(map(str, field.path))}"
        case Leaf.PERIOD:
            reason = f"{BLANK} срок: в файле не указан"
            value, hint = {"kind": "date", "date": None, "unknown": {"date": reason}}, FORMS
        case Leaf.ACTOR:
            value = {"organisation": GAP, "note": f"{BLANK} ответственного"}
        case Leaf.REF:
            value = f"vpishite-{field.kinds[0].replace('_', '-')}"
        case Leaf.CHOICE | Leaf.WHOLE | Leaf.DAY | Leaf.YES_NO:
            value, shown = _claim(field, request)
            if field.path[-1] not in _SAFE:
                caveat = f"«{title}» в файле не указано; пока записано «{shown}», проверьте"
        case Leaf.TEXT | Leaf.NUMBER | Leaf.WITHIN:
            return None
    if listed and not isinstance(value, list):
        value = [value]
    return StandIn(((loc, value),), message, hint, caveat)


def _claim(field: Field, request: Request) -> tuple[Plain, str]:
    """Choose what stands for a value that cannot be marked, and how it is called."""
    name = str(field.path[-1])
    if field.leaf is Leaf.DAY:
        return request.as_of, f"{request.as_of:%d.%m.%Y}"
    if field.leaf is Leaf.WHOLE:
        year = request.plan.start.year if request.plan else request.as_of.year
        number = year if "year" in name else 1
        return number, str(number)
    if field.leaf is Leaf.YES_NO:
        return True, "да"
    depth = len(request.home.split("/")) if request.home else 0
    word = _SAFE.get(name) or next(iter(field.words))
    if name == "level" and depth in _OF_LEVEL:
        word = str(_OF_LEVEL[depth])
    return word, field.words.get(word, word)


def _field(layout: Layout, loc: Loc) -> tuple[Field | None, bool]:
    """Find the field at a place, or the first of those within it."""
    inner = _unnumbered(_inner(layout, loc))
    table = next((one for one in layout.tables if one.list == loc[0]), None) if loc else None
    fields = table.fields if table and len(loc) > 1 else layout.form.fields
    for field in fields:
        path = _unnumbered(field.path)
        if path == inner or (path[:-1] == inner and path[-1] == 0):
            return field, False
        if path[: len(inner)] == inner and inner:
            return field, True
    return None, False


def _inner(layout: Layout, loc: Loc) -> Loc:
    """Leave out the list and the number of the record that a place lies in."""
    lists = {one.list for one in layout.tables}
    return loc[2:] if len(loc) > 1 and loc[0] in lists else loc


def _unnumbered(path: Loc) -> Loc:
    return tuple(0 if isinstance(step, int) else step for step in path)


def _assessment(loc: Loc, _: Plain, __: Request) -> StandIn:
    value: Plain = {"verdict": "pending", "note": f"{BLANK} заключение куратора"}
    return StandIn(
        (((*loc, "curator_assessment"), value),),
        "у риска средней значимости нет заключения куратора; записано «на оценке»",
        "попросите куратора оценить риск",
    )


def _reason(loc: Loc, _: Plain, __: Request) -> StandIn:
    return StandIn(
        (((*loc, "reason"), f"{BLANK} причину: почему школа не будет работать с этим риском"),),
        "риск исключён без причины",
        "напишите, почему школа не будет работать с этим риском",
    )


def _sign(loc: Loc, data: Plain, _: Request) -> StandIn:
    here = data
    for step in loc:
        if isinstance(here, Mapping) and isinstance(step, str):
            here = here.get(step)
        elif isinstance(here, list) and isinstance(step, int):
            here = here[step]
    text = here.get("text") if isinstance(here, Mapping) else None
    signs = [text or f"{BLANK} признак, по которому видно результат"]
    return StandIn(
        (((*loc, "qualitative"), signs),),
        "у ожидаемого результата нет числа; он записан и как признак, который видно",
        "добавьте число и единицу или признак, который можно увидеть",
    )


def _actor(loc: Loc, _: Plain, __: Request) -> StandIn:
    value: Plain = {"organisation": GAP, "note": f"{BLANK} ответственного"}
    return StandIn(((loc, value),), "ответственный не понят", "назовите организацию или должность")


def _source(loc: Loc, _: Plain, __: Request) -> StandIn:
    title = f"{BLANK} название источника"
    return StandIn((((*loc, "title"), title),), "источник ни на что не указывает", "назовите его")


def _authors(loc: Loc, data: Plain, request: Request) -> StandIn | None:
    if loc or not isinstance(data, Mapping):
        return None
    whose = request.home if len(request.home.split("/")) > 2 else GAP  # noqa: PLR2004  region, municipality, school
    values: list[tuple[Loc, Plain]] = []
    if not data.get("authors"):
        values.append((("authors",), [whose]))
    if not data.get("contact"):
        values.append((("contact",), {"organisation": whose}))
    hint = "назовите школу или организацию банка и её официальную почту"
    return StandIn(tuple(values), "не сказано, чей это опыт и кого спросить", hint)


_BY_RULE: dict[str, Callable[[Loc, Plain, Request], StandIn | None]] = {
    "V04": _source,
    "V21": _assessment,
    "V23": _reason,
    "V31": _sign,
    "V34": _actor,
    "V45": _authors,
}
