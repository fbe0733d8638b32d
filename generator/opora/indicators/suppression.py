"""Hiding numbers of fewer than five people, also where other numbers would give them away.

Three things give a hidden number away. A total and its parts are an equation: a region less its
known municipalities leaves the rest. A share is another: the whole less those counted leaves those
left out. And indicators with the same whole («все педагоги ШНОР») lend their numbers to one
another. So what is looked at are quantities, whoever tells them: each place has a number of them,
and more is hidden until no total less its known parts leaves one to four people.

Years are no parts of one another: who is counted in one may be counted in the next.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import TypeAlias

from opora.catalog import Catalog
from opora.indicators.places import up_from
from opora.indicators.told import Amounts, Quantity, Told, amounts_of, told_values
from opora.model.cells import FEW

HIDDEN = "скрыто: за этим или соседним числом меньше пяти человек"
"""One text for both reasons: it must not tell which of two hidden numbers is the small one."""

Scope: TypeAlias = str
"""The id of a region, municipality or school."""


def hidden_values(catalog: Catalog) -> frozenset[str]:
    """List the ids of the declared values whose numbers must not be shown."""
    tables: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
    for told in told_values(catalog):
        tables[told.scope.partition("/")[0], told.period].append(told)
    return frozenset(id_ for table in tables.values() for id_ in _Table(table).hidden())


def is_few(number: float) -> bool:
    """Tell whether a number is of one to four people; nobody is nobody's secret."""
    return 0 < number < FEW


class _Table:
    """What is told of a region and all below it in a year; `shown` shrinks until it is safe."""

    def __init__(self, told: Iterable[Told]) -> None:
        self._told: defaultdict[Scope, list[Told]] = defaultdict(list)
        for one in sorted(told, key=lambda one: one.id):
            self._told[one.scope].append(one)
        self._below = _tree(self._told)
        self._shown = {
            scope: [one for one in held if not one.withheld] for scope, held in self._told.items()
        }
        self._amounts: dict[Scope, Amounts] = {}
        for scope in self._told:
            self._hide_small(scope)

    def hidden(self) -> Iterator[str]:
        """Hide until nothing can be told, and list what is hidden."""
        places = sorted(self._told)
        while sum(map(self._hide_one, places)):
            pass
        for scope, held in self._told.items():
            yield from (one.id for one in held if one not in self._shown[scope])

    def _hide_small(self, scope: Scope) -> None:
        """Hide what is small by itself; what stays may have told another's whole, so look again."""
        self._amounts[scope] = amounts_of(self._shown[scope])
        for one in self._shown[scope]:
            if any(is_few(self._amounts[scope].get(name, 0)) for name in one.quantities):
                self._hide(one)
                return

    def _hide(self, one: Told) -> None:
        self._shown[one.scope].remove(one)
        self._hide_small(one.scope)

    def _hide_one(self, scope: Scope) -> bool:
        """Hide one more number if a total at a place gives something away."""
        for name in self._amounts[scope]:
            parts = dict(self._parts(scope, name))
            if is_few(round(self._amounts[scope][name] - sum(parts.values()), 6)):
                self._hide_quantity(min(parts, key=lambda part: (parts[part], part)), name)
                return True
        return False

    def _parts(self, scope: Scope, name: Quantity) -> Iterator[tuple[Scope, float]]:
        """Go over the known numbers that add up to no more than that of a place."""
        for part in self._below.get(scope, ()):
            known = self._amounts.get(part, {}).get(name)
            if known is None:
                yield from self._parts(part, name)
            else:
                yield part, known

    def _hide_quantity(self, scope: Scope, name: Quantity) -> None:
        while name in self._amounts[scope]:
            self._hide(next(one for one in self._shown[scope] if name in one.quantities))


def _tree(scopes: Iterable[Scope]) -> Mapping[Scope, list[Scope]]:
    """Put places below the one around them, also where that one tells nothing itself."""
    found: defaultdict[Scope, set[Scope]] = defaultdict(set)
    for scope in scopes:
        for above, part in pairwise(up_from(scope)):
            found[above].add(part)
    return {above: sorted(parts) for above, parts in found.items()}
