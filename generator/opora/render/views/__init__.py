"""What a template needs beyond its record: one function a kind, only where a kind needs one."""

from collections.abc import Callable, Mapping
from typing import Any

from opora.catalog import Catalog
from opora.parse import Entry
from opora.render.views import factors, practices, roadmaps, territories

View = Callable[[Catalog, Entry], Mapping[str, Any]]

VIEWS: Mapping[str, View] = {
    "factor": factors.factor,
    "practice": practices.practice,
    "region": territories.region,
    "municipality": territories.municipality,
    "school": territories.school,
    "risk_profile": territories.risk_profile,
    "roadmap": roadmaps.roadmap,
}
