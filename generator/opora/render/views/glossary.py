"""Values for the page of the glossary."""

from collections.abc import Mapping
from typing import Any

from opora.kinds.glossary import Term
from opora.parse import Entry
from opora.render.edition import Edition


def glossary(edition: Edition, entry: Entry) -> Mapping[str, Any]:
    """Give the terms in the order of the alphabet."""
    terms = edition.catalog.below(entry, "term")
    return {"terms": sorted(terms, key=_place)}


def _place(entry: Entry) -> str:
    term = entry.entity
    return term.label.casefold().replace("ё", "е") if isinstance(term, Term) else entry.id
