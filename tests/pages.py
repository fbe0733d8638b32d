"""The pages of small banks and of the real one, as values, and the links between them."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import unescape
from pathlib import Path
from posixpath import normpath

from opora.catalog import Catalog
from opora.cli.rendering import Publication
from opora.files import list_content, read_sources
from opora.pipeline import published, read_bank
from opora.render import Edition, Page, render_site
from tests.content import AS_OF, Fields, bank, judged

CONTENT = Path(__file__).parent.parent / "content"
REAL_DAY = date(2026, 3, 1)

_LINK = re.compile(r'\b(?:href|action)="([^"]*)"')
_ID = re.compile(r'\bid="([^"]+)"')
_MARKDOWN_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_ELSEWHERE = re.compile(r"[a-z]+:|//")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: an address below the root, and an anchor or nothing."""

    url: str
    anchor: str


Links = Mapping[str, frozenset[Target]]


def catalog_of(changed: Mapping[str, Fields | None]) -> Catalog:
    """Link the small bank with some records replaced, added or left out."""
    return judged(bank(changed)).catalog


def pages_of(changed: Mapping[str, Fields | None], as_of: date = AS_OF) -> dict[str, Page]:
    """Render the small bank, changed; pages by their address."""
    edition = Edition(published(catalog_of(changed)), as_of)
    return {page.url: page for page in render_site(edition)}


@cache
def real_edition() -> Edition:
    """Read the real content, once."""
    listing = list_content(CONTENT)
    sources = read_sources(listing.root, listing.paths, [])
    return Edition(published(read_bank(sources, REAL_DAY).catalog), REAL_DAY)


@cache
def real_pages() -> Mapping[str, Page]:
    """Render the real content, once."""
    return {page.url: page for page in render_site(real_edition())}


@cache
def real_files() -> frozenset[str]:
    """Name the files of the real site beside its pages."""
    made = Publication(real_edition())
    beside = {f"{url}{file.name}" for url, page in real_pages().items() for file in page.files}
    return frozenset(beside | {one.path for one in made.files()})


@cache
def real_links() -> Links:
    """List where each page and each guide of the real site leads within it."""
    pages = {url: links_of(page.url, page.html) for url, page in real_pages().items()}
    return pages | dict(_guides())


def links_of(url: str, html: str) -> frozenset[Target]:
    """List where a page leads within the site."""
    return frozenset(_targets(url, _LINK.findall(html)))


def ids_of(page: Page) -> set[str]:
    """List the anchors of a page."""
    return set(_ID.findall(page.html))


def text_of(html: str) -> str:
    """Leave the words of a page, each run of blanks as one."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def clicks_from_home(links: Links) -> dict[str, int]:
    """Tell how many links lie between home and each page that can be reached from it."""
    clicks, waiting = {"": 0}, deque([""])
    while waiting:
        here = waiting.popleft()
        for target in sorted(links.get(here, ()), key=lambda one: one.url):
            if target.url in links and target.url not in clicks:
                clicks[target.url] = clicks[here] + 1
                waiting.append(target.url)
    return clicks


def _guides() -> Iterator[tuple[str, frozenset[Target]]]:
    folder = CONTENT / "pages"
    for path in folder.rglob("*.md"):
        name = path.relative_to(folder).with_suffix("").as_posix()
        places = _MARKDOWN_LINK.findall(path.read_text(encoding="utf-8"))
        yield _guide_url(name), frozenset(_targets(f"{name}/", map(_as_address, places)))


def _guide_url(name: str) -> str:
    return f"{name}/".removesuffix("index/")


def _as_address(place: str) -> str:
    """Turn a link between guides, `../about.md`, into one between their pages, `../../about/`."""
    path, hash_, anchor = place.partition("#")
    if path.endswith(".md"):
        path = f"../{_guide_url(path.removesuffix('.md'))}"
    elif "." in path.rpartition("/")[2] and not (path.startswith("/") or _ELSEWHERE.match(path)):
        path = f"../{path}"
    return path + hash_ + anchor


def guide_files() -> frozenset[str]:
    """List the pictures and other files beside the guides, which the engine copies."""
    folder = CONTENT / "pages"
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".md")
    return frozenset(path.relative_to(folder).as_posix() for path in files)


def _targets(url: str, links: Iterable[str]) -> Iterator[Target]:
    for link in links:
        if _ELSEWHERE.match(link):
            continue
        path, _, anchor = link.partition("?")[0].partition("#")
        place = normpath(f"/{url}{path}" if not path.startswith("/") else path).strip("/")
        yield Target(f"{place}/" if place not in {"", "."} else "", anchor)
