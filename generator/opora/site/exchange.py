"""Putting one folder in the place of another."""

import ctypes
import os
from pathlib import Path

from opora.site.removing import remove

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def swap(fresh: Path, site: Path) -> None:
    """Make `fresh` the new `site`; what was there before ends up at `fresh`, if anything.

    On Linux this is one step that a visitor cannot see between. Elsewhere it takes two renames,
    and when the second fails the first is undone.
    """
    if not site.exists():
        fresh.rename(site)
    elif not exchange(fresh, site):
        replace_in_steps(fresh, site)


def settle(folder: Path) -> None:
    """Wait until all that was written to the disk of a folder is there.

    Else a power failure soon after the swap could leave a new site of empty files.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        syncfs = getattr(ctypes.CDLL(None), "syncfs", None)
        if syncfs is None or syncfs(handle) != 0:
            os.sync()
    finally:
        os.close(handle)


def exchange(first: Path, second: Path) -> bool:
    """Swap two folders in one step; False when the system cannot."""
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None)
    if renameat2 is None:
        return False
    names = os.fsencode(first), os.fsencode(second)
    status: int = renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    return status == 0


def replace_in_steps(fresh: Path, site: Path) -> None:
    """Swap with renames, for systems without an exchange."""
    aside = _aside(site)
    site.rename(aside)
    try:
        fresh.rename(site)
    except OSError:
        aside.rename(site)
        raise
    aside.rename(fresh)


def recover(site: Path) -> None:
    """Bring the site back when a run was killed between the renames, or finish the last one."""
    aside = _aside(site)
    if not aside.is_dir() or aside.is_symlink():
        return
    if os.path.lexists(site):
        remove(aside)
    else:
        aside.rename(site)


def _aside(site: Path) -> Path:
    return site.with_name(f".{site.name}.aside")
