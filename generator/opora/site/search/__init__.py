"""Search: an index of terms in small files, made here, asked by the browser."""

from opora.site.search.findable import Findable
from opora.site.search.gathering import Gathered, Gathering
from opora.site.search.index import Index, index_pages, write_index
from opora.site.search.page import SEARCH_URL, search_page
from opora.site.search.reading import name_of_meanings, readings_in

__all__ = [
    "SEARCH_URL",
    "Findable",
    "Gathered",
    "Gathering",
    "Index",
    "index_pages",
    "name_of_meanings",
    "readings_in",
    "search_page",
    "write_index",
]
