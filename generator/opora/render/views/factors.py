"""Values for the page of a risk factor."""

from collections.abc import Mapping
from typing import Any

from opora.indicators import coverage_of
from opora.kinds.catalogue import Catalogue, Factor, FactorGroup
from opora.parse import Entry
from opora.render.edition import Edition
from opora.render.measuring.places import measured_at
from opora.render.papers import examples_of


def factor(edition: Edition, entry: Entry) -> Mapping[str, Any]:
    """Give the catalogue, the group, what covers the factor, and its neighbours in crosswalks."""
    catalog = edition.catalog
    holder = catalog.parent(entry)
    group = None
    if holder and isinstance(holder.entity, Catalogue) and isinstance(entry.entity, Factor):
        group = group_of(holder.entity, entry.entity)
    return {
        "catalogue": holder,
        "group": group,
        "coverage": coverage_of(catalog, entry),
        "mapped_from": catalog.naming(entry, "factor", "maps_to"),
        **measured_at(edition, entry),
        "programmes": catalog.naming(entry, "programme"),
        "documents": catalog.naming(entry, "document"),
        "examples": examples_of(edition, entry),
    }


def group_of(catalogue: Catalogue, factor: Factor) -> FactorGroup | None:
    """Find the group that a factor belongs to."""
    return next((group for group in catalogue.groups if group.id == factor.group), None)
