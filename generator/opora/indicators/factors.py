"""Which factors of the basis catalogue are covered by practices, measures and schools."""

from dataclasses import dataclass

from opora.catalog import Catalog
from opora.indicators.figure import Figure, share_of
from opora.kinds.catalogue import Catalogue
from opora.kinds.roadmap import Roadmap
from opora.parse import Entry


@dataclass(frozen=True, slots=True, eq=False)
class FactorCoverage:
    """What the bank holds for one factor.

    `schools` are those whose profile names the factor or a risk that maps to it. `approaches` and
    `guide` are the editors' own: they are shown beside practices and fill no gap.
    """

    factor: Entry
    practices: tuple[Entry, ...]
    measures: tuple[Entry, ...]
    schools: tuple[Entry, ...]
    approaches: tuple[Entry, ...]
    guide: Entry | None

    @property
    def gaps(self) -> tuple[str, ...]:
        """Name what is missing, in Russian."""
        missing = (("нет практик", self.practices), ("нет мер", self.measures))
        return tuple(words for words, held in missing if not held)


def factor_coverage(catalog: Catalog) -> tuple[FactorCoverage, ...]:
    """Compute the coverage of each factor of the basis catalogue, in the catalogue's order."""
    return tuple(coverage_of(catalog, factor) for factor in basis_factors(catalog))


def basis_factors(catalog: Catalog) -> tuple[Entry, ...]:
    """List the factors of the basis catalogue in its own order."""
    return tuple(
        found
        for _, catalogue in catalog.records(Catalogue)
        if catalogue.basis
        for factor in catalogue.factors
        if (found := catalog.get("factor", factor.id))
    )


def coverage_of(catalog: Catalog, factor: Entry) -> FactorCoverage:
    """Compute what the bank holds for a factor of any catalogue."""
    return FactorCoverage(
        factor,
        tuple(catalog.naming(factor, "practice")),
        tuple(catalog.naming(factor, "measure")),
        schools_with(catalog, factor),
        tuple(catalog.naming(factor, "approach", "factors")),
        next(iter(catalog.naming(factor, "guide", "factor")), None),
    )


def schools_with(catalog: Catalog, factor: Entry) -> tuple[Entry, ...]:
    """List the schools whose profile names a factor, or one that maps to it."""
    named = [factor, *catalog.naming(factor, "factor", "maps_to")]
    profiles = (profile for one in named for profile in catalog.naming(one, "risk_profile"))
    schools = {school.id: school for p in profiles if (school := catalog.parent(p))}
    return tuple(schools[id_] for id_ in sorted(schools))


def roadmap_coverage(catalog: Catalog, roadmap: Entry) -> Figure:
    """Compute how many factors of the basis catalogue the measures of a roadmap touch."""
    factors = basis_factors(catalog)
    named: set[str] = set()
    if isinstance(roadmap.entity, Roadmap):
        named = {ref.id for item in roadmap.entity.items for ref in item.factors}
    touched = [factor for factor in factors if factor.id in named]
    return share_of(touched, len(factors))
