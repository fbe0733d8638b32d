"""Values for the page of a roadmap."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from opora.indicators import basis_factors, roadmap_coverage
from opora.kinds.roadmap import Roadmap
from opora.parse import Entry
from opora.render.edition import Edition

AROUND = ("event", "document", "consultation")
"""Kinds that are shown in the row of the measure they name."""


def roadmap(edition: Edition, entry: Entry) -> Mapping[str, Any]:
    """Give the owner, the measures by task, what is around each, and the factors they touch."""
    catalog = edition.catalog
    share = roadmap_coverage(catalog, entry)
    touched = {member.id for member in share.members}
    held = entry.entity if isinstance(entry.entity, Roadmap) else None
    items = held.items if held else ()
    return {
        "owner": catalog.parent(entry),
        "tasks": [
            (task, [item for item in items if item.task == task.id])
            for task in (held.tasks if held else ())
        ],
        "around": {
            one.names["part"]: [found for kind in AROUND for found in catalog.naming(one, kind)]
            for one in catalog.below(entry, "measure")
        },
        "states": Counter(item.state for item in items),
        "coverage": share,
        "untouched": [one for one in basis_factors(catalog) if one.id not in touched],
    }
