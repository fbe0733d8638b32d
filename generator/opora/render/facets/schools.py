"""Facets and cards of schools."""

from collections.abc import Iterator
from datetime import date

from opora.catalog import Catalog
from opora.kinds.risk_profile import RiskProfile
from opora.kinds.school import EducationLevel, School, SchoolStatus
from opora.model import Ref, SizeBand
from opora.parse import Entry
from opora.render.facets.card import Card, Mark, factor_tags, label_of
from opora.render.facets.facet import at, listed, numbered
from opora.render.facets.shared import SCHOOL_TRAITS, factors, itself, school_traits, territories


def _risks(catalog: Catalog, entry: Entry) -> Iterator[Ref]:
    """Refer to the factors that the profiles of a school name."""
    for profile in catalog.below(entry, "risk_profile"):
        if isinstance(profile.entity, RiskProfile):
            yield from (one.factor for one in profile.entity.entries)


def _traits(_: Catalog, entry: Entry) -> Iterator[object]:
    yield from school_traits(entry.entity)


FACETS = (
    factors(_risks),
    listed("status", "Статус", SchoolStatus, at("statuses.status")),
    listed("level", "Уровень образования", EducationLevel, at("education_level")),
    listed("school", "Какая школа", SCHOOL_TRAITS, _traits),
    listed("size", "Сколько учеников", SizeBand, at("size")),
    numbered("year", "Год", at("statuses.year", "participations.year")),
    territories(itself),
)


def rank(_: Catalog, entry: Entry) -> str:
    """Keep the schools of a municipality together."""
    return entry.id


def card(catalog: Catalog, entry: Entry, _: date) -> Card:
    """Show where a school is, its status of the last year, and its risks."""
    school = entry.entity
    if not isinstance(school, School):
        return Card(entry, entry.id)
    known = ", ".join(one.label for one in school_traits(school))
    last = max(school.statuses, key=lambda one: one.year, default=None)
    status = (Mark(f"{last.year}: {last.status.label}", "o-state"),) if last else ()
    risks = tuple(dict.fromkeys(_risks(catalog, entry)))
    lines = (tuple(_place(catalog, entry)), (Mark(known),) if known else (), status)
    return Card(entry, label_of(entry), "", lines, factor_tags(catalog, risks))


def _place(catalog: Catalog, entry: Entry) -> Iterator[Mark]:
    municipality = catalog.parent(entry)
    region = catalog.parent(municipality) if municipality else None
    if region:
        yield Mark(label_of(region), entry=region)
        yield Mark("›")
    if municipality:
        yield Mark(label_of(municipality), entry=municipality)
