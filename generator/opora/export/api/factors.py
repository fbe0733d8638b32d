"""The catalogues of risk factors as JSON."""

from opora.export.api.answers import CatalogueLine, FactorLine, FactorsAnswer, GroupLine
from opora.export.api.links import Links
from opora.indicators import coverage_of
from opora.kinds.catalogue import Catalogue, Factor
from opora.parse import Entry
from opora.render.address import url_of
from opora.render.open_data.addresses import record_json
from opora.render.open_data.changes import VERSION


def factors_answer(links: Links) -> FactorsAnswer:
    """Tell all catalogues with their groups, factors and the crosswalk."""
    held = links.edition.catalog.records(Catalogue)
    return FactorsAnswer(VERSION, tuple(_catalogue(links, entry, one) for entry, one in held))


def _catalogue(links: Links, entry: Entry, catalogue: Catalogue) -> CatalogueLine:
    catalog = links.edition.catalog
    found = ((catalog.get("factor", one.id), one) for one in catalogue.factors)
    return CatalogueLine(
        id=entry.id,
        title=catalogue.title,
        status=catalogue.status.value,
        basis=catalogue.basis,
        years=catalogue.years,
        url=links.to(url_of(entry, catalog)),
        groups=tuple(GroupLine(one.id, one.title, one.plain) for one in catalogue.groups),
        factors=tuple(_factor(links, one, factor) for one, factor in found if one),
    )


def _factor(links: Links, entry: Entry, factor: Factor) -> FactorLine:
    catalog = links.edition.catalog
    covered = coverage_of(catalog, entry)
    return FactorLine(
        id=entry.id,
        title=factor.title,
        label=factor.label,
        plain=factor.plain,
        group=factor.group,
        evidence=factor.evidence.value,
        signs=factor.signs,
        synonyms=factor.synonyms,
        maps_to=tuple(ref.id for ref in factor.maps_to if catalog.find(ref)),
        url=links.to(url_of(entry, catalog)),
        api=links.to(record_json(entry)),
        practices=len(covered.practices),
        approaches=len(covered.approaches),
        measures=len(covered.measures),
        schools=len(covered.schools),
    )
