"""Facets and cards of roadmaps."""

from collections.abc import Iterator
from datetime import date

from opora.catalog import Catalog
from opora.kinds.roadmap import Roadmap
from opora.model import Labelled, Level, MeasureState, OrganisationClass, Role
from opora.parse import Entry
from opora.render.facets.card import Card, Mark, label_of
from opora.render.facets.facet import at, listed, numbered
from opora.render.facets.shared import factors, itself, territories
from opora.render.russian import count, span

_LEVELS = {"region": Level.REGIONAL, "municipality": Level.MUNICIPAL, "school": Level.SCHOOL}
_DOERS: tuple[Labelled, ...] = (*OrganisationClass, *Role)


def _level(_: Catalog, entry: Entry) -> Iterator[object]:
    if entry.parent:
        yield _LEVELS[entry.parent.kinds[0]]


def _years(_: Catalog, entry: Entry) -> Iterator[object]:
    if isinstance(entry.entity, Roadmap):
        period = entry.entity.period
        yield from range(period.start.year, period.end.year + 1)


FACETS = (
    factors(at("items.factors")),
    listed("level", "Чья карта", _LEVELS.values(), _level),
    listed(
        "doer", "Кто отвечает", _DOERS, at("items.responsible.role", "items.responsible.class_")
    ),
    listed("state", "Есть меры в состоянии", MeasureState, at("items.state")),
    numbered("year", "Год", _years),
    territories(itself),
)


def rank(_: Catalog, entry: Entry) -> tuple[int, str]:
    """Put the newest first."""
    roadmap = entry.entity
    return -roadmap.period.start.toordinal() if isinstance(roadmap, Roadmap) else 0, entry.id


def card(catalog: Catalog, entry: Entry, _: date) -> Card:
    """Show the goal of a roadmap, whose it is, its time and the number of its measures."""
    roadmap = entry.entity
    if not isinstance(roadmap, Roadmap):
        return Card(entry, entry.id)
    owner = catalog.parent(entry)
    whose = (Mark(label_of(owner), entry=owner),) if owner else ()
    measures = count(len(roadmap.items), "мера", "меры", "мер")
    when = Mark(f"{span(roadmap.period)}, {measures}")
    return Card(entry, roadmap.title, roadmap.goal, (whose, (when,)))
