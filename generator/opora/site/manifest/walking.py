"""What lies in a folder, found without following a link or opening a device."""

import errno
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Found:
    """Paths from the root of the folder: plain files, other things, folders that do not open."""

    files: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)


def walk(folder: Path) -> Found:
    """List a folder with all below it.

    Raises:
        OSError: The folder itself cannot be listed.
    """
    found = Found()
    with os.scandir(folder):  # so that what is wrong with the folder itself is told
        pass
    for place, folders, names in os.walk(folder, onerror=_noting(found, folder)):
        for name in (*folders, *names):
            path = Path(place, name)
            mode = path.lstat().st_mode
            if stat.S_ISREG(mode):
                found.files.append(path.relative_to(folder).as_posix())
            elif not stat.S_ISDIR(mode):
                found.strange.append(path.relative_to(folder).as_posix())
    return found


def _noting(found: Found, folder: Path) -> Callable[[OSError], None]:
    def note(error: OSError) -> None:
        found.closed.append(Path(error.filename).relative_to(folder).as_posix())

    return note


def open_plain(path: Path) -> BufferedReader:
    """Open a plain file for reading: no link at its end, no pipe that would keep us waiting.

    Raises:
        OSError: It cannot be read, or is no plain file.
    """
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "это не файл", str(path))
    return os.fdopen(handle, "rb")
