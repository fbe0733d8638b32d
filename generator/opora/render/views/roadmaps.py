"""Values for the page of a roadmap."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from opora.catalog import Catalog
from opora.indicators import basis_factors, roadmap_coverage
from opora.kinds.roadmap import Roadmap
from opora.parse import Entry


def roadmap(catalog: Catalog, entry: Entry) -> Mapping[str, Any]:
    """Give the owner, the measures by task, the factors they touch and those they do not."""
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
        "states": Counter(item.state for item in items),
        "coverage": share,
        "untouched": [one for one in basis_factors(catalog) if one.id not in touched],
    }
