"""The folder that a preview works in: gone at the end, however that comes."""

import os
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from opora.site.removing import remove

_PREFIX = "opora-serve-"


@contextmanager
def workshop() -> Iterator[Path]:
    """Give an empty folder; what previews that were killed have left is removed first."""
    _remove_leftovers()
    before = signal.signal(signal.SIGTERM, _interrupt)  # as Ctrl-C, so that the folder goes
    try:
        with tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-") as folder:
            yield Path(folder)
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise KeyboardInterrupt


def _remove_leftovers() -> None:
    for path in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        if _is_ours(path) and not _lives(path.name.removeprefix(_PREFIX).partition("-")[0]):
            remove(path)


def _is_ours(path: Path) -> bool:
    """Tell whether a folder, and no link, belongs to this person: others' are not to be touched."""
    try:
        told = path.lstat()
    except OSError:
        return False
    own = not hasattr(os, "getuid") or told.st_uid == os.getuid()
    return own and path.is_dir() and not path.is_symlink()


def _lives(process: str) -> bool:
    """Tell whether a process is there; what is no number is nobody's to remove."""
    if not (process.isascii() and process.isdecimal()):
        return True
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
