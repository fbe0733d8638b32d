"""Removing a folder with all that is in it."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

_OURS = 0o700


def remove(folder: Path) -> bool:
    """Remove a folder, also where somebody took rights from it; tell whether it is gone.

    Links are removed and never followed.
    """
    shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        _loosen(folder)
        shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()


def _loosen(folder: Path) -> None:
    """Take back the rights that removing asks for, as far as the folders are ours."""
    _allow(folder)
    for place, names, _ in os.walk(folder):  # which enters no links
        for name in names:
            _allow(Path(place, name))


def _allow(folder: Path) -> None:
    if not folder.is_symlink():
        with suppress(OSError):
            folder.chmod(folder.stat().st_mode | _OURS)
