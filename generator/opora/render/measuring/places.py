"""What the pages of territories, schools, factors and curators show of what is counted there."""

from collections.abc import Mapping
from typing import Any

from opora.indicators import CURATORS, roadmap_coverage
from opora.kinds.assignment import Assignment
from opora.kinds.roadmap import Roadmap
from opora.parse import Entry
from opora.render.edition import Edition
from opora.render.measuring.lines import lines_at


def measured_at(edition: Edition, entry: Entry) -> Mapping[str, Any]:
    """Give the values and targets of a place or a factor, and what its plans touch."""
    catalog = edition.catalog
    readings = edition.measured.by_scope.get(entry.id, {})
    plans = [
        (one, len(one.entity.items), roadmap_coverage(catalog, one))
        for one in catalog.below(entry, "roadmap")
        if isinstance(one.entity, Roadmap)
    ]
    desk = f"desk/{entry.id}/" if entry.kind.name in {"region", "municipality"} else ""
    return {"lines": lines_at(catalog, readings, entry), "plans": plans, "desk": desk}


def curator(edition: Edition, entry: Entry) -> Mapping[str, Any]:
    """Give what is due at the schools that a curator looks after."""
    one = entry.entity
    if not isinstance(one, Assignment) or one.role not in CURATORS:
        return {"agenda": None}
    return {"agenda": edition.measured.agenda(*(ref.id for ref in one.scope))}
