"""Values for the pages of schools and their risk profiles."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from opora.catalog import Catalog
from opora.indicators import school_gaps
from opora.kinds.risk_profile import RiskEntry, RiskProfile
from opora.kinds.roadmap import Measure, Roadmap
from opora.matching import Request, school_request
from opora.model import MeasureState
from opora.parse import Entry
from opora.render.edition import Edition
from opora.render.measuring.places import measured_at, school_desk
from opora.render.school import asks
from opora.render.views.assessments import percent, results_of


@dataclass(frozen=True, slots=True, eq=False)
class Risk:
    """A risk of a profile, the measures of the same school and the practices that answer it."""

    risk: RiskEntry
    measures: tuple[Entry, ...]
    practices: tuple[Entry, ...]


def school(edition: Edition, entry: Entry) -> Mapping[str, Any]:
    """Gather what the bank holds on a school; the newest profile and plan come first."""
    catalog = edition.catalog
    profiles = _newest(catalog.below(entry, "risk_profile"))
    return {
        "municipality": catalog.parent(entry),
        "profiles": [(one, risks_of(edition, one)) for one in profiles],
        "roadmaps": [(one, progress(one)) for one in _newest(catalog.below(entry, "roadmap"))],
        "materials": catalog.below(entry, "document"),
        "practices": catalog.naming(entry, "practice", "authors"),
        "replicated": catalog.naming(entry, "practice", "replications"),
        "partnerships": catalog.naming(entry, "partnership"),
        "assignments": catalog.naming(entry, "assignment"),
        "groups": catalog.naming(entry, "group"),
        "events": catalog.naming(entry, "event"),
        "questions": _questions(catalog, entry),
        "gaps": school_gaps(catalog, entry, edition.measured.last_years.get(entry.id)),
        **school_desk(edition, entry),
        "results": results_of(edition, entry),
        "percent": percent,
        "alike": edition.alike.like(entry),
        "asks": asks(school_request(catalog, entry) or Request()),
        **measured_at(edition, entry),
    }


def risk_profile(edition: Edition, entry: Entry) -> Mapping[str, Any]:
    """Give each risk with the measures of the same school and the practices that answer it."""
    return {
        "school": edition.catalog.parent(entry),
        "year": entry.names["year"],
        "risks": risks_of(edition, entry),
    }


def risks_of(edition: Edition, profile: Entry) -> list[Risk]:
    """List the risks of a profile with what answers each."""
    held, catalog = profile.entity, edition.catalog
    if not isinstance(held, RiskProfile):
        return []
    owner = catalog.parent(profile)
    roadmaps = catalog.below(owner, "roadmap") if owner else []
    measures = [one for roadmap in roadmaps for one in catalog.below(roadmap, "measure")]
    return [_risk(edition, one, measures) for one in held.entries]


def _risk(edition: Edition, risk: RiskEntry, measures: list[Entry]) -> Risk:
    factors = _factors(edition.catalog, risk)
    ids = {one.id for one in factors}
    ours = tuple(one for one in measures if ids & set(_answered(one)))
    found = {one.id: one for factor in factors for one in edition.practices_of(factor)}
    return Risk(risk, ours, tuple(found[id_] for id_ in sorted(found)))


def _answered(measure: Entry) -> Iterator[str]:
    """Name the factors that a measure answers."""
    held = measure.entity
    return (ref.id for ref in held.factors) if isinstance(held, Measure) else iter(())


def progress(roadmap: Entry) -> Mapping[MeasureState, int]:
    """Count the measures of a roadmap by their state."""
    held = roadmap.entity
    return Counter(one.state for one in held.items) if isinstance(held, Roadmap) else Counter()


def _newest(entries: list[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda one: one.id, reverse=True)


def _questions(catalog: Catalog, school: Entry) -> list[Entry]:
    """List the questions about the measures of a school."""
    found = {
        question.id: question
        for roadmap in catalog.below(school, "roadmap")
        for measure in catalog.below(roadmap, "measure")
        for question in catalog.naming(measure, "consultation")
    }
    return [found[id_] for id_ in sorted(found)]


def _factors(catalog: Catalog, risk: RiskEntry) -> list[Entry]:
    """List the factor of a risk and those of the basis catalogue it maps to."""
    factor = catalog.find(risk.factor)
    if factor is None:
        return []
    mapped = (catalog.find(ref) for ref in getattr(factor.entity, "maps_to", ()))
    return [factor, *(one for one in mapped if one)]
