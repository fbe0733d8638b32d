"""Values for the pages of regions and municipalities: what lies in them, gathered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from opora.catalog import Catalog
from opora.indicators import (
    Due,
    Figure,
    curators_of,
    partnerships_of,
    school_coverage,
    schools_of,
)
from opora.parse import Entry
from opora.render.edition import Edition
from opora.render.measuring.places import measured_at


@dataclass(frozen=True, slots=True, eq=False)
class SchoolRow:
    """A school in the table of its municipality, with what the bank holds on it."""

    school: Entry
    profiles: tuple[Entry, ...]
    roadmaps: tuple[Entry, ...]
    curators: tuple[Entry, ...]
    partnerships: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, eq=False)
class MunicipalityRow:
    """A municipality in the table of its region."""

    municipality: Entry
    schools: tuple[Entry, ...]
    coverage: tuple[tuple[str, Figure], ...]
    reports: tuple[Due, ...]

    @property
    def reported(self) -> int:
        """How many of the months have a report."""
        return sum(one.report is not None for one in self.reports)


def region(edition: Edition, entry: Entry) -> Mapping[str, Any]:
    """Gather what lies in a region: municipalities with their schools, plans, programmes."""
    catalog = edition.catalog
    municipalities = catalog.below(entry, "municipality")
    rows = [_municipality_row(edition, one) for one in municipalities]
    held = measured_at(edition, entry)
    return {"rows": rows, **held, **_of_territory(catalog, entry, municipalities)}


def municipality(edition: Edition, entry: Entry) -> Mapping[str, Any]:
    """Gather what lies in a municipality: its schools with what is known of them, its reports."""
    catalog = edition.catalog
    return {
        "region": catalog.parent(entry),
        "rows": [_school_row(catalog, one) for one in schools_of(catalog, entry)],
        "reports": edition.measured.reports.get(entry.id, ()),
        **measured_at(edition, entry),
        **_of_territory(catalog, entry, ()),
    }


def _school_row(catalog: Catalog, school: Entry) -> SchoolRow:
    return SchoolRow(
        school,
        tuple(catalog.below(school, "risk_profile")),
        tuple(catalog.below(school, "roadmap")),
        tuple(curators_of(catalog, school)),
        tuple(partnerships_of(catalog, school)),
    )


def _municipality_row(edition: Edition, entry: Entry) -> MunicipalityRow:
    schools = tuple(schools_of(edition.catalog, entry))
    reports = edition.measured.reports.get(entry.id, ())
    return MunicipalityRow(
        entry,
        schools,
        tuple(school_coverage(edition.catalog, schools)),
        tuple(one for one in reports if one.report or one.missed),
    )


def _of_territory(
    catalog: Catalog, entry: Entry, municipalities: Iterable[Entry]
) -> dict[str, Any]:
    schools = schools_of(catalog, entry)
    places = [entry, *municipalities, *schools]
    organisations = catalog.naming(entry, "organisation")
    authors = [*organisations, *schools]
    return {
        "schools": schools,
        "coverage": tuple(school_coverage(catalog, schools)),
        "roadmaps": catalog.below(entry, "roadmap"),
        "programmes": catalog.naming(entry, "programme"),
        "organisations": organisations,
        "acts": catalog.naming(entry, "act"),
        "documents": catalog.naming(entry, "document"),
        "practices": _gathered(catalog, authors, "practice", "authors"),
        "assignments": _gathered(catalog, places, "assignment", "scope"),
        "groups": _gathered(catalog, places, "group", "territory"),
        "events": _gathered(catalog, places, "event", "territory"),
        "partnerships": _gathered(catalog, schools, "partnership"),
        "systems": catalog.naming(entry, "system"),
    }


def _gathered(catalog: Catalog, places: Iterable[Entry], kind: str, field: str = "") -> list[Entry]:
    """List what names one of several records, each once, in the order of ids."""
    found = {one.id: one for place in places for one in catalog.naming(place, kind, field)}
    return [found[id_] for id_ in sorted(found)]
