"""Hiding numbers of fewer than five people, also where other numbers would give them away.

A total and its parts are an equation. If one number of it is hidden, the rest reveals it; if the
hidden parts add up to fewer than five, their sum reveals them. So more is hidden until neither
holds.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from opora.indicators.declared import Declared
from opora.indicators.tally import Cell

FEW = 5
"""Fewest people behind a number that is shown. Source: the bank's rule V55."""

HIDDEN = "скрыто: за этим или соседним числом меньше пяти человек"
"""One text for both reasons: it must not tell which of two hidden numbers is the small one."""

Values = Mapping[Cell, Declared]


def suppressed(values: Values) -> dict[Cell, Declared]:
    """Hide what is too small and what would give it away; places without a value stay without."""
    shown = {
        cell: one.without_numbers(HIDDEN) if _is_small(one) else one for cell, one in values.items()
    }
    groups = _groups(values)
    while more := _next_to_hide(values, shown, groups):
        shown[more] = shown[more].without_numbers(HIDDEN)
    return shown


def _is_small(one: Declared) -> bool:
    """Tell whether few people are counted or left over; a withheld value is small by itself."""
    if one.stated is not None:
        return False
    return one.numerator is None or any(map(_few, _numbers(one)))


def _few(number: float) -> bool:
    return 0 < number < FEW


def _numbers(one: Declared) -> tuple[float, ...]:
    """List what a reader can tell of a value: who is counted, of how many, and who is left."""
    top = one.numerator or 0
    if one.denominator is None:
        return (top,)
    return (top, one.denominator, one.denominator - top)


def _groups(values: Values) -> dict[Cell, list[Cell]]:
    """Put parts below the total that they add up to: municipalities below their region."""
    totals = {(cell.scope, cell.period): cell for cell in values}
    found: defaultdict[Cell, list[Cell]] = defaultdict(list)
    for cell in sorted(values):
        above = (cell.scope.rpartition("/")[0], cell.period)
        if above in totals and values[cell].stated is None:
            found[totals[above]].append(cell)
    return dict(found)


def _next_to_hide(values: Values, shown: Values, groups: Mapping[Cell, list[Cell]]) -> Cell | None:
    """Find the next number to hide, the smallest part first; nothing where all is safe."""
    for total, parts in groups.items():
        known = [cell for cell in parts if not shown[cell].hidden]
        hidden = len(parts) - len(known) + bool(shown[total].hidden)
        if hidden == 1 or (not shown[total].hidden and _rest_is_small(shown, total, known)):
            return min(known, key=lambda cell: (values[cell].numerator or 0, cell), default=total)
    return None


def _rest_is_small(shown: Values, total: Cell, known: Iterable[Cell]) -> bool:
    """Tell whether a total less its known parts leaves few people."""
    rest = list(_numbers(shown[total]))
    for cell in known:
        for number, amount in enumerate(_numbers(shown[cell])[: len(rest)]):
            rest[number] -= amount
    return any(map(_few, rest))
