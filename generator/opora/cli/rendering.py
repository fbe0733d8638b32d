"""Where commands meet the render and export stages."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from opora.catalog import Catalog
from opora.cli.kept import own_folder
from opora.cli.options import Failure
from opora.export.output import Output
from opora.export.outputs import beside, output_jobs
from opora.export.provenance import Provenance
from opora.federation.origins import read_origins
from opora.federation.state import StateError
from opora.files.repository import FileDays, file_days, sending, status_steps
from opora.history import CACHE, Span, Work, read_timeline
from opora.indicators.reviewing import Steps, awaited, pace
from opora.keeping import program
from opora.past import Timeline
from opora.pipeline import Bank
from opora.render import Edition, Page, render_site
from opora.render.edition import NO_HISTORY
from opora.render.sending import Sending
from opora.render.whence import Whence
from opora.site.config import SiteConfig


@dataclass(frozen=True)
class Publication:
    """Everything that an edition becomes, in memory: its pages, and the files beside them."""

    edition: Edition

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages."""
        return tuple(render_site(self.edition))

    @cached_property
    def provenance(self) -> Provenance:
        """What the files say of themselves."""
        return Provenance.of(self.edition)

    def files(self) -> Iterator[Output]:
        """Write the files one after another: those of tables, and those over the whole bank."""
        for page in self.pages:
            yield from beside(page, self.provenance)
        yield from self.whole()

    def whole(self) -> Iterator[Output]:
        """Write the files over the whole bank: the API, the data package, feeds and calendars."""
        for job in output_jobs(self.edition):
            yield from job()


LOOKED_BACK = timedelta(days=395)
"""How far back the site looks: to the same month of the last year; `opora history` tells all."""


NOTHING_NAMED: Mapping[str, bytes] = {}
"""Where it is not asked which files changed, their texts need no names."""


@dataclass(frozen=True)
class Editor:
    """Makes editions of a bank; what Git and others know of its files was asked once."""

    as_of: date
    days: FileDays
    steps: Steps
    sending: Sending
    url: str
    history: Timeline
    origins: Mapping[str, tuple[Whence, ...]]

    def __call__(self, bank: Bank) -> Edition:
        """Make the edition of a bank."""
        return self.edition(bank.catalog, bank.published(), bank.files, bank.waiting)

    def edition(
        self,
        bank: Catalog,
        public: Catalog,
        files: Mapping[str, bytes] = NOTHING_NAMED,
        waiting: Collection[str] | None = None,
    ) -> Edition:
        """Make an edition of all records of a bank, and those of them that are for the site."""
        return Edition(
            public,
            self.as_of,
            self.days.last,
            self.sending,
            self.url,
            self.history,
            self.days.first,
            tuple(awaited(bank, self.steps, waiting)),
            pace(bank, self.steps),
            self.origins,
            files=files,
        )


def editor(root: Path, as_of: date, config: SiteConfig, history: Timeline = NO_HISTORY) -> Editor:
    """Return what makes editions of a bank; Git is asked about `root` once, here.

    Raises:
        Failure: What is known of the bank's origin cannot be read.
    """
    kept = own_folder("git", program(), root)
    days, steps = file_days(root, kept), status_steps(root, kept)
    told = sending(root, config.repository, **config.submit)
    try:
        origins = read_origins(root.parent)
    except StateError as error:
        raise Failure(str(error)) from error
    return Editor(as_of, days, steps, told, config.url, history, origins)


def look_back(root: Path, as_of: date, tell: Callable[[str], None]) -> Timeline:
    """Read what the bank held at past days; what was computed once is kept beside `root`."""
    span = Span(as_of - LOOKED_BACK, as_of)
    return read_timeline(root, span, cache=root.parent / CACHE, work=Work(tell))
