"""Fields given on the command line, `--set effort.people="один учитель"`."""

from collections.abc import Iterable
from dataclasses import dataclass

from opora.cli.options import Failure
from opora.model import Citation, Record
from opora.plain_yaml import Value, read
from opora.writing import Plain
from opora.writing.shape import choices, field_types, item_type, record_type


def given_values(model: type[Record], given: Iterable[str]) -> dict[str, Plain]:
    """Read `field=value` pairs into what a file holds; later ones add to earlier ones.

    Raises:
        Failure: A pair has no equals sign, or its place contradicts another's.
    """
    data: dict[str, Plain] = {}
    for pair in given:
        path, equals, text = pair.partition("=")
        if not equals or not path.strip():
            message = f"--set «{pair}»: нужно ПОЛЕ=ЗНАЧЕНИЕ, например --set title=Название."
            raise Failure(message)
        _put(_Spot(data, model, pair), path.strip().split("."), text.strip())
    return data


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a pair has got to: the value that is being filled, and what it should be."""

    here: dict[str, Plain] | list[Plain]
    annotation: object
    pair: str


def _put(spot: _Spot, steps: list[str], text: str) -> None:
    step, *rest = steps
    inner = _type_below(spot, step)
    if not rest:
        _store(spot, step, _value(text, inner))
        return
    fresh: Plain = [] if rest[0].isdecimal() else {}
    below = _found(spot, step)
    if not isinstance(below, (dict, list)):
        below = fresh
        _store(spot, step, below)
    if isinstance(below, (dict, list)):
        _put(_Spot(below, inner, spot.pair), rest, text)


def _type_below(spot: _Spot, step: str) -> object:
    if step.isdecimal():
        return item_type(spot.annotation)
    record = spot.annotation
    if not (isinstance(record, type) and issubclass(record, Record)):
        record = record_type(spot.annotation, spot.here if isinstance(spot.here, dict) else {})
    if not (isinstance(record, type) and issubclass(record, Record)):
        return object
    return field_types(record).get(step, object)


def _found(spot: _Spot, step: str) -> Plain:
    if isinstance(spot.here, dict):
        return spot.here.get(step)
    number = int(step) if step.isdecimal() else len(spot.here)
    return spot.here[number] if number < len(spot.here) else None


def _store(spot: _Spot, step: str, value: Plain) -> None:
    match spot.here:
        case dict():
            spot.here[step] = value
        case list() if step.isdecimal() and int(step) <= len(spot.here):
            spot.here[int(step) :] = [value]
        case _:
            message = f"--set «{spot.pair}»: элементы списка называют по порядку: 0, 1, 2."
            raise Failure(message)


def _value(text: str, annotation: object) -> Plain:
    """Read a value as a file would; a list may be given as words with commas between them."""
    content = read(text, "") if text[:1] in "[{'\"" else None
    value: Value = content.data if content and not content.problems else text or None
    inner = item_type(annotation)
    if not isinstance(value, str) or inner is object:
        return value
    if Citation in choices(inner):
        return [{"title": value}]
    return [word.strip() for word in value.split(",") if word.strip()]
