"""The list of expert reviews, with the criteria that each has to score."""

from collections.abc import Mapping
from typing import Any

from opora.kinds.review import REQUIRED
from opora.render.edition import Edition
from opora.render.lists.grouping import newest_first


def reviews(edition: Edition) -> Mapping[str, Any]:
    """Give the reviews, the newest first, and the required criteria."""
    return {**newest_first(edition, kind="review"), "required": REQUIRED}
