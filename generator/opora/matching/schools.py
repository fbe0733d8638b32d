"""A school of the bank as a request: its newest profile, through the crosswalk of catalogues."""

from opora.catalog import Catalog
from opora.kinds.risk_profile import RiskEntry, RiskProfile
from opora.kinds.school import School
from opora.matching.facts import basis_ids
from opora.matching.request import Request
from opora.matching.weights import GRAVITY
from opora.model import Significance
from opora.parse import Entry


def school_request(catalog: Catalog, entry: Entry) -> Request | None:
    """Ask for a school; nothing for a record of another kind.

    Of several risks that map to one factor the gravest counts. Risks that the school has decided
    not to work on are left out.
    """
    school = entry.entity
    if not isinstance(school, School):
        return None
    return Request(
        _risks(catalog, entry),
        school.settlement,
        school.size,
        small=bool(school.small_school),
        remote=bool(school.remote),
    )


def _risks(catalog: Catalog, entry: Entry) -> dict[str, Significance]:
    found: dict[str, Significance] = {}
    for risk in _newest_profile(catalog, entry):
        for factor in basis_ids(catalog, [risk.factor]):
            held = found.get(factor, risk.significance)
            found[factor] = min(held, risk.significance, key=GRAVITY.index)
    return found


def _newest_profile(catalog: Catalog, entry: Entry) -> list[RiskEntry]:
    """List the risks of the newest profile that the school works on."""
    newest = max(catalog.below(entry, "risk_profile"), key=lambda one: one.id, default=None)
    if newest is None or not isinstance(newest.entity, RiskProfile):
        return []
    return [risk for risk in newest.entity.entries if risk.included]
