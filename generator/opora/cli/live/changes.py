"""Waiting for files to change."""

import os
import stat
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Event

from watchfiles import watch

STEP, LONGEST = 20, 200
"""Milliseconds without a further change after which a round begins, and after which it does anyway:
some editors empty a file first, or write another and give it the name."""

LOOK_ANYWAY = 2_000
"""Milliseconds after which to look without being told: not every disk tells of changes."""

_IDLE = 50
"""To look without being told takes at most one part in so many of the time."""

_State = tuple[int, int, int, int]


class Changes:
    """What changed below a folder and in one file beside it, since this was made."""

    def __init__(self, folder: Path, file: Path) -> None:
        """Take down how things stand; make this before the first reading, so as to miss nothing."""
        self._folder = folder.resolve()
        self._file = file.resolve()
        self._ended = Event()
        self._looked = self._took = 0.0
        self._seen = self._look()

    def __iter__(self) -> Iterator[frozenset[Path]]:
        """Wait for changes until the end; each time name the files, also new and removed ones."""
        for told in watch(
            self._folder,
            self._file,
            debounce=LONGEST,
            step=STEP,
            rust_timeout=LOOK_ANYWAY,
            yield_on_timeout=True,
            stop_event=self._ended,
        ):
            if changed := self._changed([Path(path) for _, path in told]):
                yield changed

    def end(self) -> None:
        """Let nobody wait any longer."""
        self._ended.set()

    def _changed(self, told: list[Path]) -> frozenset[Path]:
        """Look at the files that are told of, or at all where that does not say enough."""
        if told and not any(map(self._is_folder, told)):
            return frozenset(path for path in told if self._differs(path))
        if not told and time.monotonic() - self._looked < _IDLE * self._took:
            return frozenset()
        before, self._seen = self._seen, self._look()
        either = before.keys() | self._seen.keys()
        return frozenset(path for path in either if before.get(path) != self._seen.get(path))

    def _is_folder(self, path: Path) -> bool:
        """Tell whether a path is a folder, or may have been one."""
        try:
            return stat.S_ISDIR(path.lstat().st_mode)
        except OSError:
            return path not in self._seen

    def _differs(self, path: Path) -> bool:
        before, now = self._seen.pop(path, None), _state(path)
        if now is not None:
            self._seen[path] = now
        return before != now

    def _look(self) -> dict[Path, _State]:
        self._looked = time.monotonic()
        found = {path: state for path in self._files() if (state := _state(path))}
        self._took = time.monotonic() - self._looked
        return found

    def _files(self) -> Iterable[Path]:
        yield self._file
        for folder, _, names in os.walk(self._folder):
            yield from (Path(folder, name) for name in names)


def _state(path: Path) -> _State | None:
    try:
        told = path.lstat()
    except OSError:  # it went away while we looked
        return None
    return told.st_mtime_ns, told.st_ctime_ns, told.st_size, told.st_ino
