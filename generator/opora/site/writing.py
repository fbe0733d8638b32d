"""Doing the jobs of a build: rendering, stamping and writing, or taking over what is there."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

from opora.asked import Job, Question, listening
from opora.render.page import Page
from opora.site.again import Done
from opora.site.again.adding import Learnt
from opora.site.again.memory import Numbering
from opora.site.content import SiteContent, SiteFile
from opora.site.offline import offline_page
from opora.site.outlet import Laid, Outlet, inside
from opora.site.search import Findable, Gathered, Gathering, search_page
from opora.site.stamping import Stamps, write_page

Before = Callable[[str], Done | None]
"""Tells by its name what a job did, if it would do the same now."""


@dataclass(frozen=True, slots=True)
class Written:
    """What one process wrote: pages with their day of change, and what search learnt of them.

    `kept` names the jobs whose files were taken over, `learnt` tells of those done anew.
    `taken` counts the pages that were taken over.
    """

    days: Mapping[str, date | None]
    gathered: Gathered
    kept: Sequence[str] = ()
    learnt: Learnt | None = None
    taken: int = 0


@dataclass(frozen=True, slots=True)
class Writing:
    """The work of rendering, stamping and writing pages and of reading them for search."""

    content: SiteContent
    stamps: Stamps
    outlet: Outlet
    workshop: Path

    @property
    def jobs(self) -> Sequence[Job[Page]]:
        """What renders all pages."""
        return (*self.content.jobs, *self._own_jobs())

    def _own_jobs(self) -> Iterator[Job[Page]]:
        """Go over the pages that know of the site and not of the bank.

        The page about the copy for a disk is written again when the copy is made, so that nobody
        may take it over.
        """
        kept, copied = self.stamps.config.offline, self.content.copied is not None
        yield Job("search page", lambda: (search_page(),))
        yield Job(
            "" if copied else "offline page", lambda: (offline_page(kept=kept, copied=copied),)
        )

    def do(self, numbers: Iterable[int]) -> Written:
        """Do jobs by their numbers, as far as they would not do what they did before.

        Files over the whole bank take longest, pages of records least, so those come last: a
        process that ends first has not long to wait for the others.
        """
        jobs, more, work = self.jobs, self.content.more, _Work(self, self._gathering())
        page_before, file_before = self._before()
        for number in numbers:
            if number < len(more):
                file_job = more[number]
                if not work.brought(file_job.name, file_before(file_job.name)):
                    work.files(file_job)
            else:
                page_job = jobs[number - len(more)]
                if not work.brought_pages(page_job.name, page_before(page_job.name)):
                    work.pages(page_job)
        return work.written()

    def gather(self, guides: Iterable[Findable]) -> Gathered:
        """Read pages for search that were written already."""
        gathering = self._gathering()
        gathering.add(*guides)
        return gathering.done()

    def recall(self, kept: Iterable[bytes]) -> Gathered:
        """Put together what search learnt of pages that need not be written again."""
        gathering = self._gathering()
        for held in kept:
            gathering.recall(held)
        return gathering.done()

    def _before(self) -> tuple[Before, Before]:
        """Tell what jobs of pages and of files did before."""
        if (again := self.content.again) is None:
            return _nothing, _nothing
        return again.framed(self.stamps.name), again.fresh

    def _gathering(self) -> Gathering:
        return Gathering(self.content.meanings, Path(mkdtemp(dir=self.workshop)))


def _nothing(_: str) -> Done | None:
    return None


@dataclass(frozen=True, slots=True)
class _Work:
    """What one process has done so far."""

    writing: Writing
    gathering: Gathering
    days: dict[str, date | None] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    done: dict[str, Done] = field(default_factory=dict)
    numbering: Numbering = field(default_factory=Numbering)

    def brought(self, name: str, before: Done | None) -> bool:
        """Take over what a job did before, if that is still there."""
        if before is None or not self.writing.outlet.bring(before.files):
            return False
        self.kept.append(name)
        self.days.update(before.days)
        self.taken.extend(url for url, _ in before.days)
        return True

    def brought_pages(self, name: str, before: Done | None) -> bool:
        """Take over what a job did before, if search knows its pages or need not."""
        if before is None or not self.writing.content.searched:
            return self.brought(name, before)
        if not self.gathering.knows(before.found) or not self.brought(name, before):
            return False
        self.gathering.recall(before.found)
        return True

    def pages(self, job: Job[Page]) -> None:
        """Render and write pages."""
        writing, days, laid = self.writing, dict[str, date | None](), list[Laid]()
        texts: list[Findable] = []
        with self._listening() as heard:
            for page in job():
                laid += write_page(page, writing.stamps, writing.outlet)
                laid += self._lay(writing.content.beside(page))
                days[page.url] = page.changed
                if page.search and writing.content.searched:
                    texts.append(Findable(page.url, page.title, page.search))
            found = self.gathering.add(*texts) if writing.content.searched else b""
        self._note(job.name, heard, laid, days, found)

    def files(self, job: Job[SiteFile]) -> None:
        """Write files."""
        with self._listening() as heard:
            laid = self._lay(job())
        self._note(job.name, heard, laid, {})

    def written(self) -> Written:
        """End, and tell what was done."""
        again = self.writing.content.again
        learnt = again.learnt(self.done, self.numbering) if again else None
        return Written(self.days, self.gathering.done(), self.kept, learnt, len(self.taken))

    def _listening(self) -> AbstractContextManager[set[Question]]:
        return listening() if self.writing.content.again else nullcontext(set())

    def _lay(self, files: Iterable[SiteFile]) -> list[Laid]:
        write = self.writing.outlet.write
        return [write(inside(file.path), file.content) for file in files]

    def _note(
        self,
        name: str,
        heard: set[Question],
        laid: list[Laid],
        days: dict[str, date | None],
        found: bytes = b"",
    ) -> None:
        self.days.update(days)
        if name and self.writing.content.again:
            asked = self.numbering.of(heard)
            self.done[name] = Done(asked, tuple(laid), tuple(days.items()), found)
