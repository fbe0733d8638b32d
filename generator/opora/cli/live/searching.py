"""The search index of the preview, made when somebody searches."""

import os
import time
from collections.abc import Callable, Iterable
from multiprocessing import active_children
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock, Thread

from opora.cli.live.preview import MAKING, Preview
from opora.render import render_jobs
from opora.reporters import plural
from opora.site.outlet import Outlet
from opora.site.removing import remove
from opora.site.search import SEARCH_URL, Findable, Gathered, Gathering, write_index
from opora.team import Team, WorkError

ASKED_FIRST = (f"{SEARCH_URL}words.bin", f"{SEARCH_URL}words.json")
"""What a browser asks for before it searches."""

_SHORT = 2.0
"""Seconds that a person waits for an index that knows the last change."""

_LOOK, _PATIENCE = 0.05, 5.0
"""Seconds between looks at whether those who index have ended, and after which nobody looks."""

_LATER = 10
"""How much the processes that index stand back behind others, as `nice` counts."""


class Searching:
    """Keeps the search index.

    The first who searches waits for it. Where it took long, later ones get the index that is there,
    and it is made anew beside them.
    """

    def __init__(self, workshop: Path, tell: Callable[[str], None]) -> None:
        """Begin without an index.

        Args:
            workshop: the folder to work in.
            tell: is told, in Russian, what is being done.
        """
        self._workshop, self._tell = workshop, tell
        self._indexing = Lock()
        self._indexed: Preview | None = None
        self._places: list[Path] = []
        self._took = 0.0
        self._ended = False

    def close(self) -> None:
        """Give up what is being made, so that nobody writes into the folder any more."""
        self._ended = True
        latest = time.monotonic() + _PATIENCE
        while self._indexing.locked() and time.monotonic() < latest:
            for process in active_children():
                process.terminate()
            time.sleep(_LOOK)

    def file(self, preview: Preview, url: str) -> bytes | None:
        """Return a file of the index; the first that a search asks for brings it up to date."""
        if url in ASKED_FIRST and self._indexed is not preview:
            if self._places and self._took > _SHORT:
                Thread(target=self._make_beside, args=(preview,), daemon=True).start()
            else:
                self._make(preview)
        for place in self._places:
            path = place / url
            if place in path.resolve().parents and path.is_file():
                return path.read_bytes()
        return None

    def _make_beside(self, preview: Preview) -> None:
        """Make the index unless one is being made already."""
        if self._indexing.acquire(blocking=False):
            try:
                self._make_now(preview)
            finally:
                self._indexing.release()

    def _make(self, preview: Preview) -> None:
        with self._indexing:
            if self._indexed is not preview:
                self._make_now(preview)

    def _make_now(self, preview: Preview) -> None:
        if self._ended:
            return
        try:
            self._try(preview)
        except (WorkError, OSError) as error:
            if not self._ended:
                self._tell(f"Указатель поиска не собран. {error}")

    def _try(self, preview: Preview) -> None:
        started = time.monotonic()
        self._tell("Указатель поиска собирается. Остальное тем временем работает.")
        place = Path(mkdtemp(dir=self._workshop)).resolve()
        number = _index(preview, place)
        older, self._places = self._places[1:], [place, *self._places[:1]]
        self._indexed, self._took = preview, time.monotonic() - started
        found = plural(number, "страница", "страницы", "страниц")
        self._tell(f"Поиск готов за {self._took:.1f} с: {found}.".replace(".", ",", 1))
        for path in older:  # a browser may still read the last but one
            remove(path)


def _index(preview: Preview, folder: Path) -> int:
    """Index a preview; return how many pages and parts were found."""
    jobs = tuple(render_jobs(preview.edition))
    with MAKING:
        meanings = preview.edition.search_words.meanings
    own, team = os.getpid(), Team(quiet=MAKING)

    def gather(numbers: Iterable[int]) -> Gathered:
        if os.getpid() != own:
            os.nice(_LATER)
        gathering = Gathering(meanings, Path(mkdtemp(dir=folder)))
        for number in numbers:
            with MAKING:
                pages = tuple(jobs[number]())
            for page in pages:
                if page.search:
                    gathering.add(Findable(page.url, page.title, page.search))
        return gathering.done()

    guides = Gathering(meanings, Path(mkdtemp(dir=folder)))
    for guide in preview.drawing.guides:
        guides.add(guide)
    gathered = [guides.done(), *team.share(gather, len(jobs))]
    return write_index(gathered, meanings, Outlet(folder / SEARCH_URL).write, team).pages
