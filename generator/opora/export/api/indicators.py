"""Indicators and their values as JSON, with what is hidden or not known said as such."""

from collections.abc import Iterable, Iterator

from opora.export.api.answers import (
    DeclaredValue,
    Goal,
    IndicatorLine,
    IndicatorsAnswer,
    IndicatorValue,
    State,
    ValuesAnswer,
)
from opora.export.api.links import Links
from opora.indicators import Declared, Reading
from opora.kinds.indicator import Indicator
from opora.parse import Entry
from opora.render.address import url_of
from opora.render.measuring.lines import Aim, Line, latest, lines_at, lines_of
from opora.render.measuring.values_table import period_days, rounded, unit_of
from opora.render.measuring.wording import NO_DATA
from opora.render.open_data.addresses import indicator_json, record_json
from opora.render.open_data.changes import VERSION


def indicators_answer(links: Links) -> IndicatorsAnswer:
    """Tell all indicators, each with its last value for the country."""
    edition = links.edition
    country = edition.measured.by_scope.get("", {})
    last = {line.entry.id: line for line in latest(lines_of(edition.catalog, country))}
    items = tuple(
        _line(links, entry, one, last.get(entry.id) or Line(entry, one, None, None, None, ()))
        for entry, one in edition.catalog.records(Indicator)
    )
    return IndicatorsAnswer(VERSION, edition.as_of, items)


def _line(links: Links, entry: Entry, one: Indicator, country: Line) -> IndicatorLine:
    return IndicatorLine(
        id=entry.id,
        title=one.title,
        definition=one.definition,
        numerator=one.formula.numerator,
        denominator=one.formula.denominator,
        unit=one.unit.value,
        per=one.per.value if one.per else None,
        nature=one.nature.value,
        direction=one.direction.value,
        basis=one.basis.value,
        levels=tuple(level.value for level in one.levels),
        url=links.to(url_of(entry, links.edition.catalog)),
        api=links.to(record_json(entry)),
        values=links.to(indicator_json(entry.id)),
        country=_value(links, country),
    )


def values_answers(links: Links) -> Iterator[tuple[str, ValuesAnswer]]:
    """Tell the values of each indicator, with the address of the answer."""
    edition = links.edition
    wanted = _wanted(links)
    for entry, one in edition.catalog.records(Indicator):
        readings = edition.measured.by_indicator.get(entry.id, {})
        lines = (*lines_of(edition.catalog, readings), *wanted.get(entry.id, ()))
        answer = ValuesAnswer(
            VERSION,
            edition.as_of,
            entry.id,
            one.title,
            links.to(url_of(entry, edition.catalog)),
            tuple(_value(links, line) for line in lines),
        )
        yield indicator_json(entry.id), answer


def _wanted(links: Links) -> dict[str, list[Line]]:
    """List, by indicator, the territories that have a target and no value."""
    edition = links.edition
    catalog, found = edition.catalog, dict[str, list[Line]]()
    for place in (*catalog.all("region"), *catalog.all("municipality")):
        readings = edition.measured.by_scope.get(place.id, {})
        for line in lines_at(catalog, readings, place):
            if line.key is None:
                found.setdefault(line.entry.id, []).append(line)
    return found


def _value(links: Links, line: Line) -> IndicatorValue:
    key, reading = line.key, line.reading
    held = (reading.computed or reading.declared) if reading else None
    amount = rounded(reading.amount) if reading else None
    start, end = period_days(key.period) if key else (None, None)
    state, reason = _state(reading, amount)
    return IndicatorValue(
        level=key.level.value if key else None,
        place=links.reference(line.place) if line.place else None,
        period=key.period if key else None,
        start=start,
        end=end,
        state=state,
        value=amount,
        unit=unit_of(line),
        numerator=rounded(held.numerator if held else None),
        denominator=rounded(held.denominator if held else None),
        reason=reason,
        declared=tuple(_declared(links, one) for one in reading.told) if reading else (),
        difference=rounded(reading.difference) if reading else None,
        goals=tuple(_goals(links, line, line.aims)),
    )


def _state(reading: Reading | None, amount: float | None) -> tuple[State, str | None]:
    if amount is not None:
        return "known", None
    if reading and reading.declared and reading.declared.hidden:
        return "hidden", reading.declared.hidden
    return "no_data", NO_DATA


def _declared(links: Links, one: Declared) -> DeclaredValue:
    return DeclaredValue(
        record=links.reference(one.entry),
        state="hidden" if one.hidden else "known",
        unit=one.unit.value,
        value=one.stated,
        numerator=one.numerator,
        denominator=one.denominator,
        reason=one.hidden or None,
    )


def _goals(links: Links, line: Line, aims: Iterable[Aim]) -> Iterator[Goal]:
    for aim in aims:
        target = aim.target
        yield Goal(
            text=aim.text.replace("\u00a0", " "),
            value=target.value,
            comparator=target.comparator.value if target.comparator else None,
            unit=(target.unit or line.indicator.unit).value,
            territory=links.follow(target.territory) if target.territory else None,
            start=target.period.start if target.period else None,
            end=target.period.end if target.period else None,
            wording=target.wording,
            caveat=target.caveat,
            proposed=target.proposed,
            met=aim.met,
        )
