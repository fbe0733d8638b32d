"""The whole way from pages to a published site."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from shutil import copytree
from tempfile import TemporaryDirectory

from opora.render.page import Page
from opora.site.config import read_config
from opora.site.drawing import Look, draw, finish_guides, take_frames
from opora.site.frames import shape_of
from opora.site.publish import publication
from opora.site.search import SEARCH_URL, Findable, search_page, write_index
from opora.site.sitemap import sitemap
from opora.site.stamping import Stamps, check_urls, write_new, write_pages


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A finished file beside the pages: data, a feed, an attachment. `path` is from the root."""

    path: PurePosixPath
    content: bytes


@dataclass(frozen=True, slots=True)
class SiteSummary:
    """How much was built: stamped pages, hand-written guides, pages that search can find."""

    pages: int
    guides: int
    findable: int


def build_site(
    pages: Iterable[Page],
    *,
    site: Path,
    look: Look,
    files: Iterable[SiteFile] = (),
    progress: Callable[[str], None] = lambda _: None,
) -> SiteSummary:
    """Build the site and put it in the place of the published one, or leave that as it was.

    Args:
        pages: All stamped pages but search, which is added here.
        site: The folder of the published site, replaced as a whole.
        look: What the theme draws from.
        files: What to publish beside the pages.
        progress: Is told, in Russian, what is being done.

    Raises:
        SiteError: The site could not be built or put in its place; the message is for people.
    """
    stamped = (*pages, search_page())
    check_urls(stamped)
    config = read_config(look.config)
    with publication(site) as output, TemporaryDirectory(prefix="opora-") as workshop:
        progress(f"Каркас страниц и справка: {look.engine}")
        shapes = {shape_of(page) for page in stamped}
        drawn = draw(shapes, config, look, Path(workshop))
        stamps = Stamps(take_frames(drawn, shapes), config)
        guides = finish_guides(drawn, config)
        copytree(drawn, output, dirs_exist_ok=True)
        progress(f"Страницы: {len(stamped)}")
        write_pages(stamped, stamps, output)
        for file in files:
            write_new(output / _inside(file.path), file.content)
        if config.url:
            urls = {page.url for page in stamped} | {guide.url for guide in guides}
            text = sitemap(config.url, urls - {SEARCH_URL})
            write_new(output / "sitemap.xml", text.encode())
        findable = [*_findable(stamped), *guides]
        progress(f"Поиск: страниц в указателе {len(findable)}")
        write_index(findable, output / SEARCH_URL, Path(workshop) / "search")
        progress("Публикация")
    return SiteSummary(pages=len(stamped), guides=len(guides), findable=len(findable))


def _inside(path: PurePosixPath) -> PurePosixPath:
    if path.is_absolute() or ".." in path.parts:
        message = f"Not a path inside the site: {path}"
        raise ValueError(message)
    return path


def _findable(pages: Iterable[Page]) -> Iterator[Findable]:
    for page in pages:
        if page.search:
            yield Findable(page.url, page.title, page.search)
