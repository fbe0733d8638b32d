"""Values for the pages of regions, municipalities, schools and their risk profiles."""

from collections.abc import Mapping
from typing import Any

from opora.catalog import Catalog
from opora.kinds.risk_profile import RiskEntry, RiskProfile
from opora.parse import Entry


def region(catalog: Catalog, entry: Entry) -> Mapping[str, Any]:
    """Gather what lies in a region: municipalities with their schools, plans, programmes."""
    municipalities = catalog.below(entry, "municipality")
    return {
        "municipalities": [(one, catalog.below(one, "school")) for one in municipalities],
        **_of_territory(catalog, entry),
    }


def municipality(catalog: Catalog, entry: Entry) -> Mapping[str, Any]:
    """Gather what lies in a municipality."""
    return {
        "region": catalog.parent(entry),
        "schools": catalog.below(entry, "school"),
        **_of_territory(catalog, entry),
    }


def _of_territory(catalog: Catalog, entry: Entry) -> dict[str, Any]:
    organisations = catalog.naming(entry, "organisation")
    practices = {
        practice.id: practice
        for organisation in organisations
        for practice in catalog.naming(organisation, "practice", "authors")
    }
    return {
        "roadmaps": catalog.below(entry, "roadmap"),
        "programmes": catalog.naming(entry, "programme"),
        "organisations": organisations,
        "acts": catalog.naming(entry, "act"),
        "documents": catalog.naming(entry, "document"),
        "practices": [practices[id_] for id_ in sorted(practices)],
    }


def school(catalog: Catalog, entry: Entry) -> Mapping[str, Any]:
    """Gather what the bank holds on a school; the newest profile and plan come first."""
    profiles = catalog.below(entry, "risk_profile")
    return {
        "municipality": catalog.parent(entry),
        "profiles": sorted(profiles, key=lambda one: one.id, reverse=True),
        "roadmaps": sorted(catalog.below(entry, "roadmap"), key=lambda e: e.id, reverse=True),
        "practices": catalog.naming(entry, "practice", "authors"),
        "replicated": catalog.naming(entry, "practice", "replications"),
    }


def risk_profile(catalog: Catalog, entry: Entry) -> Mapping[str, Any]:
    """Give each risk with the measures of the same school and the practices that answer it."""
    owner = catalog.parent(entry)
    risks = []
    if isinstance(entry.entity, RiskProfile):
        risks = [
            {
                "risk": risk,
                "measures": _measures(catalog, owner, risk),
                "practices": _practices(catalog, risk),
            }
            for risk in entry.entity.entries
        ]
    return {"school": owner, "year": entry.names["year"], "risks": risks}


def _factors(catalog: Catalog, risk: RiskEntry) -> list[Entry]:
    """List the factor of a risk and those of the basis catalogue it maps to."""
    factor = catalog.find(risk.factor)
    if factor is None:
        return []
    mapped = (catalog.find(ref) for ref in getattr(factor.entity, "maps_to", ()))
    return [factor, *(one for one in mapped if one)]


def _measures(catalog: Catalog, school: Entry | None, risk: RiskEntry) -> list[Entry]:
    found = [m for factor in _factors(catalog, risk) for m in catalog.naming(factor, "measure")]
    ours = {roadmap.id for roadmap in catalog.below(school, "roadmap")} if school else set()
    return [measure for measure in found if measure.parent and measure.parent.id in ours]


def _practices(catalog: Catalog, risk: RiskEntry) -> list[Entry]:
    found = {
        practice.id: practice
        for factor in _factors(catalog, risk)
        for practice in catalog.naming(factor, "practice")
    }
    return [found[id_] for id_ in sorted(found)]
