"""Building a whole site beside the published one, whose place it takes."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from opora.site.again.census import Census
from opora.site.again.drawn import Drawn
from opora.site.again.memory import Site
from opora.site.config import SiteConfig
from opora.site.drawing import Look, draw, finish_guides, take_frames
from opora.site.frames import SHAPES
from opora.site.indexing import write_search
from opora.site.manifest import MANIFEST, sums_of, write_sums
from opora.site.offline import finish_offline
from opora.site.offline.worker import hash_of_content, worker
from opora.site.order import SITEMAP, Order, SiteSummary
from opora.site.outlet import Outlet, inside
from opora.site.publish import Ground
from opora.site.sitemap import robots
from opora.site.stamping import Stamps
from opora.site.writing import Writing, Written
from opora.team import Team


def build_whole(order: Order, ground: Ground) -> SiteSummary:
    """Build all of a site; unchanged files are linked from the published one.

    Raises:
        SiteError: It could not be built; the message is for people.
    """
    content, config, output = order.content, order.config, ground.output
    outlet, team = Outlet(output, order.site if order.site.is_dir() else None), Team()
    drawn = content.again.drawn(order.name, outlet) if content.again else None
    if drawn is None:
        order.progress(f"Каркас страниц и справка: {order.look.engine}")
        drawn = _draw(order.name, config, order.look, ground.workshop, outlet)
    stamps, guides = Stamps(drawn.frames, config), tuple(guide.url for guide in drawn.guides)
    for file in content.files:
        outlet.write(inside(file.path), file.content)
    order.progress("Страницы")
    writing = Writing(content, stamps, outlet, ground.workshop)
    written = team.share(writing.do, len(writing.jobs) + len(content.more), joining=True)
    days = {url: day for one in written for url, day in one.days.items()}
    if config.url:
        outlet.write(SITEMAP, order.sitemap(days, guides))
    outlet.write("robots.txt", robots(config.url).encode())
    findable = 0
    if content.searched:
        order.progress(f"Поиск: страниц {len(days) + len(guides)}")
        gathered = [writing.gather(drawn.guides), *(one.gathered for one in written)]
        findable = write_search(content, gathered, outlet, team).pages
    size = _copy(order, output)
    census, hashes = _worker(config, outlet)
    if content.listed:
        outlet.write(MANIFEST, write_sums(sums_of(output)))
    order.progress("Публикация")
    told = Site(order.way, stamps.name, guides, days, census, hashes)
    ground.then = partial(_keep, order, drawn, written, told)
    taken = sum(one.taken for one in written)
    return SiteSummary(len(days), len(guides), findable, size, taken)


def _draw(name: bytes, config: SiteConfig, look: Look, workshop: Path, outlet: Outlet) -> Drawn:
    """Let the engine draw, and bring what it drew into the site."""
    folder = draw(SHAPES, config, look, workshop)
    stamps = Stamps(take_frames(folder, SHAPES), config)
    guides = finish_guides(folder, stamps)
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    files = (outlet.write(path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths)
    return Drawn(name, stamps.drawn, tuple(guides), tuple(files))


def _copy(order: Order, output: Path) -> int:
    """Make the copy for a disk, where it is asked for; return its size in bytes."""
    day = order.content.copied
    if day is None:
        return 0
    order.progress("Копия без интернета")
    return finish_offline(output, name=order.config.name, day=day)


def _worker(config: SiteConfig, outlet: Outlet) -> tuple[Census, Mapping[str, str]]:
    """Write the service worker; return what lies in the site then, and the hashes in its list."""
    output = outlet.output
    census = Census.of(output)
    sizes = ((name, size) for name, (size, _) in census.files.items())
    made = worker(config, sizes, lambda name: hash_of_content((output / name).read_bytes()))
    laid = [outlet.write(path, content) for path, content in made.files.items()]
    return census.moved(output, laid, ()), made.hashes


def _keep(order: Order, drawn: Drawn, written: list[Written], told: Site) -> None:
    """Keep what was done, for the next build."""
    if again := order.content.again:
        learnt = (one.learnt for one in written if one.learnt)
        again.keep(learnt, (name for one in written for name in one.kept), told)
        again.keep_drawn(drawn)
