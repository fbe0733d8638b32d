"""The only module that opens content: it lists a content folder and guards what it reads."""

from opora.files.content import read_content, read_source, read_sources
from opora.files.encoding import decode, recovered
from opora.files.guides import look_through
from opora.files.listing import Listing, list_content
from opora.files.neighbourhood import neighbourhood
from opora.files.tree import IdsOnDisk, Tree

__all__ = [
    "IdsOnDisk",
    "Listing",
    "Tree",
    "decode",
    "list_content",
    "look_through",
    "neighbourhood",
    "read_content",
    "read_source",
    "read_sources",
    "recovered",
]
