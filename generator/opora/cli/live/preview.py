"""The site in memory: pages are stamped, and the search is indexed, when somebody asks."""

import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Condition, Lock

from opora.cli.live.drawing import Drawing
from opora.cli.rendering import Publication
from opora.export.outputs import beside
from opora.render import Page
from opora.site.search import SEARCH_URL, Findable, index_pages

WHOLE = ("api/", "calendars/", "feeds/", "datapackage.json")
"""How the addresses of files over the whole bank begin."""


@dataclass(frozen=True)
class Preview:
    """A state of the site: its pages by address, and what the engine drew around them."""

    pages: Mapping[str, Page]
    drawing: Drawing
    made: Publication

    @cached_property
    def whole(self) -> Mapping[str, bytes]:
        """The files over the whole bank, written when the first of them is asked for."""
        return {one.path: one.content for one in self.made.whole()}

    def file(self, url: str) -> bytes | None:
        """Return a file of the site that is not drawn by the engine, or nothing."""
        folder, slash, name = url.rpartition("/")
        page = self.pages.get(folder + slash)
        if page:
            for file in page.files:
                if file.name == name:
                    return file.content
            if any(name.startswith(f"{table.name}.") for table in page.tables):
                for one in beside(page, self.made.provenance):
                    if one.path == url:
                        return one.content
        return self.whole.get(url) if url.startswith(WHOLE) else None

    def index_search(self) -> None:
        """Write the search index among the drawn files."""
        found = [
            Findable(one.url, one.title, one.search) for one in self.pages.values() if one.search
        ]
        place = self.drawing.folder / SEARCH_URL
        shutil.rmtree(place, ignore_errors=True)
        with TemporaryDirectory(dir=self.drawing.folder.parent) as workshop:
            index_pages([*found, *self.drawing.guides], place, Path(workshop, "rows"))


class Stage:
    """Holds the preview that is shown and wakes those who wait for the next one."""

    def __init__(self, preview: Preview) -> None:
        """Show the first preview; its number differs from those of an earlier run."""
        self.preview = preview
        self.number = time.time_ns() // 1_000_000
        self._changed = Condition()
        self._indexing = Lock()
        self._indexed: Preview | None = None

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

    def bring_search_up_to_date(self) -> None:
        """Index the pages that are shown, unless that is done."""
        with self._indexing:
            preview = self.preview
            if self._indexed is not preview:
                preview.index_search()
                self._indexed = preview
