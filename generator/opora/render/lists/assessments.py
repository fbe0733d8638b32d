"""The list of assessments: how to add a table, and what is made of them."""

from collections.abc import Mapping
from typing import Any

from opora.kinds.programme import Programme
from opora.render.edition import Edition
from opora.render.views.assessments import columns


def assessments(edition: Edition) -> Mapping[str, Any]:
    """Give the columns of a table, and the programmes that select."""
    held = columns()
    records = edition.catalog.records(Programme)
    return {
        "columns": held,
        "selecting": [entry for entry, one in records if one.selection_rule],
    }
