"""Addresses and references as the API writes them."""

from dataclasses import dataclass

from opora.export.api.answers import Reference
from opora.model import Ref
from opora.parse import Entry
from opora.render import Edition
from opora.render.address import url_of
from opora.render.open_data.addresses import record_json
from opora.render.open_data.tables import SHOWN

_SHOWN = frozenset(kind.name for kind in SHOWN)


@dataclass(frozen=True, slots=True)
class Links:
    """Turns records and references into what programs can follow."""

    edition: Edition

    def to(self, url: str) -> str:
        """Return the address of something below the root of the site."""
        return self.edition.site_url + url

    def reference(self, entry: Entry) -> Reference:
        """Refer to a record."""
        return Reference(
            entry.kind.name,
            entry.id,
            title_of(entry),
            self.to(url_of(entry, self.edition.catalog)),
            self.to(record_json(entry)) if entry.kind.name in _SHOWN else None,
        )

    def follow(self, ref: Ref) -> Reference:
        """Refer to what a record names; of what is not published only the kind is told."""
        found = self.edition.catalog.find(ref)
        return self.reference(found) if found else Reference(ref.kinds[0], None, None, None, None)


def title_of(entry: Entry) -> str:
    """Return the name of a record for lists."""
    return str(getattr(entry.entity, "label", entry.id))
