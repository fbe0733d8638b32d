"""What documents declare: values by indicator, place and year, the small ones hidden."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from opora.catalog import Catalog
from opora.indicators.places import level_of
from opora.indicators.tally import Cell
from opora.kinds.value import Value
from opora.model import Unit
from opora.parse import Entry


@dataclass(frozen=True, slots=True, eq=False)
class Declared:
    """A declared value; a hidden one has no numbers, and `hidden` says why, in Russian."""

    entry: Entry
    unit: Unit
    numerator: float | None = None
    denominator: float | None = None
    stated: float | None = None
    hidden: str = ""

    @property
    def ratio(self) -> float | None:
        """The numerator for one of the denominator, where both are declared."""
        if self.numerator is None or not self.denominator:
            return None
        return self.numerator / self.denominator

    def without_numbers(self, why: str) -> "Declared":
        """Hide the numbers."""
        return replace(self, numerator=None, denominator=None, stated=None, hidden=why)


def declared_values(catalog: Catalog, indicator: Entry) -> dict[Cell, Declared]:
    """Read the declared values of an indicator."""
    return {
        cell_of(entry, value): Declared(
            entry, value.unit, value.numerator, value.denominator, value.value
        )
        for entry, value in values_of_indicator(catalog, indicator)
    }


def values_of_indicator(catalog: Catalog, indicator: Entry) -> Iterator[tuple[Entry, Value]]:
    """Go over the records that declare a value of an indicator."""
    held: Iterable[Entry] = catalog.naming(indicator, "value", "indicator")
    for entry in held:
        if isinstance(entry.entity, Value):
            yield entry, entry.entity


def cell_of(entry: Entry, value: Value) -> Cell:
    """Tell where a declared value stands."""
    return Cell(level_of(value.scope.id), value.scope.id, entry.names["year"])
