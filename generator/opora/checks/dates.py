"""Checks of days and periods across records."""

from collections.abc import Iterator
from datetime import date

from opora.catalog import Catalog
from opora.checks.check import at, at_key, finding
from opora.checks.measures import measures
from opora.diagnostics import Diagnostic
from opora.kinds.programme import Programme
from opora.kinds.roadmap import Measure, Roadmap
from opora.model import MeasureState, bounds
from opora.model.period import BySchedule

_SETTLED = {MeasureState.DONE, MeasureState.CANCELLED, MeasureState.NO_DATA}


def measure_within_roadmap(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V10: a measure's period lies within the period of its roadmap."""
    for entry, measure, roadmap in measures(catalog):
        days, frame = bounds(measure.period), roadmap.period
        if days and not (frame.start <= days[0] and days[1] <= frame.end):
            message = (
                f"срок меры {_written(*days)} выходит за срок карты "
                f"{_written(frame.start, frame.end)}"
            )
            yield finding("V10", at(entry, "period"), message, "исправьте срок меры или срок карты")


def roadmap_within_programme(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V11: a roadmap's period lies within the period of its programme."""
    for entry, roadmap in catalog.records(Roadmap):
        found = catalog.find(roadmap.programme)
        programme = found.entity if found else None
        if not isinstance(programme, Programme) or programme.period is None:
            continue
        days, frame = roadmap.period, programme.period
        if not (frame.start <= days.start and days.end <= frame.end):
            message = (
                f"срок карты {_written(days.start, days.end)} выходит за срок программы "
                f"{_written(frame.start, frame.end)}"
            )
            hint = "исправьте срок карты или назовите другую программу"
            yield finding("V11", at(entry, "period"), message, hint)


def done_in_time(catalog: Catalog, as_of: date) -> Iterator[Diagnostic]:
    """V15: what was carried out was carried out today or before."""
    for entry, measure, _ in measures(catalog):
        if measure.actual and measure.actual.date > as_of:
            message = f"дата выполнения {measure.actual.date} ещё не наступила: сегодня {as_of}"
            hint = "исправьте дату; если мера ещё идёт, поставьте «state: in_progress»"
            yield finding("V15", at(entry, "actual", "date"), message, hint)


def overdue(catalog: Catalog, as_of: date) -> Iterator[Diagnostic]:
    """V16: no measure is past its time without an outcome."""
    for entry, measure, roadmap in measures(catalog):
        last = last_day(measure, roadmap)
        if last < as_of and measure.state not in _SETTLED and not measure.actual:
            message = f"срок меры прошёл {last}, а состояние — «{measure.state.label}»"
            hint = "поставьте done с фактом, cancelled с пояснением или no_data, если сведений нет"
            yield finding("V16", at(entry, "state"), message, hint)


def last_day(measure: Measure, roadmap: Roadmap) -> date:
    """Return the last day of a measure: that of its roadmap where it sets none itself."""
    days = bounds(measure.period)
    return days[1] if days else roadmap.period.end


def schedule_is_named(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V17: a measure by schedule names the schedule."""
    for entry, measure, _roadmap in measures(catalog):
        period = measure.period
        by_schedule = isinstance(period, BySchedule) and not period.document
        if by_schedule and "document" not in period.unknown:
            message = "срок «по графику», а график не назван"
            hint = "добавьте в period поле document с идентификатором документа или акта"
            yield finding("V17", at_key(entry, "period"), message, hint)


def order_of_measures(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V18: a measure does not begin before the one it depends on."""
    for entry, measure, roadmap in measures(catalog):
        if not measure.depends_on:
            continue
        begins = {item.id: days[0] for item in roadmap.items if (days := bounds(item.period))}
        own = begins.get(measure.id)
        for number, needed in enumerate(measure.depends_on):
            spot = at(entry, "depends_on", number)
            if needed == measure.id:
                hint = "уберите её из depends_on"
                yield finding("V18", spot, "мера зависит от самой себя", hint)
            elif own and needed in begins and own < begins[needed]:
                message = f"мера начинается {own}, а «{needed}», от которой она зависит, — "
                message += f"{begins[needed]}"
                hint = "исправьте срок одной из двух мер или уберите зависимость"
                yield finding("V18", spot, message, hint)


def _written(start: date, end: date) -> str:
    return f"{start}" if start == end else f"{start} – {end}"
