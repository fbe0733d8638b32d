"""A line of a table of indicators: a value at a place in a period, and the targets for it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from opora.catalog import Catalog
from opora.indicators import Key, Reading, is_met, targets_at, targets_of_place
from opora.kinds.indicator import Indicator, Stand, Target
from opora.model import Unit
from opora.parse import Entry
from opora.render.measured import Readings
from opora.render.measuring import wording
from opora.words.months import month

COUNTRY = "Вся страна"

_MET = {True: "достигнута", False: "не достигнута", None: "нельзя сказать"}


@dataclass(frozen=True, slots=True, eq=False)
class Aim:
    """A target beside a value; `met` is nothing where it cannot be told."""

    target: Target
    text: str
    met: bool | None

    @property
    def verdict(self) -> str:
        """Tell in Russian whether the value meets the target."""
        return _MET[self.met]


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A value of an indicator; without a key there is a target and no value."""

    entry: Entry
    indicator: Indicator
    place: Entry | None
    key: Key | None
    reading: Reading | None
    aims: tuple[Aim, ...]

    @property
    def where(self) -> str:
        """Name the place or the factor."""
        return str(getattr(self.place.entity, "label", self.place.id)) if self.place else COUNTRY

    @property
    def period(self) -> str:
        """Name the year, month or quarter of the value."""
        period = self.key.period if self.key else ""
        if "q" in period:
            return f"{period[6:]} квартал {period[:4]} года"
        return month(period) if "-" in period else period

    @property
    def amount(self) -> str:
        """Write the value."""
        return wording.amount_of(self.reading)

    @property
    def fraction(self) -> str:
        """Write the numerator and the denominator."""
        return wording.fraction_of(self.reading)

    @property
    def declared(self) -> str:
        """Write what documents declare."""
        return "; ".join(text for _, text in self.told)

    @property
    def told(self) -> tuple[tuple[Entry, str], ...]:
        """Write each declared value, with its record."""
        held = self.reading.told if self.reading else ()
        return tuple((one.entry, wording.told_of(one)) for one in held)

    @property
    def difference(self) -> str:
        """Write by how much it differs from what is counted."""
        return wording.difference_of(self.reading)

    @property
    def goal(self) -> float | None:
        """The first target in the unit of the indicator, to draw a line at."""
        unit = self.indicator.unit
        held = (aim.target for aim in self.aims)
        return next((one.value for one in held if (one.unit or unit) is unit), None)


def place_at(catalog: Catalog, key: Key | None) -> Entry | None:
    """Find the place or factor of a key; nothing for the country."""
    if key is None or key.level is Stand.COUNTRY:
        return None
    return catalog.get(key.level.value, key.scope)


def lines_of(catalog: Catalog, readings: Readings) -> Iterator[Line]:
    """Make a line of each value."""
    for key, reading in readings.items():
        entry = catalog.get("indicator", key.indicator)
        if entry:
            aims = _aims(reading, targets_at(reading.indicator, key.scope, key.period))
            place = place_at(catalog, key)
            yield Line(entry, reading.indicator, place, key, reading, aims)


def _aims(reading: Reading, targets: Iterable[Target]) -> tuple[Aim, ...]:
    indicator = reading.indicator
    return tuple(
        Aim(one, wording.target_of(one, indicator), is_met(one, reading)) for one in targets
    )


def latest(lines: Iterable[Line]) -> list[Line]:
    """Leave the last period of each indicator at each place."""
    last: dict[tuple[str, str, str], Line] = {}
    for line in lines:
        if line.key:
            at = (line.key.indicator, line.key.level.value, line.key.scope)
            if at not in last or _period(last[at]) < line.key.period:
                last[at] = line
    return list(last.values())


def _period(line: Line) -> str:
    return line.key.period if line.key else ""


def lines_at(catalog: Catalog, readings: Readings, place: Entry | None) -> list[Line]:
    """List the last values at a place, with all targets that documents set for it.

    A target for another period, or without a value, is there too: it says what was wanted.
    """
    found = {line.entry.id: line for line in latest(lines_of(catalog, readings))}
    wanted: dict[str, list[tuple[Entry, Target]]] = {}
    for entry, target in targets_of_place(catalog, place.id) if place else ():
        wanted.setdefault(entry.id, []).append((entry, target))
    for id_, targets in wanted.items():
        found[id_] = _with_targets(found.get(id_), place, targets)
    return [found[id_] for id_ in sorted(found)]


def _with_targets(
    line: Line | None, place: Entry | None, targets: Sequence[tuple[Entry, Target]]
) -> Line:
    entry = targets[0][0]
    indicator = entry.entity
    if not isinstance(indicator, Indicator):
        message = f"not an indicator: {entry.id}"
        raise TypeError(message)
    known = [aim.target for aim in line.aims] if line else []
    more = tuple(
        Aim(one, wording.target_of(one, indicator), met=None)
        for _, one in targets
        if one not in known
    )
    if line is None:
        return Line(entry, indicator, place, None, None, more)
    return Line(entry, indicator, place, line.key, line.reading, (*line.aims, *more))


def is_share(indicator: Indicator) -> bool:
    """Tell whether an indicator is in percent, so that its values lie between 0 and 100."""
    return indicator.unit is Unit.PERCENT
