"""Values for the page of a template, and for its list."""

from collections.abc import Mapping
from typing import Any

from opora.kinds.template import Template
from opora.parse import Entry
from opora.render.edition import Edition
from opora.render.papers import examples_of, paper_files
from opora.render.papers.filling import blank


def template(edition: Edition, entry: Entry) -> Mapping[str, Any]:
    """Give the blank paper, its files, and the examples that guides make of it."""
    held = entry.entity
    if not isinstance(held, Template):
        return {}
    return {
        "paper": blank(held),
        "files": paper_files(edition.catalog, held, entry.id),
        "examples": examples_of(edition, entry),
    }
