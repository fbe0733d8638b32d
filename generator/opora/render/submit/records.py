"""What a form chooses from: the records of the bank by kind, and facts that its rules need."""

import json
from collections.abc import Iterable, Iterator, Mapping

from opora.catalog import Catalog
from opora.kinds import BY_NAME
from opora.kinds.catalogue import Catalogue, Factor
from opora.kinds.organisation import Organisation
from opora.kinds.programme import Programme
from opora.kinds.risk_profile import RiskProfile
from opora.kinds.roadmap import Measure, Roadmap
from opora.kinds.school import School
from opora.parse import Entry
from opora.rules import RULES

Row = tuple[str, str, str]
"""The id of a record, its name, and what tells it from others: of a factor its plain words."""


def records_of(catalog: Catalog, kind: str) -> list[Row]:
    """List the records of a kind: those of the basis catalogue first, else by id."""
    rows = [(entry.id, _label(entry), _within(catalog, entry)) for entry in catalog.all(kind)]
    if kind != "factor":
        return rows
    basis = set(_basis(catalog))
    return sorted(rows, key=lambda row: row[0] not in basis)


def _label(entry: Entry) -> str:
    return str(getattr(entry.entity, "label", entry.id))


def _within(catalog: Catalog, entry: Entry) -> str:
    """Name the records around one, the nearest first; factors are told by their plain words."""
    if isinstance(entry.entity, Factor):
        return entry.entity.plain
    names, here = [], catalog.parent(entry)
    while here:
        names.append(_label(here))
        here = catalog.parent(here)
    return ", ".join(names)


def _basis(catalog: Catalog) -> Iterator[str]:
    for _, catalogue in catalog.records(Catalogue):
        if catalogue.basis:
            yield from (factor.id for factor in catalogue.factors)


def facts_of(catalog: Catalog) -> Mapping[str, object]:
    """Gather what the rules ask of other records."""
    return {
        "weights": {code: rule.severity for code, rule in RULES.items()},
        "basis": list(_basis(catalog)),
        "catalogues": {
            entry.id: {"years": one.years, "factors": [factor.id for factor in one.factors]}
            for entry, one in catalog.records(Catalogue)
        },
        "maps": {
            entry.id: [ref.id for ref in factor.maps_to]
            for entry, factor in catalog.records(Factor)
            if factor.maps_to
        },
        "programmes": {
            entry.id: [str(one.period.start), str(one.period.end)]
            for entry, one in catalog.records(Programme)
            if one.period
        },
        "reachable": sorted(_reachable(catalog)),
        "profiles": _by_school(catalog, _profiles(catalog)),
        "roadmaps": _by_school(catalog, _roadmaps(catalog)),
    }


def _reachable(catalog: Catalog) -> Iterator[str]:
    """Name the organisations and schools whose cards have a mailbox or a page."""
    for entry, organisation in catalog.records(Organisation):
        if organisation.website or organisation.official_email:
            yield entry.id
    for entry, school in catalog.records(School):
        if school.website or school.official_email:
            yield entry.id


def _profiles(catalog: Catalog) -> Iterator[tuple[Entry, object]]:
    for entry, profile in catalog.records(RiskProfile):
        risks = [
            {
                "factor": risk.factor.id,
                "significance": risk.significance,
                "included": risk.included,
                "verdict": risk.curator_assessment.verdict if risk.curator_assessment else "",
            }
            for risk in profile.entries
        ]
        yield entry, {"path": entry.path, "year": int(entry.names["year"]), "risks": risks}


def _roadmaps(catalog: Catalog) -> Iterator[tuple[Entry, object]]:
    for entry, roadmap in catalog.records(Roadmap):
        yield (
            entry,
            {
                "path": entry.path,
                "years": [roadmap.period.start.year, roadmap.period.end.year],
                "factors": sorted(set(_answered(roadmap.items))),
            },
        )


def _answered(measures: Iterable[Measure]) -> Iterator[str]:
    for measure in measures:
        if measure.state != "cancelled":
            yield from (ref.id for ref in measure.factors)


def _by_school(catalog: Catalog, found: Iterable[tuple[Entry, object]]) -> dict[str, list[object]]:
    held: dict[str, list[object]] = {}
    for entry, told in found:
        folder = catalog.parent(entry)
        if folder and folder.kind is BY_NAME["school"]:
            held.setdefault(folder.id, []).append(told)
    return held


def as_json(value: object) -> bytes:
    """Write a file for the browser."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
