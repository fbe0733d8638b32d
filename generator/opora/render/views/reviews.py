"""Values for the page of an expert review."""

from collections.abc import Mapping
from typing import Any

from opora.kinds.review import REQUIRED, Review
from opora.parse import Entry
from opora.render.edition import Edition

MARKS = {0: "нет", 1: "частично", 2: "да"}
"""What a score says."""


def review(_: Edition, entry: Entry) -> Mapping[str, Any]:
    """Give the scores in words, and the required criteria that have none."""
    held = entry.entity
    scores = held.criteria if isinstance(held, Review) else ()
    scored = {one.criterion for one in scores}
    return {
        "rows": [(one.criterion, MARKS[one.score], one.comment) for one in scores],
        "unscored": [one for one in REQUIRED if one not in scored],
        "required": REQUIRED,
    }
