"""Records as answers in cells: what a filled-in sheet shows for a value of the bank."""

from collections.abc import Iterator, Mapping
from datetime import date

from pydantic import TypeAdapter

from opora.model import Period, Span
from opora.sheets.field import Field, Leaf, Path
from opora.wording import Names, actor_words, period_words, read_period
from opora.writing import Plain

NONE = "нет"
"""What is written in a list that is told to be empty."""

Answer = str | float | date
"""What stands in a cell."""

_PERIOD: TypeAdapter[Period] = TypeAdapter(Period)


def value_at(data: Plain, path: Path) -> Plain:
    """Return what lies at a place of plain data, or nothing."""
    here = data
    for step in path:
        if isinstance(here, Mapping) and isinstance(step, str):
            here = here.get(step)
        elif isinstance(here, (list, tuple)) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            return None
    return here


def answer(field: Field, data: Mapping[str, Plain], names: Names, plan: Span | None) -> Answer:
    """Say what the cell of a field shows for a record; an empty text where it has no value."""
    value = value_at(data, field.path)
    if field.none_counts and field.path[-1] == 0 and value_at(data, field.path[:-1]) == []:
        return NONE
    if value is None or value == []:
        return _unknown(field, data)
    if field.leaf is Leaf.TEXT and isinstance(value, (list, tuple)):
        return "\n".join(str(one) for one in value)
    return _words(field, value, names, plan)


def further(field: Field, data: Mapping[str, Plain]) -> int:
    """Count the values of the list that a field is one of."""
    place = next((n for n, step in enumerate(field.path) if isinstance(step, int)), None)
    held = value_at(data, field.path[:place]) if place is not None else None
    return len(held) if isinstance(held, (list, tuple)) else 0


def _words(field: Field, value: Plain, names: Names, plan: Span | None) -> Answer:
    match field.leaf:
        case Leaf.CHOICE:
            shown: Answer = field.words.get(str(value), str(value))
        case Leaf.REF:
            shown = _name(field, str(value), names)
        case Leaf.YES_NO:
            shown = "да" if value else "нет"
        case Leaf.ACTOR | Leaf.PERIOD if isinstance(value, Mapping):
            actor = field.leaf is Leaf.ACTOR
            shown = actor_words(value, names) if actor else _period(value, plan)
        case Leaf.DAY | Leaf.NUMBER | Leaf.WHOLE if isinstance(value, (int, float, date)):
            shown = value
        case _:
            shown = str(value)
    return shown


def _name(field: Field, id_: str, names: Names) -> str:
    kind = next((one for one in field.kinds if names.catalog.get(one, id_)), None)
    return names.label(kind, id_) if kind else id_


def _period(value: Mapping[str, Plain], plan: Span | None) -> str:
    """Choose words that are read back as the same time: those of the document, if they are."""
    bare = {key: one for key, one in value.items() if key not in {"document", "unknown"}}
    raw = str(value.get("raw") or "")
    period = _PERIOD.validate_python(dict(value))
    if raw and _same(read_period(raw, plan).value, bare):
        return raw
    if value["kind"] == "date" and value.get("date") is None:
        return _unread_day(value)
    return period_words(period)


def _same(one: Plain, other: Mapping[str, Plain]) -> bool:
    if not isinstance(one, Mapping):
        return False
    return bool(_PERIOD.validate_python(dict(one)) == _PERIOD.validate_python(dict(other)))


def _unread_day(value: Mapping[str, Plain]) -> str:
    days = value.get("candidates") or ()
    told = " или ".join(f"{day:%d.%m.%Y}" for day in _days(days))
    reason = value_at(value, ("unknown", "date"))
    return f"неизвестно ({told}): {reason}" if told else f"неизвестно: {reason}"


def _days(values: Plain) -> Iterator[date]:
    for one in values if isinstance(values, (list, tuple)) else ():
        yield one if isinstance(one, date) else date.fromisoformat(str(one))


def _unknown(field: Field, data: Mapping[str, Plain]) -> str:
    """Show the reason why a value is not known, or why the whole record around it is not."""
    for depth, place in enumerate(reversed(field.unknown_at)):
        reason = value_at(data, (*place[:-1], "unknown", place[-1]))
        if reason and value_at(data, place) in (None, []):
            return f"неизвестно целиком: {reason}" if depth else f"неизвестно: {reason}"
    return ""
