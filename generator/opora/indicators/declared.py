"""What documents declare: values by indicator, place and year, the small ones hidden."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from opora.catalog import Catalog
from opora.indicators.places import level_of
from opora.indicators.suppression import HIDDEN
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


def declared_values(
    catalog: Catalog, indicator: Entry, hidden: Container[str]
) -> Mapping[Cell, tuple[Declared, ...]]:
    """Read the declared values of an indicator; those whose ids are `hidden` without numbers."""
    found: defaultdict[Cell, list[Declared]] = defaultdict(list)
    for entry, value in values_of_indicator(catalog, indicator):
        found[cell_of(entry, value)].append(declared(entry, value, hide=entry.id in hidden))
    return {cell: tuple(held) for cell, held in found.items()}


def declared(entry: Entry, value: Value, *, hide: bool = False) -> Declared:
    """Read one declared value."""
    if hide or value.withheld:
        return Declared(entry, value.unit, hidden=HIDDEN)
    return Declared(entry, value.unit, value.numerator, value.denominator, value.value)


def values_of_indicator(catalog: Catalog, indicator: Entry) -> Iterator[tuple[Entry, Value]]:
    """Go over the records that declare a value of an indicator."""
    held: Iterable[Entry] = catalog.naming(indicator, "value", "indicator")
    for entry in held:
        if isinstance(entry.entity, Value):
            yield entry, entry.entity


def cell_of(entry: Entry, value: Value) -> Cell:
    """Tell where a declared value stands."""
    return Cell(level_of(value.scope.id), value.scope.id, entry.names["year"])
