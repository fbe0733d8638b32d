"""The bank as one value: entries by reference, with a way back from each to those that name it."""

from opora.catalog.beside import Beside, KnownIds, around, beside, ids_of
from opora.catalog.catalog import Backlink, Catalog
from opora.catalog.link import link
from opora.catalog.patching import exchange

__all__ = [
    "Backlink",
    "Beside",
    "Catalog",
    "KnownIds",
    "around",
    "beside",
    "exchange",
    "ids_of",
    "link",
]
