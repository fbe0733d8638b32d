"""Targets: which hold at a place in a period, and whether a number meets them."""

from collections.abc import Iterator

from opora.catalog import Catalog
from opora.indicators.places import within
from opora.indicators.values import Reading
from opora.kinds.indicator import Indicator, Target
from opora.model import Comparator, Unit
from opora.parse import Entry


def targets_at(indicator: Indicator, scope: str, period: str) -> tuple[Target, ...]:
    """List the targets that hold at a place in a period, those of the nearest territory first.

    A target in percent holds for all within its territory; a count holds for the territory alone.
    """
    year = int(period[:4])
    held = [one for one in indicator.targets if _is_for(one, indicator, scope) and _runs(one, year)]
    return tuple(sorted(held, key=lambda one: -len(one.territory.id if one.territory else "")))


def _is_for(target: Target, indicator: Indicator, scope: str) -> bool:
    if target.territory is None:
        return True
    if (target.unit or indicator.unit) is Unit.PERCENT:
        return within(scope, target.territory.id)
    return scope == target.territory.id


def _runs(target: Target, year: int) -> bool:
    span = target.period
    return span is None or span.start.year <= year <= span.end.year


def targets_of_place(catalog: Catalog, scope: str) -> Iterator[tuple[Entry, Target]]:
    """Go over all targets that documents set for a territory itself, with their indicators."""
    for entry, indicator in catalog.records(Indicator):
        for target in indicator.targets:
            if target.territory and target.territory.id == scope:
                yield entry, target


def is_met(target: Target, reading: Reading) -> bool | None:
    """Tell whether a value meets a target; nothing where it cannot be told.

    «До» may mean "no more than" or "bring up to", so it is met by its number only. A target for a
    part of what is counted («вебинаров») is compared with nothing.
    """
    unit = target.unit or reading.indicator.unit
    amount = None if target.scope else reading.amount_in(unit)
    if amount is None:
        return None
    match target.comparator:
        case Comparator.EXACTLY:
            return amount == target.value
        case Comparator.AT_LEAST:
            return amount >= target.value
        case Comparator.AT_MOST:
            return amount <= target.value
        case Comparator.UP_TO:
            return True if amount == target.value else None
        case None:
            return None
