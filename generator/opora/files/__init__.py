"""The only module that opens content: it lists a content folder and guards what it reads."""

from opora.files.content import read_source, read_sources
from opora.files.listing import Listing, list_content
from opora.files.neighbourhood import known_ids, neighbourhood

__all__ = [
    "Listing",
    "known_ids",
    "list_content",
    "neighbourhood",
    "read_source",
    "read_sources",
]
