"""Checks of declared values and targets against the indicators they belong to."""

from collections.abc import Iterator
from datetime import date

from opora.catalog import Catalog
from opora.checks.check import at, finding
from opora.diagnostics import Diagnostic
from opora.indicators import Key, cell_of, indicator_values, is_few
from opora.kinds.indicator import Basis, Indicator
from opora.kinds.value import Value
from opora.model import Unit
from opora.parse import Entry

MOST_APART = 5
"""Percentage points that a declared share may differ from the computed one."""


def _declared(catalog: Catalog) -> Iterator[tuple[Entry, Value, Indicator]]:
    for entry, value in catalog.records(Value):
        found = catalog.find(value.indicator)
        if found and isinstance(found.entity, Indicator):
            yield entry, value, found.entity


def few_people_are_hidden(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V55: no number of fewer than five people is written down."""
    for entry, value, indicator in _declared(catalog):
        for name in _people_in(value) if indicator.people else ():
            number = getattr(value, name)
            if number is not None and is_few(number):
                message = f"за числом {number:g} стоит меньше пяти человек"
                hint = "удалите числа и напишите «withheld: true»"
                yield finding("V55", at(entry, name), message, hint)


def _people_in(value: Value) -> tuple[str, ...]:
    """Name the fields that count people: a ready value does where it is no share."""
    numbers = ("numerator", "denominator")
    return numbers if value.unit is Unit.PERCENT else (*numbers, "value")


def declared_once(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V66: a number is declared once for a place and a year."""
    first: dict[tuple[object, ...], Entry] = {}
    for entry, value, _indicator in _declared(catalog):
        key = (value.indicator.id, *cell_of(entry, value), value.unit)
        held = first.setdefault(key, entry)
        if held is not entry:
            message = f"этот показатель здесь за этот год уже объявлен: {held.path}"
            hint = "оставьте одно значение, а о другом источнике напишите в его note"
            yield finding("V66", at(entry, "indicator"), message, hint)


def computed_is_not_typed(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V62: what the bank computes is not declared."""
    for entry, value, indicator in _declared(catalog):
        if indicator.basis is Basis.COMPUTED:
            message = f"показатель «{value.indicator.id}» считается по записям банка"
            hint = "удалите файл и добавьте записи, по которым банк посчитает сам"
            yield finding("V62", at(entry, "indicator"), message, hint)


def units_agree(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V64: values and targets are in a unit of their indicator."""
    for entry, value, indicator in _declared(catalog):
        if value.unit not in indicator.units:
            yield _foreign(entry, indicator, value.unit, "unit")
    for entry, indicator in catalog.records(Indicator):
        for number, target in enumerate(indicator.targets):
            if target.unit and target.unit not in indicator.units:
                yield _foreign(entry, indicator, target.unit, "targets", number, "unit")


def _foreign(entry: Entry, indicator: Indicator, unit: Unit, *loc: str | int) -> Diagnostic:
    allowed = ", ".join(f"{one} ({one.label})" for one in indicator.units)
    message = f"единица «{unit.label}» не из единиц показателя: {allowed}"
    hint = "исправьте единицу или добавьте её показателю в other_units"
    return finding("V64", at(entry, *loc), message, hint)


def declared_agrees(catalog: Catalog, as_of: date) -> Iterator[Diagnostic]:
    """V65: a declared share is near the computed one."""
    both = [one for one in _declared(catalog) if one[2].basis is Basis.BOTH]
    if not both:
        return
    readings = indicator_values(catalog, as_of, only={one.indicator.id for _, one, _ in both})
    for entry, value, indicator in both:
        reading = readings.get(Key(value.indicator.id, *cell_of(entry, value)))
        apart = reading.difference if reading else None
        if indicator.unit is Unit.PERCENT and apart is not None and abs(apart) > MOST_APART:
            message = f"объявленное расходится с посчитанным на {abs(apart):.0f} п. п."
            hint = "проверьте число в документе и добавьте в банк недостающие записи"
            yield finding("V65", at(entry, _place(value)), message, hint)


def _place(value: Value) -> str:
    return "value" if value.numerator is None else "numerator"
