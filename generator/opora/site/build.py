"""The whole way from pages to a published site."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from opora.site.again.drawn import Drawn, name_of
from opora.site.config import SiteConfig, read_config
from opora.site.content import SiteContent
from opora.site.drawing import Look, draw, finish_guides, take_frames
from opora.site.frames import SHAPES
from opora.site.manifest import MANIFEST, sums_of, write_sums
from opora.site.offline import finish_offline
from opora.site.offline.worker import write_worker
from opora.site.outlet import Outlet, inside
from opora.site.publish import publication
from opora.site.search import SEARCH_URL, write_index
from opora.site.sitemap import robots, sitemap
from opora.site.stamping import Stamps
from opora.site.writing import Writing
from opora.team import Team


@dataclass(frozen=True, slots=True)
class SiteSummary:
    """How much was built: stamped pages, hand-written guides, pages that search can find.

    `bundle` is the size of the copy for a disk in bytes, 0 without one; `taken` counts the stamped
    pages that were taken over from the last build.
    """

    pages: int
    guides: int
    findable: int
    bundle: int = 0
    taken: int = 0


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
        outlet = Outlet(output, site if site.is_dir() else None)
        name = name_of(look, config) if content.again else b""
        drawn = content.again.drawn(name, outlet) if content.again else None
        if drawn is None:
            progress(f"Каркас страниц и справка: {look.engine}")
            drawn = _draw(name, config, look, workshop, outlet)
        stamps, guides = Stamps(drawn.frames, config), drawn.guides
        for file in content.files:
            outlet.write(inside(file.path), file.content)
        progress("Страницы")
        writing = Writing(content, stamps, outlet, workshop)
        written = team.share(writing.do, len(writing.jobs) + len(content.more))
        days = {url: day for one in written for url, day in one.days.items()}
        if config.url:
            known = dict.fromkeys((guide.url for guide in guides), None) | days
            known.pop(SEARCH_URL, None)
            outlet.write("sitemap.xml", sitemap(config.url, known).encode())
        outlet.write("robots.txt", robots(config.url).encode())
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
            outlet.write(MANIFEST, write_sums(sums_of(output)))
        progress("Публикация")
    if again := content.again:
        learnt = (one.learnt for one in written if one.learnt)
        again.keep(learnt, (name for one in written for name in one.kept), stamps.name)
        again.keep_drawn(drawn)
    return SiteSummary(len(days), len(guides), findable, size, sum(one.taken for one in written))


def _draw(name: bytes, config: SiteConfig, look: Look, workshop: Path, outlet: Outlet) -> Drawn:
    """Let the engine draw, and bring what it drew into the site."""
    folder = draw(SHAPES, config, look, workshop)
    stamps = Stamps(take_frames(folder, SHAPES), config)
    guides = finish_guides(folder, stamps)
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    files = (outlet.write(path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths)
    return Drawn(name, stamps.drawn, tuple(guides), tuple(files))
