"""The report of an import: what to fill in, what to check, what validation will ask, the counts."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from opora.diagnostics import Severity
from opora.intake.draft import Count
from opora.intake.taking import Taken
from opora.kinds import BY_NAME
from opora.model import BLANK
from opora.sheets import layout_of
from opora.tables import Remark, Weight
from opora.words.counting import form

SHOWN = 12
"""Places that are named of those where the same was found."""

_ROW = re.compile(r"(?P<table>.+), строка (?P<row>\d+)")
_OWN_ID = re.compile(r" «m-[\w-]+»")
"""Ids that an import gave: they say nothing to the reader, and each is another."""
_HEADS = {
    Weight.PROBLEM: "Впишите или поправьте",
    Weight.CHECK: "Проверьте: так понято",
    Weight.NOTE: "Полезно знать",
}

_NOUNS = {
    "items": ("мера", "меры", "мер"),
    "tasks": ("задача", "задачи", "задач"),
    "entries": ("риск", "риска", "рисков"),
    "answers": ("ответ", "ответа", "ответов"),
}


def tell(taken: Taken, name: str) -> str:
    """Write the report.

    Args:
        taken: what came out.
        name: what the file is called.
    """
    what = BY_NAME[taken.kind].label if taken.kind else "запись не распознана"
    lines = [f"{name}: {what}"]
    for weight, head in _HEADS.items():
        held = [one.remark for one in taken.said if one.remark.weight is weight]
        lines += _part(head, _grouped(held))
    lines += _part("Спросит проверка (opora validate)", list(_findings(taken)))
    if any(one.code == "V30" for _, one in taken.findings):
        lines += ["", f"Что надо вписать, отмечено в записи словом «{BLANK}»: найдите его поиском."]
    lines += ["", *_counts(taken.count, taken.kind)]
    return "\n".join(lines) + "\n"


def _part(head: str, entries: list[str]) -> list[str]:
    return ["", f"{head} ({len(entries)}):", *entries] if entries else []


def _grouped(remarks: Iterable[Remark]) -> list[str]:
    """Write each remark once, with all the places it is about."""
    places: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for one in remarks:
        places[one.message, one.hint][one.place] = None
    return [
        f"  {_listed(list(held))}: {message}" + (f"\n    → {hint}" if hint else "")
        for (message, hint), held in places.items()
    ]


def _listed(places: list[str]) -> str:
    """Name places, rows of one table together; only the first of many."""
    rows = [_ROW.fullmatch(place) for place in places]
    tables = {match["table"] for match in rows if match}
    if len(places) > 1 and all(rows) and len(tables) == 1:
        return f"{tables.pop()}, строки {_ranges([int(match['row']) for match in rows if match])}"
    more = len(places) - SHOWN
    shown = "; ".join(places[:SHOWN])
    return f"{shown} и ещё {more}" if more > 0 else shown


def _ranges(numbers: list[int]) -> str:
    """Write numbers with those that follow each other together: 3–6, 8."""
    groups: list[list[int]] = []
    for number in sorted(numbers):
        if groups and number == groups[-1][-1] + 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    return ", ".join(f"{one[0]}–{one[-1]}" if len(one) > 1 else str(one[0]) for one in groups)


def _findings(taken: Taken) -> Iterator[str]:
    groups: defaultdict[tuple[str, str, str], dict[str, None]] = defaultdict(dict)
    for place, one in taken.findings:
        if one.code == "V30":
            continue  # each of our own marks was spoken of above
        weight = "" if one.severity is Severity.ERROR else "предупреждение: "
        message = _OWN_ID.sub("", one.message)
        groups[one.code, f"{weight}{message.strip()}", one.hint][place] = None
    for (code, message, hint), places in groups.items():
        yield f"  {_listed(list(places))}: {code}: {message}" + (f"\n    → {hint}" if hint else "")


def _counts(count: Count, kind: str) -> Iterator[str]:
    parts = [_became(list_, number, kind) for list_, number in count.became.items()]
    if count.joined:
        parts.append(f"{count.joined} продолжают строку выше")
    parts.append(f"пропущено {len(count.skipped)}")
    yield f"Строк прочитано: {count.read}. Из них: {', '.join(parts)}."
    yield from _grouped(count.skipped)


def _became(list_: str, number: int, kind: str) -> str:
    if list_ in _NOUNS:
        return f"{number} {form(number, _NOUNS[list_])}"
    titles = {table.list: table.name for table in layout_of(kind).tables}
    return f"«{titles.get(list_, list_)}» — {number}"
