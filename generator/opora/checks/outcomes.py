"""Checks of what measures promise and bring."""

from collections.abc import Iterator
from datetime import date

from opora.catalog import Catalog
from opora.checks.check import at, finding
from opora.diagnostics import Diagnostic
from opora.indicators import is_few
from opora.kinds.event import Event
from opora.kinds.roadmap import Measure
from opora.model import Comparator, MeasureState, Quantity, Unit

_ALL = 100


def done_is_proved(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V32: a measure carried out has a date and a proof."""
    for entry, measure in catalog.records(Measure):
        if measure.state is not MeasureState.DONE:
            continue
        missing = [] if measure.actual else ["actual (факт с датой)"]
        missing += [] if measure.evidence else ["evidence (подтверждение)"]
        if missing:
            message = f"мера выполнена, но нет: {', '.join(missing)}"
            hint = "добавьте их или поставьте другое состояние"
            yield finding("V32", at(entry, "state"), message, hint)


_PEOPLE = frozenset({Unit.PUPIL, Unit.PARENT, Unit.FAMILY})
"""Units in which a small number leads to a child or a family."""


def few_people_are_not_told(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V55: no fact tells of fewer than five pupils, parents, families or participants."""
    for entry, measure in catalog.records(Measure):
        for number, one in enumerate(measure.actual.quantities if measure.actual else ()):
            if one.unit in _PEOPLE and is_few(one.value):
                spot = at(entry, "actual", "quantities", number, "value")
                yield finding("V55", spot, _few(one.value), "напишите словами: «меньше пяти семей»")
    for entry, event in catalog.records(Event):
        for number, held in enumerate(event.held):
            if held.participants is not None and is_few(held.participants):
                spot = at(entry, "held", number, "participants")
                hint = "уберите число; в note можно написать «меньше пяти»"
                yield finding("V55", spot, _few(held.participants), hint)


def _few(number: float) -> str:
    return f"за числом {number:g} стоит меньше пяти человек"


def promise_is_kept(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V33: what came out is no less than «не менее» promised."""
    for entry, measure in catalog.records(Measure):
        came_out = measure.actual.quantities if measure.actual else ()
        for expected in measure.expected_result.quantities:
            for number, actual in enumerate(came_out):
                if _same(expected, actual) and _short(expected, actual):
                    spot = at(entry, "actual", "quantities", number, "value")
                    message = f"вышло {actual.value:g} при обещанных «не менее {expected.value:g}»"
                    hint = "проверьте число; если оно верное, объясните его в note меры"
                    yield finding("V33", spot, message, hint)


def _same(expected: Quantity, actual: Quantity) -> bool:
    return (expected.unit, expected.scope) == (actual.unit, actual.scope)


def _short(expected: Quantity, actual: Quantity) -> bool:
    return expected.comparator is Comparator.AT_LEAST and actual.value < expected.value


def up_to_all(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V36: «up to 100 percent» is explained."""
    for entry, measure in catalog.records(Measure):
        for number, quantity in enumerate(measure.expected_result.quantities):
            ambiguous = quantity.comparator is Comparator.UP_TO and quantity.unit is Unit.PERCENT
            if ambiguous and quantity.value == _ALL and not quantity.note:
                spot = at(entry, "expected_result", "quantities", number, "comparator")
                message = "«до 100 %» можно понять двояко: «не больше» или «довести до всех»"
                hint = "поставьте at_least или exactly; если так в документе, объясните это в note"
                yield finding("V36", spot, message, hint)
