"""Where a record belongs: ids of territories are paths, so what is above is a beginning."""

from collections.abc import Iterable
from functools import lru_cache

from opora.catalog import Catalog
from opora.kinds.indicator import Stand
from opora.model import Ref
from opora.parse import TERRITORIES, Entry

_BY_DEPTH = (Stand.COUNTRY, Stand.REGION, Stand.MUNICIPALITY, Stand.SCHOOL)


@lru_cache(maxsize=65536)
def up_from(place: str) -> tuple[str, ...]:
    """List a place and all above it, from the country (empty) down to the place itself."""
    steps = place.split("/") if place else []
    return ("", *("/".join(steps[: n + 1]) for n in range(len(steps))))


def level_of(place: str) -> Stand:
    """Tell the level of a place from its id."""
    return _BY_DEPTH[place.count("/") + 1 if place else 0]


def within(place: str, scope: str) -> bool:
    """Tell whether a place is a scope or lies in it."""
    return not scope or place == scope or place.startswith(f"{scope}/")


def shared(places: Iterable[str]) -> str:
    """Return the smallest place that holds all places: a municipality for two of its schools."""
    above = [up_from(place) for place in places]
    levels = zip(*above, strict=False)
    return next((one[0] for one in reversed([*levels]) if len(set(one)) == 1), "")


def place_of(catalog: Catalog, entry: Entry | None) -> str:
    """Return the id of the territory or school that a record belongs to, empty for the country."""
    if entry is None:
        return ""
    if entry.kind.name in TERRITORIES:
        return entry.id
    if entry.parent and entry.parent.kinds[0] in TERRITORIES:
        return entry.parent.id
    if entry.loc:
        return place_of(catalog, catalog.parent(entry))
    if "territory" not in entry.kind.model.model_fields:
        return ""
    territory = getattr(entry.entity, "territory", None)
    return territory.id if isinstance(territory, Ref) else ""


def place_of_all(catalog: Catalog, refs: Iterable[Ref]) -> str:
    """Return the smallest place that holds all records referred to; those without one aside."""
    return shared(place for ref in refs if (place := place_of(catalog, catalog.find(ref))))
