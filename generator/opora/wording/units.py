"""Numbers with their units, as expected results name them: «не менее 10 вебинаров»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from opora.model import Comparator, Unit
from opora.words import stem, stems, words_of
from opora.writing import Plain

_NAMES: dict[Unit, tuple[str, ...]] = {
    Unit.SCHOOL: ("школа",),
    Unit.ORGANISATION: ("образовательная организация", "общеобразовательная организация", "оо"),
    Unit.HEAD: ("руководитель", "директор"),
    Unit.TEAM: ("управленческая команда", "команда"),
    Unit.TEACHER: ("педагог", "учитель", "педагогический работник"),
    Unit.PUPIL: ("обучающийся", "ученик", "учащийся", "школьник"),
    Unit.METHOD_DAY: ("методический день",),
    Unit.COMMUNITY: ("сетевое сообщество", "сообщество"),
    Unit.DOCUMENT: ("документ", "рекомендация", "справка", "письмо", "приказ"),
    Unit.PROGRAMME: ("программа", "проект"),
    Unit.BANK: ("банк",),
}
"""What units are called beside their labels."""

_COMPARATORS = (
    (
        re.compile(r"не\s+(?:менее|меньше|ниже)(?:\s+чем)?|минимум|как минимум|≥"),
        Comparator.AT_LEAST,
    ),
    (re.compile(r"не\s+(?:более|больше|выше)(?:\s+чем)?|максимум|≤"), Comparator.AT_MOST),
    (re.compile(r"до"), Comparator.UP_TO),
    (re.compile(r"ровно"), Comparator.EXACTLY),
)
_COMPARED = "|".join(pattern.pattern for pattern, _ in _COMPARATORS)
_QUANTITY = re.compile(
    rf"(?<![\w.,/№-])(?:(?P<how>{_COMPARED})\s*)?"
    r"(?P<number>\d{1,3}(?:[ \u00a0]\d{3})+|\d+(?:[.,]\d+)?)"
    r"\s*(?P<rest>[%а-яё].*)",
    re.IGNORECASE | re.DOTALL,
)
_LEAD = re.compile(r"^[\s—–•*-]*")


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity found in a text, and whether it is all that the text says."""

    value: dict[str, Plain]
    alone: bool


def quantities_in(text: str) -> Iterator[Counted]:
    """Find the quantities in a line, one after another."""
    line = _LEAD.sub("", text.strip().rstrip(".;"))
    here = 0
    while match := _QUANTITY.search(line, here):
        here = match.end("number")
        found = _unit(match["rest"])
        if found is None:
            continue
        unit, rest = found
        value: dict[str, Plain] = {
            "value": re.sub(r"\s", "", match["number"]).replace(",", "."),
            "comparator": str(_comparator(match["how"])),
            "unit": str(unit),
        }
        alone = match.start() == 0 and _is_scope(rest)
        if alone and (scope := _scope(rest)):
            value["scope"] = scope
        yield Counted(value, alone)
        if alone:
            return


def _comparator(words: str | None) -> Comparator:
    found = (how for pattern, how in _COMPARATORS if words and pattern.fullmatch(words.lower()))
    return next(found, Comparator.EXACTLY)


def _is_scope(rest: str) -> bool:
    """Tell whether what follows a unit only makes it more exact."""
    rest = rest.strip()
    return not rest or rest.startswith(":") or (rest.startswith("(") and rest.endswith(")"))


def _scope(rest: str) -> str:
    inner = rest.strip(" :—–")
    return inner[1:-1].strip() if inner.startswith("(") and inner.endswith(")") else inner


def _unit(text: str) -> tuple[Unit, str] | None:
    """Find the unit that a text begins with, and what follows it."""
    if text.startswith("%"):
        return Unit.PERCENT, text[1:]
    words = words_of(text)
    for unit, name in _by_length():
        if len(words) >= len(name) and all(
            stem(word) in forms for word, forms in zip(words, name, strict=False)
        ):
            return unit, _after(text, len(name))
    return None


def _after(text: str, words: int) -> str:
    return re.sub(rf"^(?:[\W_]*[^\W_]+){{{words}}}", "", text)


@cache
def _by_length() -> list[tuple[Unit, tuple[frozenset[str], ...]]]:
    """List the stems of the names of units, the longest name first."""
    named = [(unit, name) for unit in Unit for name in (unit.label, *_NAMES.get(unit, ()))]
    named.sort(key=lambda one: -len(one[1].split()))
    return [
        (unit, tuple(frozenset(stems(word)) for word in words_of(name))) for unit, name in named
    ]
