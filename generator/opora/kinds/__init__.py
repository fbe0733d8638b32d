"""The table of kinds: a new kind is one module here, one line below and one template."""

import copyreg

from opora.kinds import (
    act,
    approach,
    assessment,
    assignment,
    catalogue,
    consultation,
    digest,
    document,
    event,
    exceptions,
    glossary,
    group,
    guide,
    indicator,
    links,
    municipality,
    organisation,
    partnership,
    practice,
    programme,
    region,
    report,
    results,
    review,
    risk_profile,
    roadmap,
    school,
    synonyms,
    system,
    template,
    value,
)
from opora.model import Kind

KINDS: tuple[Kind, ...] = (
    catalogue.KIND,
    catalogue.FACTOR_KIND,
    practice.KIND,
    approach.KIND,
    guide.KIND,
    template.KIND,
    region.KIND,
    municipality.KIND,
    school.KIND,
    risk_profile.KIND,
    roadmap.KIND,
    roadmap.MEASURE_KIND,
    report.KIND,
    programme.KIND,
    event.KIND,
    assignment.KIND,
    group.KIND,
    partnership.KIND,
    organisation.KIND,
    act.KIND,
    document.KIND,
    review.KIND,
    consultation.KIND,
    assessment.KIND,
    results.KIND,
    indicator.KIND,
    value.KIND,
    system.KIND,
    glossary.KIND,
    glossary.TERM_KIND,
    synonyms.KIND,
    links.KIND,
    exceptions.KIND,
    digest.KIND,
)

BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}


def kind_named(name: str) -> Kind:
    """Find a kind by its name."""
    return BY_NAME[name]


copyreg.pickle(Kind, lambda kind: (kind_named, (kind.name,)))  # sent by name, not by value
