"""The values of all indicators: computed, declared, or both with the difference."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, NamedTuple

from opora.catalog import Catalog
from opora.indicators.declared import Declared, declared_values
from opora.indicators.facts import Facts, facts_of
from opora.indicators.figure import Figure
from opora.indicators.registry import rows_of
from opora.indicators.suppression import hidden_values
from opora.indicators.tally import Cell, tally
from opora.kinds.indicator import Basis, Indicator, Stand
from opora.model import Unit
from opora.parse import Entry

Stated = Mapping[Cell, tuple[Declared, ...]]


class Key(NamedTuple):
    """What a value is of: the indicator, the level, the place or factor there, and the period."""

    indicator: str
    level: Stand
    scope: str
    period: str


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What is known of an indicator at a place in a period: counted, declared or both.

    Documents may declare a share and a number of people, so there may be several declared values.
    """

    NAMED_ONCE: ClassVar = True  # it is found by its indicator and by its place

    indicator: Indicator
    computed: Figure | None = None
    told: tuple[Declared, ...] = ()

    @property
    def declared(self) -> Declared | None:
        """The declared value in the unit of the indicator, or else in another."""
        own = (one for one in self.told if one.unit is self.indicator.unit)
        return next(own, next(iter(self.told), None))

    @property
    def amount(self) -> float | None:
        """The number to show, in the unit of the indicator: counted where it can be, else declared.

        Nothing means «нет данных» or, where `declared.hidden` says so, hidden.
        """
        counted = self._counted()
        return self._stated() if counted is None else counted

    @property
    def difference(self) -> float | None:
        """Declared less counted, in the unit of the indicator, where both are known."""
        stated, counted = self._stated(), self._counted()
        return None if stated is None or counted is None else stated - counted

    def amount_in(self, unit: Unit) -> float | None:
        """The number in a unit that targets may have; nothing where it cannot be told in it."""
        if unit is self.indicator.unit:
            return self.amount
        own = next((one for one in self.told if one.unit is unit), None)
        if own:
            return own.numerator if own.stated is None else own.stated
        held = self.computed or self.declared
        return held.numerator if held and unit in self.indicator.counts else None

    def _counted(self) -> float | None:
        if self.computed is None:
            return None
        return _in_unit(self.indicator, self.computed.numerator, self.computed.ratio)

    def _stated(self) -> float | None:
        one = self.declared
        if one is None or one.unit is not self.indicator.unit:
            return None
        if one.stated is not None:
            return one.stated
        return _in_unit(self.indicator, one.numerator, one.ratio)


def _in_unit(indicator: Indicator, top: float | None, ratio: float | None) -> float | None:
    if indicator.unit is Unit.PERCENT:
        return None if ratio is None else 100 * ratio
    return ratio if indicator.per else top


def indicator_values(
    catalog: Catalog,
    as_of: date,
    *,
    only: Container[str] | None = None,
    facts: Facts | None = None,
) -> dict[Key, Reading]:
    """Compute the indicators of the bank as of a day; what has no value has no key.

    Args:
        catalog: the records.
        as_of: the day to judge by; what happened later is left out, so past days give history.
        only: ids of indicators; all where nothing is given.
        facts: the table of that day, where it has been read already.
    """
    facts = facts or facts_of(catalog, as_of)
    hidden = hidden_values(catalog)
    found: dict[Key, Reading] = {}
    for entry, indicator in catalog.records(Indicator):
        if only is None or entry.id in only:
            stated = declared_values(catalog, entry, hidden)
            for cell, reading in _readings(facts, entry, indicator, stated):
                found[Key(entry.id, *cell)] = reading
    return found


def _readings(
    facts: Facts, entry: Entry, indicator: Indicator, stated: Stated
) -> Iterator[tuple[Cell, Reading]]:
    counted: Mapping[Cell, Figure] = {}
    if indicator.basis is not Basis.DECLARED:
        counted = tally(rows_of(facts, entry.id), indicator.levels)
    for cell in sorted({*counted, *stated}):
        if int(cell.period[:4]) <= facts.as_of.year:
            yield cell, Reading(indicator, counted.get(cell), stated.get(cell, ()))
