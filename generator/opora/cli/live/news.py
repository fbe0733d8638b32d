"""Changes of files, noticed beside the work and taken up when there is time for them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from opora.cli.live.changes import Changes


class News:
    """Changes that have not been taken up yet."""

    def __init__(self, changes: Changes) -> None:
        """Wait for changes from now on."""
        self._changes = changes
        self._come: SimpleQueue[frozenset[Path]] = SimpleQueue()

    def listen(self) -> None:
        """Take changes down until they end."""
        for changed in self._changes:
            self._come.put(changed)

    def next(self, seconds: float) -> frozenset[Path]:
        """Wait for changes; nothing where none came in time."""
        try:
            changed = self._come.get(timeout=seconds)
            while self.waits():
                changed |= self._come.get()
        except Empty:
            return frozenset()
        return changed

    def waits(self) -> bool:
        """Tell whether a change has come that was not taken up."""
        return not self._come.empty()


@contextmanager
def waiting(changes: Changes) -> Iterator[News]:
    """Listen for changes beside the work until the end of the block."""
    news = News(changes)
    listener = Thread(target=news.listen, daemon=True)
    listener.start()
    try:
        yield news
    finally:
        changes.end()
        listener.join()
