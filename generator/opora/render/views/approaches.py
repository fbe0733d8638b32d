"""Values for the pages of approaches and guides."""

from collections.abc import Mapping
from typing import Any

from opora.kinds.approach import Approach
from opora.kinds.guide import Guide
from opora.model import Ref
from opora.parse import Entry
from opora.render.edition import Edition
from opora.render.facets.approaches import effect_said, months_said
from opora.render.papers import examples_of
from opora.render.views.texts import body_of


def approach(edition: Edition, entry: Entry) -> Mapping[str, Any]:
    """Give the text of an approach, what stands beside it in the bank, and its words of effect."""
    refs = entry.entity.factors if isinstance(entry.entity, Approach) else ()
    return {
        "body": body_of(edition, entry),
        "effect_said": effect_said,
        "months_said": months_said,
        "practices": _answering(edition, refs, "practice"),
        "others": [one for one in _answering(edition, refs, "approach") if one is not entry],
        "measures": edition.catalog.naming(entry, "measure"),
    }


def guide(edition: Edition, entry: Entry) -> Mapping[str, Any]:
    """Give the factor of a guide and what the bank holds for it."""
    refs = (entry.entity.factor,) if isinstance(entry.entity, Guide) else ()
    return {
        "factor": edition.catalog.find(refs[0]) if refs else None,
        "practices": _answering(edition, refs, "practice"),
        "approaches": _answering(edition, refs, "approach"),
        "examples": examples_of(edition, entry),
    }


def _answering(edition: Edition, refs: tuple[Ref, ...], kind: str) -> list[Entry]:
    """List the records of a kind that name any of the factors, each once."""
    factors = [found for ref in refs if (found := edition.catalog.find(ref))]
    named = (one for factor in factors for one in edition.catalog.naming(factor, kind, "factors"))
    return list({one.id: one for one in named}.values())
