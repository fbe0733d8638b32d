"""What a site is built of."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import PurePosixPath

from opora.asked import Job
from opora.render.page import Page
from opora.site.again import Again
from opora.words import Meaning


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A finished file beside the pages: data, a feed, an attachment. `path` is from the root."""

    path: PurePosixPath
    content: bytes


@dataclass(frozen=True, slots=True)
class SiteContent:
    """What a site is built of.

    `jobs` render all stamped pages but search, which is added while building; `meanings` are what
    search knows of the words of the bank; `files` are published beside the pages. `beside` writes
    the files of a page, and `more` are jobs that write others; both are done by several processes.
    Without an index, as `searched` says, pages are there and the search cannot answer. `copied`
    is the day of the publication, where the site offers a copy for a disk; `listed` adds the list
    of all files with their hashes. `again` knows what the jobs did in the last build, so that only
    what changed is done again.
    """

    jobs: Sequence[Job[Page]]
    meanings: Sequence[Meaning] = ()
    files: Iterable[SiteFile] = ()
    beside: Callable[[Page], Iterable[SiteFile]] = lambda _: ()
    more: Sequence[Job[SiteFile]] = ()
    searched: bool = True
    copied: date | None = None
    listed: bool = False
    again: Again | None = None


def at_hand(pages: Iterable[Page], files: Iterable[SiteFile] = ()) -> SiteContent:
    """Make a site of pages that are rendered already."""
    pages = tuple(pages)
    jobs = tuple(Job("", partial(iter, (page,))) for page in pages)
    texts = (page.search.meanings for page in pages if page.search)
    return SiteContent(jobs, next((held for held in texts if held), ()), files)
