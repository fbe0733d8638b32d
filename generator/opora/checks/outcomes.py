"""Checks of what measures promise and bring."""

from collections.abc import Iterator
from datetime import date

from opora.catalog import Catalog
from opora.checks.check import at, finding
from opora.diagnostics import Diagnostic
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
