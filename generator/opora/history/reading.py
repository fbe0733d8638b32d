"""From a commit to the state of the bank: read, link, count, by the same stages as the site."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from opora.catalog import Catalog, beside, link
from opora.diagnostics import Diagnostic, in_order
from opora.history.snapshot import Blob, list_blobs, read_blobs
from opora.indicators import Key, Reading, indicator_values, level_of
from opora.kinds.indicator import Indicator, Stand
from opora.kinds.practice import Practice, PracticeStatus
from opora.kinds.roadmap import Measure
from opora.load import Source
from opora.model import MeasureState
from opora.parse import Entry
from opora.past import At, Definition, Done, Dropped, Figure, State
from opora.pipeline import parse_entries, published
from opora.render.measuring.wording import amount_of, fraction_of

_OUT = {PracticeStatus.PUBLISHED, PracticeStatus.REPLICATED}

_COUNTED = ("school", "practice", "risk_profile", "roadmap", "measure", "report", "assignment")
"""Kinds of records whose numbers a reader wants to follow."""

Parsed = tuple[list[Entry], tuple[Diagnostic, ...]]


@dataclass(slots=True)
class Reader:
    """Reads states of one repository; a file that many commits share is read once."""

    root: Path
    _known: dict[Blob, Parsed] = field(default_factory=dict)

    def state(self, tree: str, day: date) -> State:
        """Read the content folder of a commit and count as of a day; faulty files drop out."""
        blobs, problems = list_blobs(self.root, tree)
        self._read([blob for blob in blobs if blob not in self._known])
        held = [self._known[blob] for blob in blobs]
        entries = [entry for parsed, _ in held for entry in parsed]
        problems += (one for parsed, found in held if not parsed for one in found)
        paths = [blob.path for blob in blobs]
        catalog = published(link(entries, beside(paths, entries))[0])
        return state_of(catalog, day, problems)

    def _read(self, blobs: list[Blob]) -> None:
        for blob, source in read_blobs(self.root, blobs):
            if isinstance(source, Source):
                entries, found = parse_entries([source])
                self._known[blob] = entries, tuple(found)
            else:
                self._known[blob] = [], (source,)


def state_of(catalog: Catalog, day: date, problems: list[Diagnostic]) -> State:
    """Count what a catalog of public records adds up to as of a day."""
    readings = indicator_values(catalog, day)
    return State(
        values={At(*key): _figure(reading) for key, reading in readings.items()},
        definitions={entry.id: _definition(one) for entry, one in catalog.records(Indicator)},
        practices={
            entry.id: one.label for entry, one in catalog.records(Practice) if one.status in _OUT
        },
        done=dict(_done(catalog)),
        places=dict(_places(catalog, readings)),
        counts={kind: len(catalog.entries.get(kind, {})) for kind in _COUNTED},
        dropped=_dropped(problems),
    )


def _figure(reading: Reading) -> Figure:
    held = reading.computed or reading.declared
    return Figure(
        reading.amount,
        held.numerator if held else None,
        held.denominator if held else None,
        amount_of(reading),
        fraction_of(reading),
    )


def _definition(indicator: Indicator) -> Definition:
    unit = f"{indicator.unit}/{indicator.per}" if indicator.per else str(indicator.unit)
    return Definition(indicator.label, unit, str(indicator.direction))


def _done(catalog: Catalog) -> Iterator[tuple[str, Done]]:
    for entry, measure in catalog.records(Measure):
        if measure.state is MeasureState.DONE:
            roadmap = catalog.parent(entry)
            place = roadmap.parent.id if roadmap and roadmap.parent else ""
            yield entry.id, Done(measure.activity, place)


def _places(catalog: Catalog, readings: dict[Key, Reading]) -> Iterator[tuple[str, str]]:
    """Name each place and factor that has a value, and each school, to tell of its measures."""
    named = {(key.level, key.scope) for key in readings if key.scope}
    named |= {(level_of(entry.id), entry.id) for entry in catalog.all("school")}
    for level, scope in sorted(named):
        if level is not Stand.COUNTRY and (entry := catalog.get(level.value, scope)):
            yield scope, str(getattr(entry.entity, "label", scope))


def _dropped(problems: list[Diagnostic]) -> tuple[Dropped, ...]:
    """Keep the first reason of each file."""
    first: dict[str, Dropped] = {}
    for one in in_order(problems):
        first.setdefault(one.path, Dropped(one.path, one.span.line, one.message))
    return tuple(first.values())
