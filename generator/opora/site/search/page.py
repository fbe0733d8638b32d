"""The page with all results of a search; the results themselves come from `search.js`."""

from opora.render.page import Page
from opora.site.chrome import part, root_of

SEARCH_URL = "search/"


def search_page() -> Page:
    """The page at `/search/`, which answers to `?q=`."""
    return Page(
        url=SEARCH_URL,
        title="Поиск",
        description="Поиск по практикам, проблемам и рискам, территориям и дорожным картам.",
        html=part("search_page.html").substitute(root=root_of(SEARCH_URL)),
        layout="wide",
    )
