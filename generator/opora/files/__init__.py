"""The only module that opens content: it lists a content folder and guards what it reads."""

from opora.files.content import Listing, list_content, read_source, read_sources
from opora.files.history import edit_url, last_changes
from opora.files.neighbourhood import known_ids, neighbourhood

__all__ = [
    "Listing",
    "edit_url",
    "known_ids",
    "last_changes",
    "list_content",
    "neighbourhood",
    "read_source",
    "read_sources",
]
