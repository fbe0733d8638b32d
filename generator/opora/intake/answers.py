"""Reading the cell of a field: what is written there as values of the bank."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from opora.model import Span
from opora.plain_yaml import Loc
from opora.sheets import Field, Leaf
from opora.tables import Cell
from opora.wording import Heard, Names, read_actors, read_choice, read_period
from opora.writing import Plain

_UNKNOWN = re.compile(
    r"(?:неизвестно|не известно|нет данных)(?P<whole>\s+целиком)?"
    r"\s*(?:\((?P<days>[^()]*)\))?\s*:\s*(?P<reason>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_NUMBER = re.compile(r"(-?\d[\d\s]*(?:[.,]\d+)?)\s*%?")
_YES = {"да", "+", "true", "1", "х", "x", "✓", "v"}
_NO = {"нет", "-", "–", "—", "false", "0"}
_LONG = 1000


@dataclass(frozen=True, slots=True)
class Unknown:
    """That a value is not known, and why; `whole` where the record around it is not."""

    reason: str
    days: tuple[str, ...] = ()
    whole: bool = False


def unknown_in(text: str) -> Unknown | None:
    """Read «неизвестно: причина»."""
    match = _UNKNOWN.fullmatch(text)
    if match is None:
        return None
    days = (".".join(reversed(day.split("."))) for day in _DAY.findall(match["days"] or ""))
    reason = " ".join(match["reason"].split())
    return Unknown(reason, tuple(map(_iso, days)), whole=bool(match["whole"]))


def _iso(backwards: str) -> str:
    year, month, day = backwards.split(".")
    return f"{year}-{month:0>2}-{day:0>2}"


def hear(field: Field, cell: Cell, names: Names, plan: Span | None) -> Iterator[Heard]:
    """Read what a cell says; several values where it holds a list."""
    if field.leaf is Leaf.ACTOR:
        found = read_actors(cell.text, names)
        yield from (Heard(one) for one in found.value)
        yield from (Heard(None, problem=told, hint=hint) for told, hint in found.problems)
        if found.checks:
            yield Heard(None, found.checks)
    elif field.many:
        yield from _several(field, cell, names, plan)
    else:
        yield _one(field, cell, names, plan)


_DIVIDERS = (r"\n|;", r",(?=\s)")


def _several(
    field: Field, cell: Cell, names: Names, plan: Span | None, depth: int = 0
) -> Iterator[Heard]:
    """Read a list in one cell; the whole of it first, then its parts: names may hold commas."""
    if field.leaf is Leaf.TEXT:
        yield from (Heard(" ".join(line.split())) for line in cell.text.split("\n"))
        return
    whole = _one(field, replace(cell, text=" ".join(cell.text.split())), names, plan)
    parts = [part.strip() for part in re.split(_DIVIDERS[depth], cell.text) if part.strip()]
    sure = whole.value is not None and not whole.checks
    if sure or (len(parts) == 1 and depth == len(_DIVIDERS) - 1):
        yield whole
    elif depth == len(_DIVIDERS) - 1:
        yield from (_one(field, replace(cell, text=part), names, plan) for part in parts)
    else:
        for part in parts:
            yield from _several(field, replace(cell, text=part), names, plan, depth + 1)


def _one(field: Field, cell: Cell, names: Names, plan: Span | None) -> Heard:
    text = cell.text
    match field.leaf:
        case Leaf.CHOICE:
            heard = _choice(field, text)
        case Leaf.REF:
            heard = names.find(text, field.kinds)
        case Leaf.PERIOD:
            heard = read_period(text, plan, cell.day)
        case Leaf.DAY:
            heard = _day(cell, plan)
        case Leaf.YES_NO:
            heard = _yes_or_no(text)
        case Leaf.NUMBER | Leaf.WHOLE:
            heard = _number(text)
        case Leaf.TEXT if (field.longest or 0) >= _LONG:
            heard = Heard(cell.typed)
        case _:
            heard = Heard(" ".join(text.split()))
    return heard


def _choice(field: Field, text: str) -> Heard:
    if len(field.words) == 1 and text.casefold() in _YES:
        return Heard(next(iter(field.words)))
    if len(field.words) == 1 and text.casefold() in _NO:
        return Heard(None)
    return read_choice(text, field.words)


def _day(cell: Cell, plan: Span | None) -> Heard:
    heard = read_period(cell.text, plan, cell.day)
    value = heard.value
    if isinstance(value, dict) and value.get("kind") == "date":
        return replace(heard, value=value["date"])
    return Heard(None, problem=f"«{cell.text}» не похоже на дату", hint="напишите дату: 25.05.2026")


def _yes_or_no(text: str) -> Heard:
    word = text.casefold().strip(" .")
    if word in _YES or word in _NO:
        return Heard(word in _YES)
    return Heard(None, problem=f"«{text}» — не «да» и не «нет»", hint="напишите «да» или «нет»")


def _number(text: str) -> Heard:
    match = _NUMBER.fullmatch(text)
    if match:
        return Heard(re.sub(r"\s", "", match[1]).replace(",", "."))
    found = re.findall(r"\d+(?:[.,]\d+)?", text)
    if len(found) == 1:
        return Heard(found[0].replace(",", "."), (f"из «{text}» взято число {found[0]}",))
    return Heard(None, problem=f"«{text}» — не число", hint="напишите число цифрами")


def unknown_at(field: Field, told: Unknown) -> list[tuple[Loc, Plain]]:
    """Say what is written where a value is not known."""
    if field.leaf is Leaf.PERIOD:
        value: dict[str, Plain] = {"kind": "date", "date": None, "unknown": {"date": told.reason}}
        return [(field.path, value | ({"candidates": list(told.days)} if told.days else {}))]
    if not field.unknown_at:
        return []
    place = field.unknown_at[-2 if told.whole and len(field.unknown_at) > 1 else -1]
    reason: tuple[Loc, Plain] = ((*place[:-1], "unknown", place[-1]), told.reason)
    return [reason] if field.many and not told.whole else [(place, None), reason]
