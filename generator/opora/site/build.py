"""The whole way from pages to a published site."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp

from opora.render.page import Job, Page
from opora.site.config import read_config
from opora.site.drawing import Look, draw, finish_guides, take_frames
from opora.site.frames import SHAPES
from opora.site.manifest import MANIFEST, sums_of, write_sums
from opora.site.offline import finish_offline, offline_page
from opora.site.offline.worker import write_worker
from opora.site.publish import publication
from opora.site.search import (
    SEARCH_URL,
    Findable,
    Gathered,
    Gathering,
    search_page,
    write_index,
)
from opora.site.sitemap import robots, sitemap
from opora.site.stamping import Stamps, write_new, write_page
from opora.team import Team
from opora.words import Meaning


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A finished file beside the pages: data, a feed, an attachment. `path` is from the root."""

    path: PurePosixPath
    content: bytes


@dataclass(frozen=True, slots=True)
class SiteSummary:
    """How much was built: stamped pages, hand-written guides, pages that search can find.

    `bundle` is the size of the copy for a disk in bytes, 0 without one.
    """

    pages: int
    guides: int
    findable: int
    bundle: int = 0


@dataclass(frozen=True, slots=True)
class SiteContent:
    """What a site is built of.

    `jobs` render all stamped pages but search, which is added while building; `meanings` are what
    search knows of the words of the bank; `files` are published beside the pages. `beside` writes
    the files of a page, and `more` are jobs that write others; both are done by several processes.
    Without an index, as `searched` says, pages are there and the search cannot answer. `listed`
    adds the list of all files with their hashes.
    """

    jobs: Sequence[Job]
    meanings: Sequence[Meaning] = ()
    files: Iterable[SiteFile] = ()
    beside: Callable[[Page], Iterable[SiteFile]] = lambda _: ()
    more: Sequence[Callable[[], Iterable[SiteFile]]] = ()
    searched: bool = True
    listed: bool = False


def at_hand(pages: Iterable[Page], files: Iterable[SiteFile] = ()) -> SiteContent:
    """Make a site of pages that are rendered already."""
    pages = tuple(pages)
    jobs = tuple(partial(iter, (page,)) for page in pages)
    texts = (page.search.meanings for page in pages if page.search)
    return SiteContent(jobs, next((held for held in texts if held), ()), files)


def build_site(
    content: SiteContent,
    *,
    site: Path,
    look: Look,
    bundle: date | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> SiteSummary:
    """Build the site and put it in the place of the published one, or leave that as it was.

    Args:
        content: Its pages and files.
        site: The folder of the published site, replaced as a whole.
        look: What the theme draws from.
        bundle: The day of the publication, where the site offers a copy for a disk.
        progress: Is told, in Russian, what is being done.

    Raises:
        SiteError: The site could not be built or put in its place; the message is for people.
    """
    config = read_config(look.config)
    with publication(site, tell=progress) as ground:
        output, workshop, team = ground.output, ground.workshop, Team()
        progress(f"Каркас страниц и справка: {look.engine}")
        drawn = draw(SHAPES, config, look, workshop)
        stamps = Stamps(take_frames(drawn, SHAPES), config)
        guides = finish_guides(drawn, stamps)
        for drawing in drawn.iterdir():
            drawing.rename(output / drawing.name)
        _write(content.files, output)
        progress("Страницы")
        writing = Writing(content, stamps, output, workshop)
        written = team.share(writing.do, len(writing.jobs) + len(content.more))
        days = {url: day for one in written for url, day in one.days.items()}
        if config.url:
            known = dict.fromkeys((guide.url for guide in guides), None) | days
            known.pop(SEARCH_URL, None)
            write_new(output / "sitemap.xml", sitemap(config.url, known).encode())
        write_new(output / "robots.txt", robots(config.url).encode())
        findable = 0
        if content.searched:
            progress(f"Поиск: страниц {len(days) + len(guides)}")
            gathered = [writing.gather(guides), *(one.gathered for one in written)]
            findable = write_index(gathered, content.meanings, output / SEARCH_URL, team)
        if bundle:
            progress("Копия без интернета")
        size = finish_offline(output, name=config.name, bundle=bundle, kept=config.offline)
        write_worker(output, config)
        if content.listed:
            write_new(output / MANIFEST, write_sums(sums_of(output)))
        progress("Публикация")
    return SiteSummary(len(days), len(guides), findable, size)


@dataclass(frozen=True, slots=True)
class Written:
    """What one process wrote: pages with their day of change, and what search learnt of them."""

    days: dict[str, date | None]
    gathered: Gathered


@dataclass(frozen=True, slots=True)
class Writing:
    """The work of rendering, stamping and writing pages and of reading them for search."""

    content: SiteContent
    stamps: Stamps
    output: Path
    workshop: Path

    @property
    def jobs(self) -> Sequence[Job]:
        """What renders all pages."""
        return (*self.content.jobs, lambda: (search_page(), offline_page()))

    def do(self, numbers: Iterable[int]) -> Written:
        """Do jobs by their numbers."""
        days: dict[str, date | None] = {}
        jobs, gathering = self.jobs, self._gathering()
        for number in numbers:
            if number >= len(jobs):
                _write(self.content.more[number - len(jobs)](), self.output)
                continue
            for page in jobs[number]():
                write_page(page, self.stamps, self.output)
                _write(self.content.beside(page), self.output)
                days[page.url] = page.changed
                if page.search and self.content.searched:
                    gathering.add(Findable(page.url, page.title, page.search))
        return Written(days, gathering.done())

    def gather(self, guides: Iterable[Findable]) -> Gathered:
        """Read pages for search that were written already."""
        gathering = self._gathering()
        for guide in guides:
            gathering.add(guide)
        return gathering.done()

    def _gathering(self) -> Gathering:
        return Gathering(self.content.meanings, Path(mkdtemp(dir=self.workshop)))


def _write(files: Iterable[SiteFile], output: Path) -> None:
    for file in files:
        write_new(output / _inside(file.path), file.content)


def _inside(path: PurePosixPath) -> PurePosixPath:
    if path.is_absolute() or ".." in path.parts:
        message = f"Not a path inside the site: {path}"
        raise ValueError(message)
    return path
