"""The page with all results of a search; the results themselves come from `search.js`."""

from pathlib import Path

from opora.render.page import Page
from opora.site.chrome import part, root_of

SEARCH_URL = "search/"

_SCRIPTS = Path(__file__).parents[2] / "assets" / "search"
_LATER = "box.js"
_READING = "reading/json.js"


def search_page() -> Page:
    """The page at `/search/`, which answers to `?q=`."""
    root = root_of(SEARCH_URL)
    return Page(
        url=SEARCH_URL,
        title="Поиск",
        description="Поиск по практикам, проблемам и рискам, территориям и дорожным картам.",
        html=_preloads(root) + part("search_page.html").substitute(root=root),
        layout="wide",
    )


def _preloads(root: str) -> str:
    """Tell the browser what the page will ask for, before one script finds out from another."""
    own = (f"search/{path.name}" for path in sorted(_SCRIPTS.glob("*.js")) if path.name != _LATER)
    link = '<link rel="modulepreload" href="{}assets/{}">\n'
    return "".join(link.format(root, name) for name in (*own, _READING))
