"""Occasions from measures, reports, events, documents, and practices to be looked at again."""

from collections.abc import Iterator

from opora.catalog import Catalog
from opora.indicators import CURATORS, practice_level
from opora.indicators.places import place_of, place_of_all, up_from
from opora.kinds.assignment import Assignment
from opora.kinds.document import Document
from opora.kinds.event import Event
from opora.kinds.practice import Practice
from opora.kinds.roadmap import Measure, Roadmap
from opora.model import Actor, MeasureState
from opora.parse import Entry
from opora.render.measured import Measured
from opora.render.occasions.occasion import Day, Occasion, Standing, deadlines, meetings
from opora.render.russian import period
from opora.render.tables.wording import plain, said
from opora.words.months import month

_STANDINGS: dict[MeasureState, Standing] = {
    MeasureState.DONE: "settled",
    MeasureState.CANCELLED: "cancelled",
}


def occasions_of(catalog: Catalog, measured: Measured) -> tuple[Occasion, ...]:
    """List all occasions, the first day first."""
    found = [
        *_measures(catalog),
        *_reports(measured),
        *_events(catalog),
        *_documents(catalog),
        *_practices(catalog),
    ]
    return tuple(sorted(found, key=lambda one: one.order))


def curated(catalog: Catalog) -> dict[str, frozenset[str]]:
    """List, by the id of a place, the organisations whose people are curators there."""
    found: dict[str, set[str]] = {}
    for _, one in catalog.records(Assignment):
        if one.role in CURATORS and one.holder and catalog.find(one.holder):
            for ref in one.scope:
                found.setdefault(ref.id, set()).add(one.holder.id)
    return {place: frozenset(held) for place, held in found.items()}


def _measures(catalog: Catalog) -> Iterator[Occasion]:
    curators = curated(catalog)
    for entry, roadmap in catalog.records(Roadmap):
        place = place_of(catalog, entry)
        near = frozenset(id_ for one in up_from(place) for id_ in curators.get(one, ()))
        for row in catalog.below(entry, "measure"):
            if isinstance(measure := row.entity, Measure):
                for day in deadlines(measure.period, roadmap.period):
                    yield _measure(catalog, row, measure, day, place, near)


def _measure(  # noqa: PLR0913, PLR0917  a measure, its day and its place
    catalog: Catalog, row: Entry, measure: Measure, day: Day, place: str, near: frozenset[str]
) -> Occasion:
    about = (
        f"Срок: {plain(period(measure.period))}.",
        f"Ответственные: {_actors(catalog, measure.responsible)}.",
        f"Ожидаемый результат: {measure.expected_result.text}",
        f"Состояние: {measure.state.label}.",
    )
    return Occasion(
        f"measure-{row.id.replace('#', '-')}{day.part}",
        "мера",
        f"Срок меры: {measure.activity}",
        day,
        row,
        place,
        near | _named(measure.responsible),
        "\n".join(about),
        _STANDINGS.get(measure.state, "open"),
    )


def _reports(measured: Measured) -> Iterator[Occasion]:
    catalog = measured.catalog
    curators = curated(catalog)
    for place, dues in measured.reports.items():
        near = frozenset(id_ for one in up_from(place) for id_ in curators.get(one, ()))
        for due in dues:
            sender = catalog.get("school" if place.count("/") > 1 else "municipality", place)
            if due.expected and sender:
                yield Occasion(
                    f"report-{place.replace('/', '-')}-{due.month}",
                    "отчёт",
                    f"Отчёт за {month(due.month)}",
                    Day(due.until, due.until),
                    due.report or sender,
                    place,
                    near,
                    "Отчёт сдан." if due.report else "Отчёта в банке ещё нет.",
                    "settled" if due.report else "open",
                    sender,
                )


def _events(catalog: Catalog) -> Iterator[Occasion]:
    for entry, event in catalog.records(Event):
        about = [f"Когда: {plain(period(event.when))}."]
        if event.organisers:
            about.append(f"Кто проводит: {_actors(catalog, event.organisers)}.")
        about += [event.description] if event.description else []
        title = f"{event.form.label[:1].upper()}{event.form.label[1:]}: {_name(entry)}"
        for day in meetings(event.when, event.within):
            yield Occasion(
                f"event-{entry.id}{day.part}",
                "событие",
                title,
                day,
                entry,
                place_of(catalog, entry),
                _named(event.organisers),
                "\n".join(about),
            )


def _documents(catalog: Catalog) -> Iterator[Occasion]:
    for entry, document in catalog.records(Document):
        if document.due:
            there = bool(document.url or document.date or document.announced)
            yield Occasion(
                f"document-{entry.id.replace('/', '-')}",
                "документ",
                "Нужен документ",
                Day(document.due, document.due),
                entry,
                place_of(catalog, entry),
                standing="settled" if there else "open",
                named=entry,
            )


def _practices(catalog: Catalog) -> Iterator[Occasion]:
    for entry, practice in catalog.counted(Practice):
        if standing := practice_level(catalog, entry):
            day = standing.fresh_until
            place = place_of_all(catalog, practice.authors)
            yield Occasion(
                f"practice-{entry.id}",
                "пересмотр",
                "Пересмотреть практику",
                Day(day, day),
                entry,
                place or place_of(catalog, catalog.find(practice.programme)),
                about="После этого дня последнее слово о практике слишком старое.",
                named=entry,
            )


def _actors(catalog: Catalog, actors: tuple[Actor, ...]) -> str:
    return ", ".join(said(catalog, one) for one in actors)


def _named(actors: tuple[Actor, ...]) -> frozenset[str]:
    return frozenset(one.organisation.id for one in actors if one.organisation)


def _name(entry: Entry) -> str:
    return str(getattr(entry.entity, "label", entry.id))
