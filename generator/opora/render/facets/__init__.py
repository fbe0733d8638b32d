"""Lists that can be narrowed: a kind gets facets by a line in the table below."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from opora.catalog import Catalog
from opora.parse import Entry
from opora.render.facets import approaches, documents, practices, roadmaps, schools
from opora.render.facets.card import Card
from opora.render.facets.facet import Facet


@dataclass(frozen=True, slots=True)
class Faceted:
    """The records of a list, what they can be narrowed by, how they are shown and ordered."""

    kind: str
    facets: tuple[Facet, ...]
    card: Callable[[Catalog, Entry, date], Card]
    rank: Callable[[Catalog, Entry], Any]


FACETED: Mapping[str, Faceted] = {
    "approach": Faceted("approach", approaches.FACETS, approaches.card, approaches.rank),
    "document": Faceted("document", documents.FACETS, documents.card, documents.rank),
    "practice": Faceted("practice", practices.FACETS, practices.card, practices.rank),
    "region": Faceted("school", schools.FACETS, schools.card, schools.rank),
    "roadmap": Faceted("roadmap", roadmaps.FACETS, roadmaps.card, roadmaps.rank),
}
"""By the kind whose list page holds the records: schools stand on the page of the regions."""
