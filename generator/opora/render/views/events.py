"""Values for the pages of records that serve measures: events and questions."""

from collections.abc import Mapping
from typing import Any

from opora.kinds.consultation import Consultation
from opora.kinds.event import Event
from opora.parse import Entry
from opora.render.edition import Edition


def with_measures(edition: Edition, entry: Entry) -> Mapping[str, Any]:
    """Give the measures that a record serves or asks about."""
    held = entry.entity
    refs = held.measures if isinstance(held, Event) else ()
    if isinstance(held, Consultation) and held.measure:
        refs = (held.measure,)
    return {"measures": [one for ref in refs if (one := edition.catalog.find(ref))]}
