"""Search: an index of terms in small files, made here, asked by the browser."""

from opora.site.search.findable import Findable
from opora.site.search.index import Index, write_index
from opora.site.search.page import SEARCH_URL, search_page

__all__ = ["SEARCH_URL", "Findable", "Index", "search_page", "write_index"]
