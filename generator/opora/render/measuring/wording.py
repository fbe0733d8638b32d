"""Values, shares and targets in Russian words; «нет данных» is never 0."""

from opora.indicators import Declared, Reading
from opora.kinds.indicator import Indicator, Target
from opora.model import Comparator, Quantity, Unit
from opora.render.russian import UNIT_FORMS, number, quantity, tidy
from opora.words.counting import form

NO_DATA = "нет данных"


def amount(indicator: Indicator, value: float | None) -> str:
    """Write a value in the unit of its indicator: «33,3 %», «16 практик»."""
    if value is None:
        return NO_DATA
    if indicator.unit is Unit.PERCENT or indicator.per:
        sign = "\u00a0%" if indicator.unit is Unit.PERCENT else ""
        return f"{number(tidy(value))}{sign}"
    return f"{number(tidy(value))}\u00a0{form(value, UNIT_FORMS[indicator.unit])}"


def amount_of(reading: Reading | None) -> str:
    """Write the value of a reading; a hidden one says why."""
    if reading is None:
        return NO_DATA
    if reading.amount is None and reading.declared and reading.declared.hidden:
        return reading.declared.hidden
    return amount(reading.indicator, reading.amount)


def fraction_of(reading: Reading | None) -> str:
    """Write the numbers behind a value: «1 из 3»; empty where it has none or is a plain count."""
    held = (reading.computed or reading.declared) if reading else None
    if reading is None or held is None or held.numerator is None or held.denominator is None:
        return ""
    top = number(tidy(held.numerator))
    between = "на" if reading.indicator.per else "из"
    return f"{top}\u00a0{between}\u00a0{number(tidy(held.denominator))}"


def told_of(held: Declared) -> str:
    """Write what a document declares: «90 %», «57 из 60»; a hidden value says why."""
    if held.hidden:
        return held.hidden
    if held.stated is not None:
        return quantity(Quantity(value=held.stated, unit=held.unit))
    if held.numerator is None:
        return NO_DATA
    if held.denominator is not None:
        return f"{number(held.numerator)} из {number(held.denominator)}"
    if held.unit is Unit.PERCENT:
        return number(held.numerator)
    return quantity(Quantity(value=held.numerator, unit=held.unit))


def difference_of(reading: Reading | None) -> str:
    """Write by how much the declared value is more or less than the counted one."""
    gap = reading.difference if reading else None
    if reading is None or gap is None:
        return ""
    sign = "+" if gap > 0 else "\u2212" if gap < 0 else ""
    unit = "\u00a0п.\u00a0п." if reading.indicator.unit is Unit.PERCENT else ""
    return f"{sign}{number(tidy(abs(gap)))}{unit}"


def _lead(target: Target) -> str:
    """Write the words before the number; a scope that follows it stands for the noun."""
    comparator = target.comparator or Comparator.EXACTLY
    return "" if comparator is Comparator.EXACTLY else f"{comparator.label} "


def target_of(target: Target, indicator: Indicator) -> str:
    """Write a target: «82 куратора», «не менее 60 %»."""
    if indicator.per and target.unit in {None, indicator.unit}:
        return f"{_lead(target)}{number(target.value)}"
    if target.scope and (target.unit or indicator.unit) is not Unit.PERCENT:
        return f"{_lead(target)}{number(target.value)} {target.scope}"
    said = Quantity(
        value=target.value,
        comparator=target.comparator or Comparator.EXACTLY,
        unit=target.unit or indicator.unit,
    )
    return f"{quantity(said)} {target.scope}" if target.scope else quantity(said)
