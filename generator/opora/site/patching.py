"""Moving what changed into the published site, where that is little."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from opora.site.again import Again
from opora.site.again.memory import Done, Site
from opora.site.errors import SiteError
from opora.site.indexing import PARTS, findable_in, teach_the_same, write_search_again
from opora.site.moving import Moves
from opora.site.offline.worker import hash_of_content, worker
from opora.site.order import SITEMAP, Order, SiteSummary
from opora.site.outlet import Beside, Laid, inside
from opora.site.publish import Ground
from opora.site.search import Findable, Index
from opora.site.sitemap import robots
from opora.site.stamping import Stamps
from opora.site.writing import Writing, Written
from opora.team import Team

MOST = 256
"""Jobs that are done at most, or a tenth of all where that is more; else a new site is built."""

_TENTH = 10


def patch(order: Order, ground: Ground) -> SiteSummary | None:
    """Do again what changed, and get ready to move it into the published site.

    Returns:
        Nothing where a new site has to be built: much changed, or somebody touched the old one.

    Raises:
        SiteError: It could not be built; the message is for people.
    """
    again = order.content.again
    if again is None or not _is_the_same_site(order, again):
        return None
    drawn = again.frames(order.name)
    if drawn is None:
        return None
    stamps = Stamps(drawn.frames, order.config)
    if stamps.name != again.memory.site.frames:
        return None
    outlet = Beside(ground.output, order.site)
    writing = Writing(order.content, stamps, outlet, ground.workshop)
    names = [job.name for job in (*order.content.more, *writing.jobs)]
    todo = [number for number, name in enumerate(names) if _is_to_do(name, again)]
    lost = again.memory.jobs.keys() - set(names)
    if not _is_little(len(todo) + len(lost), len(names), again):
        return None
    team, census = Team(), again.memory.site.census
    with team.aside(partial(census.fits, order.site)) as is_untouched:
        order.progress("Страницы")
        written = team.share(lambda some: writing.do(todo[one] for one in some), len(todo))
        if not is_untouched():
            return None
    redone = (*(names[number] for number in todo), *lost)
    change = Change(order, again, outlet, redone, written, writing, drawn.guides)
    return change.summary() if change.get_ready(ground) else None


def _is_the_same_site(order: Order, again: Again) -> bool:
    """Tell whether all but the records is as it was; copies and lists take in the whole site."""
    content, before = order.content, again.memory.site
    whole = content.listed or content.copied
    return not whole and bool(order.way) and order.way == before.way and order.site.is_dir()


def _is_to_do(name: str, again: Again) -> bool:
    return name in again.stale or name not in again.memory.jobs


def _is_little(doing: int, all_: int, again: Again) -> bool:
    return doing <= max(MOST, all_ // _TENTH) and bool(again.memory.jobs)


@dataclass(frozen=True)
class Change:
    """What a published site has to become; `redone` names the jobs that were done or are gone."""

    order: Order
    again: Again
    outlet: Beside
    redone: tuple[str, ...]
    written: list[Written]
    writing: Writing
    guides: Sequence[Findable]

    @property
    def before(self) -> Site:
        """What the last build made."""
        return self.again.memory.site

    @cached_property
    def old(self) -> list[Done]:
        """What the jobs had done before."""
        found = (self.again.memory.done(name) for name in self.redone)
        return [done for done in found if done]

    @cached_property
    def done(self) -> list[Done]:
        """What the jobs have done now."""
        learnt = (one.learnt for one in self.written if one.learnt)
        return [done for one in learnt for done in one.done.values()]

    @cached_property
    def index(self) -> Index | None:
        """The search index, where it is not as it was."""
        if not self.order.content.searched or teach_the_same(self.old, self.done):
            return None
        self.order.progress("Поиск")
        return write_search_again(self.writing, self.guides, self.written, self.again.memory)

    @cached_property
    def days(self) -> Mapping[str, date | None]:
        """The pages of the site, each with the day of its last change."""
        days = dict(self.before.days)
        for done in self.old:
            for url, _ in done.days:
                del days[url]
        for one in self.written:
            days |= one.days
        return days

    @cached_property
    def replaced(self) -> Mapping[str, Laid]:
        """The files that the jobs had written before."""
        return {laid[0]: laid for done in self.old for laid in done.files}

    @cached_property
    def files(self) -> Mapping[str, Laid]:
        """The files that the jobs have written now.

        Raises:
            SiteError: Two of them have written the same one, or one that another wrote before.
        """
        found: dict[str, Laid] = {}
        others = self.before.census.files.keys() - self.replaced.keys()
        for laid in (laid for one in self.done for laid in one.files):
            path = laid[0]
            if path in found or path in others:
                place = Path(path)
                message = f"Два источника у одного файла сайта: {place.name} в {place.parent}."
                raise SiteError(message)
            found[path] = laid
        return found

    def get_ready(self, ground: Ground) -> bool:
        """Say what is to be moved; tell whether that is possible."""
        gone = self.replaced.keys() - self.files.keys()
        put = self._changed((*self.files.values(), *self._loose()))
        if self.index:
            put += self._changed(self.index.files)
            kept = {path for path, _, _ in self.index.files}
            known = self.before.census.files
            gone |= {path for path in known if path.startswith(PARTS)} - kept
        if not self._is_possible((*(path for path, _, _ in put), *gone)):
            return False
        last, hashes = self._worker(put, gone)
        put += self._changed(last)
        ground.moves = Moves(tuple(path for path, _, _ in put), tuple(sorted(gone)))
        if ground.moves:
            self.order.progress("Публикация")
        ground.then = partial(self._keep, put, gone, hashes)
        return True

    def summary(self) -> SiteSummary:
        """Count."""
        fresh = sum(len(one.days) for one in self.written)
        pages = len(self.days)
        if self.index:
            findable = self.index.pages
        else:
            findable = findable_in(self.order.site) if self.order.content.searched else 0
        return SiteSummary(pages, len(self.before.guides), findable, taken=pages - fresh)

    def _loose(self) -> Iterable[Laid]:
        """Write what belongs to no job."""
        order, write = self.order, self.outlet.write
        for file in order.content.files:
            yield write(inside(file.path), file.content)
        if order.config.url and self.days != self.before.days:
            yield write(SITEMAP, order.sitemap(self.days, self.before.guides))
        yield write("robots.txt", robots(order.config.url).encode())

    def _changed(self, laid: Iterable[Laid]) -> list[Laid]:
        """Sort out what is to be moved: pages last, so that what they show is there before them."""
        known = self.before.census.files
        found = (one for one in laid if known.get(one[0]) != one[1:])
        return sorted(found, key=lambda one: (one[0].endswith(".html"), one[0]))

    def _is_possible(self, paths: Iterable[str]) -> bool:
        """Tell whether files can be moved: none takes the place of a folder or the other way round.

        A folder that is another disk, or in which one may not write, is no place to move them to.
        """
        census, site = self.before.census, self.order.site
        if site.stat().st_dev != self.outlet.output.stat().st_dev:
            return False
        for path in paths:
            if path in census.folders:
                return False
            folder = path.rpartition("/")[0]
            while folder and folder not in census.folders:
                if folder in census.files:
                    return False
                folder = folder.rpartition("/")[0]
            if not os.access(site / folder, os.W_OK | os.X_OK):
                return False
        return True

    def _worker(self, put: list[Laid], gone: Iterable[str]) -> tuple[list[Laid], Mapping[str, str]]:
        """Write the service worker, whose list names the files that it keeps with their hashes."""
        if not put and not gone:
            return [], self.before.hashes
        sizes = {path: size for path, (size, _) in self.before.census.files.items()}
        sizes |= {path: size for path, size, _ in put}
        for path in gone:
            del sizes[path]
        fresh = {path for path, _, _ in put}
        made = worker(self.order.config, sizes.items(), partial(self._hash, fresh))
        return [self.outlet.write(*file) for file in made.files.items()], made.hashes

    def _hash(self, fresh: set[str], name: str) -> str:
        """Return the hash of a file, which is read only where it is new in the list."""
        if name in fresh:
            return hash_of_content((self.outlet.output / name).read_bytes())
        held = self.before.hashes.get(name)
        return held or hash_of_content((self.order.site / name).read_bytes())

    def _keep(self, put: list[Laid], gone: Iterable[str], hashes: Mapping[str, str]) -> None:
        """Keep what was done, for the next build."""
        again, before = self.again, self.before
        if not put and not self.redone and again.nothing_is_new:
            return
        try:
            census = before.census.moved(self.order.site, put, gone)
        except OSError:  # somebody is at work there: the next build will see
            return
        site = Site(before.way, before.frames, before.guides, self.days, census, hashes)
        learnt = (one.learnt for one in self.written if one.learnt)
        again.keep(learnt, again.memory.jobs.keys() - set(self.redone), site)
