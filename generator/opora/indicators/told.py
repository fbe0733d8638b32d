"""What declared values of people tell: how many are counted, of how many, and who is left out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from opora.catalog import Catalog
from opora.kinds.indicator import Indicator
from opora.kinds.value import Value
from opora.model import Unit
from opora.parse import Entry

Quantity: TypeAlias = str
"""What is counted, in the words of a formula; two indicators with the same words count the same."""

Amounts: TypeAlias = Mapping[Quantity, float]


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A declared value of people: numbers, or a ready share in percent; a withheld one has none."""

    id: str
    indicator: str
    scope: str
    period: str
    withheld: bool
    quantities: tuple[Quantity, Quantity, Quantity]
    """Those counted, the whole, and those left out."""
    top: float | None
    bottom: float | None
    share: float | None

    def amounts(self, whole: float | None) -> Iterator[tuple[Quantity, float]]:
        """Go over the numbers that can be told from it, where the whole may be known from others.

        A ready share of a known whole is as good as its number of people.
        """
        counted, all_, left = self.quantities
        bottom = whole if self.bottom is None else self.bottom
        top = self.top
        if top is None and self.share is not None and bottom is not None:
            top = round(self.share * bottom / 100)
        if top is not None:
            yield counted, top
        if bottom is not None:
            yield all_, bottom
            if top is not None:
                yield left, bottom - top


def told_values(catalog: Catalog) -> Iterator[Told]:
    """Go over the declared values of indicators that count people."""
    for entry, value in catalog.records(Value):
        indicator = catalog.find(value.indicator)
        if indicator and isinstance(indicator.entity, Indicator) and indicator.entity.people:
            yield _told(entry, value, indicator.id, indicator.entity)


def _told(entry: Entry, value: Value, id_: str, indicator: Indicator) -> Told:
    words = (indicator.formula.numerator, indicator.formula.denominator or f"{id_}, всего")
    counted, all_ = (" ".join(one.casefold().split()) for one in words)
    is_share = value.unit is Unit.PERCENT
    return Told(
        entry.id,
        id_,
        value.scope.id,
        entry.names["year"],
        value.withheld,
        (counted, all_, f"{id_}, остались"),
        value.numerator if value.numerator is not None or is_share else value.value,
        value.denominator,
        value.value if is_share else None,
    )


def amounts_of(told: Iterable[Told]) -> Amounts:
    """Put together what values of one place and year tell."""
    held = tuple(told)
    known = {name: number for one in held for name, number in one.amounts(None)}
    return {
        name: number for one in held for name, number in one.amounts(known.get(one.quantities[1]))
    }
