"""The site in memory: whatever somebody asks for is made then, and kept until the bank changes."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from threading import Condition, RLock
from typing import Generic, TypeVar

from opora.asked import Job
from opora.cli.live.drawing import Drawing
from opora.cli.live.places import PagePlaces, Places
from opora.export.output import Output
from opora.export.outputs import beside, output_jobs
from opora.export.provenance import Provenance
from opora.render import Edition, Page

T = TypeVar("T")

MAKING = RLock()
"""Held while anything of a preview is made: what pages share is counted by one thread only."""

WHOLE = (
    "api/",
    "calendars/",
    "contribute/templates/",
    "data/",
    "datapackage.json",
    "feeds/",
)
"""How the addresses of files over the whole bank begin."""


class Making(Generic[T]):
    """A job that is done as far as somebody asked for what it makes."""

    def __init__(self, job: Job[T], address: Callable[[T], str]) -> None:
        """Begin; nothing is made yet."""
        self._coming = ((address(one), one) for one in job())
        self._made: dict[str, T] = {}

    def find(self, url: str) -> T | None:
        """Return what lies at an address; nothing where the job makes nothing there."""
        while url not in self._made:
            try:
                at, one = next(self._coming)
            except StopIteration:
                return None
            self._made[at] = one
        return self._made[url]


@dataclass(frozen=True)
class Preview:
    """A state of the site: what is published, and what the engine drew around it."""

    edition: Edition
    drawing: Drawing
    places: PagePlaces
    _pages: dict[str, Making[Page]] = field(default_factory=dict)
    _files: dict[str, Making[Output]] = field(default_factory=dict)

    def page(self, url: str) -> Page | None:
        """Return the page at an address, if there is one."""
        if url and not url.endswith("/"):
            return None
        return _find(url, self.places.at(url), self._pages, attrgetter("url"))

    def file(self, url: str) -> bytes | None:
        """Return a file of the site that is not drawn by the engine, or nothing."""
        folder, slash, name = url.rpartition("/")
        page = self.page(folder + slash) if slash else None
        if page and (content := self._beside(page, name)) is not None:
            return content
        if not url.startswith(WHOLE):
            return None
        with MAKING:
            found = _find(url, self._outputs.at(url), self._files, attrgetter("path"))
        return found.content if found else None

    def _beside(self, page: Page, name: str) -> bytes | None:
        """Return a file in the folder of a page."""
        for file in page.files:
            if file.name == name:
                return file.content
        if any(name.startswith(f"{table.name}.") for table in page.tables):
            with MAKING:
                for one in beside(page, Provenance.of(self.edition)):
                    if one.path == page.url + name:
                        return one.content
        return None

    @cached_property
    def _outputs(self) -> Places[Output]:
        return Places(tuple(output_jobs(self.edition)))


def _find(
    url: str,
    jobs: Iterator[Job[T]],
    done: dict[str, Making[T]],
    address: Callable[[T], str],
) -> T | None:
    """Do the jobs that may make something until it is there."""
    with MAKING:
        for job in jobs:
            making = done.setdefault(job.name, Making(job, address))
            if found := making.find(url):
                return found
    return None


class Stage:
    """Holds the preview that is shown and wakes those who wait for the next one."""

    def __init__(self, preview: Preview) -> None:
        """Show the first preview; its number differs from those of an earlier run."""
        self.preview = preview
        self.number = time.time_ns() // 1_000_000
        self._changed = Condition()

    def show(self, preview: Preview) -> None:
        """Show another preview."""
        with self._changed:
            self.preview = preview
            self.number += 1
            self._changed.notify_all()

    def wait_after(self, number: int, seconds: float) -> int:
        """Wait until a preview other than `number` is shown; return the number of the last."""
        with self._changed:
            self._changed.wait_for(lambda: self.number != number, timeout=seconds)
            return self.number
