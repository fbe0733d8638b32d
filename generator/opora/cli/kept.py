"""Where things are kept from run to run, so that what did not change is not done again.

The folder belongs to the person, not to the bank: what is kept is read back as Python's own values,
and a stranger who could put a file there could run a program. So it never lies in a repository, and
one that others may write to is not used. It may be deleted at any time.
"""

import os
import shutil
import stat
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

FOLDER = "OPORA_CACHE"
"""The variable that names another folder; empty, nothing is kept."""

_PROGRAMS = 3
"""Of how many programs things are kept: of this one and those that ran last."""


def own_folder(room: str, made: str, of: Path) -> Path | None:
    """Find or make a folder for what is kept of a place; nothing where none is safe.

    Args:
        room: what sort of things are kept there.
        made: what they were made with; of other makings only the last few stay.
        of: the place that they belong to.
    """
    home = own_home()
    if home is None:
        return None
    names = (made.encode("utf-8", "surrogateescape"), os.fsencode(of.resolve()))
    folder = Path(home, room, *(sha256(name).hexdigest()[:16] for name in names))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _drop_old(folder.parent)
    except OSError:
        return None
    return folder


def own_home() -> Path | None:
    """Find or make the person's own folder for what is kept; nothing where none is safe."""
    home = _home()
    if home is None:
        return None
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        return home if _is_own(home) else None
    except OSError:
        return None


def _home() -> Path | None:
    named = os.environ.get(FOLDER)
    if named is not None:
        return Path(named) if named else None
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "opora"
    except RuntimeError:
        return None


def _is_own(home: Path) -> bool:
    """Tell whether nobody else may write there, as far as the system knows of such things."""
    told = home.lstat()
    if not stat.S_ISDIR(told.st_mode):
        return False
    if not hasattr(os, "getuid"):
        return True
    return told.st_uid == os.getuid() and not told.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _drop_old(own: Path) -> None:
    """Drop what is kept for other programs than this one, but for those that ran last."""
    os.utime(own)
    others = (path for path in _folders(own.parent) if path != own)
    for path in sorted(others, key=lambda one: one.stat().st_mtime)[: -_PROGRAMS + 1]:
        shutil.rmtree(path, ignore_errors=True)


def _folders(place: Path) -> Iterator[Path]:
    return (path for path in place.iterdir() if path.is_dir() and not path.is_symlink())
