"""Desks, «кабинеты»: what is due at a territory, who reported, and what to do first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from opora.model import MeasureState, Role
from opora.parse import Entry
from opora.render.edition import Draft, Edition
from opora.render.measuring.due import Below, below_of, desk_values, schools_below
from opora.render.measuring.place_tables import (
    Sent,
    below_table,
    due_table,
    dues_table,
    places_table,
    sums_table,
)
from opora.render.measuring.report_forms import form_files
from opora.render.measuring.risks import risks_url
from opora.render.page import Page
from opora.render.table import Table
from opora.render.views.schools import progress

URL = "desk/"
TITLE = "Кабинеты"


def desk_url(place: Entry) -> str:
    """Return the address of the desk of a region or municipality."""
    return f"{URL}{place.id}/"


def desk_pages(edition: Edition) -> Iterator[Page]:
    """Render the page to choose a desk, and the desks of regions and municipalities."""
    catalog, tree = edition.catalog, _tree(edition)
    curators = [
        one
        for one in catalog.all("assignment")
        if getattr(one.entity, "role", None) in {Role.CURATOR, Role.MUNICIPAL_CURATOR}
    ]
    values = {"tree": tree, "curators": curators}
    page = edition.page(Draft(URL, TITLE, ("indicators/desks.html",), values, "wide"))
    yield replace(page, tables=(territories_table(edition),))
    for region, municipalities in tree:
        yield _region(edition, region.place, municipalities)
        for municipality in municipalities:
            yield _municipality(edition, municipality.place)


def territories_table(edition: Edition) -> Table:
    """Describe all territories by what is due there."""

    def places() -> Iterator[Below]:
        return (one for region, below in _tree(edition) for one in (region, *below))

    return places_table(places, edition.as_of)


def _tree(edition: Edition) -> list[tuple[Below, list[Below]]]:
    return [
        (
            below_of(edition, region, desk_url(region)),
            [below_of(edition, one, desk_url(one)) for one in _municipalities(edition, region)],
        )
        for region in edition.catalog.all("region")
    ]


def _municipalities(edition: Edition, region: Entry) -> list[Entry]:
    return edition.catalog.below(region, "municipality")


def _region(edition: Edition, place: Entry, below: Sequence[Below]) -> Page:
    reports = [(one.place, one.reports) for one in below if one.reports]
    values = {"below": below, "reports": reports, "forms": [], "above": None}
    return _desk(edition, place, Role.REGIONAL_COORDINATOR, values)


def _municipality(edition: Edition, place: Entry) -> Page:
    catalog = edition.catalog
    schools = schools_below(edition, catalog.below(place, "school"))
    senders = [(place, edition.measured.reports.get(place.id, ()))]
    senders += [(one.place, one.reports) for one in schools]
    forms = [
        (due, file)
        for sender, held in senders
        for due, file in form_files(catalog, sender, held, own=sender is place)
    ]
    values = {
        "below": schools,
        "reports": [(sender, held) for sender, held in senders if held],
        "forms": forms,
        "above": catalog.parent(place),
    }
    page = _desk(edition, place, Role.MUNICIPAL_COORDINATOR, values)
    return replace(page, files=tuple(file for _, file in forms))


def _desk(edition: Edition, place: Entry, role: Role, values: Mapping[str, Any]) -> Page:
    catalog = edition.catalog
    plans = [(one, progress(one)) for one in catalog.below(place, "roadmap")]
    title = f"Кабинет: {getattr(place.entity, 'label', place.id)}"
    shown = {
        **values,
        **desk_values(edition, role, place.id),
        "place": place,
        "role": role,
        "plans": plans,
        "done": MeasureState.DONE,
        "risks": risks_url(edition, place),
    }
    page = edition.page(Draft(desk_url(place), title, ("indicators/desk.html",), shown, "wide"))
    return replace(page, search=None, tables=tuple(_tables(edition, place, shown)))


def _tables(edition: Edition, place: Entry, shown: Mapping[str, Any]) -> Iterator[Table]:
    day, name = edition.as_of, str(getattr(place.entity, "label", place.id))
    yield due_table(edition.catalog, shown["agenda"], name, day)
    reports: Sequence[Sent] = shown["reports"]
    if reports:
        of = dues_table if shown["above"] else sums_table
        yield of(reports, f"Отчёты: {name}", day)
    if shown["below"]:
        yield below_table(shown["below"], name, day)
