"""Facets that several kinds share: territories, risk factors, circumstances of schools."""

from collections.abc import Collection, Iterable, Iterator

from opora.catalog import Catalog
from opora.indicators import basis_factors
from opora.indicators.places import place_of, up_from
from opora.kinds.catalogue import Catalogue, Factor
from opora.kinds.school import School
from opora.model import Labelled, Ref, Settlement
from opora.parse import Entry
from opora.render.facets.card import label_of
from opora.render.facets.facet import Facet, Option, Read


class Circumstance(Labelled):
    """What else makes a school what it is."""

    SMALL = "small", "малокомплектная"
    REMOTE = "remote", "удалённая"


SCHOOL_TRAITS: tuple[Labelled, ...] = (*Settlement, *Circumstance)


def school_traits(school: object) -> Iterator[Labelled]:
    """List where a school is and what its circumstances are; nothing for other records."""
    if not isinstance(school, School):
        return
    if school.settlement:
        yield school.settlement
    if school.small_school:
        yield Circumstance.SMALL
    if school.remote:
        yield Circumstance.REMOTE


def factors(read: Read) -> Facet:
    """Make the facet of risk factors of the basis catalogue; `read` gives references to factors."""

    def codes(catalog: Catalog, entry: Entry) -> Iterator[str]:
        for ref in read(catalog, entry):
            if isinstance(ref, Ref):
                yield from _in_basis(catalog, catalog.find(ref))

    def options(catalog: Catalog, found: Collection[str]) -> Iterator[Option]:
        for factor in basis_factors(catalog):
            if factor.id in found:
                yield Option(factor.id, label_of(factor))

    return Facet("factor", "Фактор риска", codes, options)


def _in_basis(catalog: Catalog, factor: Entry | None) -> Iterator[str]:
    """Name a factor of the basis catalogue, or those that a factor of another one maps to."""
    if factor is None or not isinstance(factor.entity, Factor):
        return
    holder = catalog.parent(factor)
    if holder and isinstance(holder.entity, Catalogue) and holder.entity.basis:
        yield factor.id
    yield from (ref.id for ref in factor.entity.maps_to)


def territories(read: Read) -> Facet:
    """Make the facet of regions with their municipalities; `read` gives references to places."""

    def codes(catalog: Catalog, entry: Entry) -> Iterator[str]:
        for ref in read(catalog, entry):
            if isinstance(ref, Ref):
                yield from up_from(place_of(catalog, catalog.find(ref)))[1:3]

    return Facet("territory", "Территория", codes, _territories)


def _territories(catalog: Catalog, found: Collection[str]) -> Iterable[Option]:
    regions = [one for one in catalog.all("region") if one.id in found]
    for region in sorted(regions, key=label_of):
        yield Option(region.id, label_of(region))
        below = [one for one in catalog.below(region, "municipality") if one.id in found]
        for one in sorted(below, key=label_of):
            yield Option(one.id, label_of(one), region.id)


def itself(_: Catalog, entry: Entry) -> Iterator[Ref]:
    """Refer to a record itself."""
    yield entry.ref
