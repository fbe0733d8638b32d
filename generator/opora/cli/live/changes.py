"""Waiting for files to change."""

import os
from collections.abc import Iterator
from pathlib import Path

from watchfiles import watch

QUIET = 200
"""Milliseconds without a further change after which a round begins."""

LOOK_ANYWAY = 2_000
"""Milliseconds after which to look without being told: not every disk tells of changes."""

_State = dict[Path, tuple[int, int]]


class Changes:
    """What changed below a folder and in one file beside it, since this was made."""

    def __init__(self, folder: Path, file: Path) -> None:
        """Take down how things stand; make this before the first reading, so as to miss nothing."""
        self._folder = folder.resolve()
        self._file = file.resolve()
        self._seen = self._state()

    def __iter__(self) -> Iterator[frozenset[Path]]:
        """Wait for changes without end; each time name the files, also new and removed ones."""
        for _ in watch(
            self._folder,
            self._file,
            debounce=QUIET,
            step=50,
            rust_timeout=LOOK_ANYWAY,
            yield_on_timeout=True,
        ):
            if changed := self._difference():
                yield changed

    def _difference(self) -> frozenset[Path]:
        before, self._seen = self._seen, self._state()
        either = before.keys() | self._seen.keys()
        return frozenset(path for path in either if before.get(path) != self._seen.get(path))

    def _state(self) -> _State:
        found: _State = {}
        held = (Path(folder, name) for folder, _, names in os.walk(self._folder) for name in names)
        for path in (self._file, *held):
            try:
                state = path.lstat()
            except OSError:  # it went away while we looked
                continue
            found[path] = state.st_mtime_ns, state.st_size
        return found
