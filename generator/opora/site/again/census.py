"""What lies in a site, so that a later build can tell whether somebody touched it."""

import os
import stat
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from opora.site.outlet import Laid

END = "\0"
"""Ends each text of a list that is kept as one; no path can hold it."""

_REPLACED = -1
"""A time that no folder has."""

Columns = tuple[str, bytes, bytes, str, bytes]


def joined(texts: Iterable[str]) -> str:
    """Make one text of many, none of which holds the end sign."""
    return END.join((*texts, ""))


def parted(text: str) -> list[str]:
    """Take a text apart again."""
    return text.split(END)[:-1]


@dataclass(frozen=True, slots=True)
class Census:
    """Files by their path with size and time in ns, and folders with theirs; the root is ``."""

    files: dict[str, tuple[int, int]] = field(default_factory=dict)
    folders: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, site: Path) -> Self:
        """List what lies in a folder; links and devices are no files, and so fit no census."""
        found = cls()
        waiting = [""]
        while waiting:
            folder = waiting.pop()
            found.folders[folder] = _written(site / folder)
            with os.scandir(site / folder) as entries:
                for entry in entries:
                    path = f"{folder}/{entry.name}" if folder else entry.name
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(path)
                    else:
                        told = entry.stat(follow_symlinks=False)
                        found.files[path] = told.st_size, told.st_mtime_ns
        return found

    def fits(self, site: Path) -> bool:
        """Tell whether a site holds these files as they were written, and nothing else."""
        if not self.files:
            return False
        root, look = f"{site}/", os.lstat
        try:
            for path, written in self.folders.items():
                told = look(root + path if path else site)
                if told.st_mtime_ns != written or not stat.S_ISDIR(told.st_mode):
                    return False
            for path, (size, written) in self.files.items():
                told = look(root + path)
                if told.st_mtime_ns != written or told.st_size != size:
                    return False
                if not stat.S_ISREG(told.st_mode):
                    return False
        except OSError:
            return False
        return True

    def moved(self, site: Path, put: Iterable[Laid], gone: Iterable[str]) -> "Census":
        """Return what lies there after some files were moved in and others went."""
        files, folders = dict(self.files), dict(self.folders)
        filled, thinned = set[str](), set[str]()
        for path, size, written in put:
            files[path] = size, written
            filled.update(_above(path))
        for path in gone:
            del files[path]
            thinned.update(_above(path))
        for folder in filled | thinned:
            if folder in filled or _holds(folder, files):
                folders[folder] = _written(site / folder)
            elif (site / folder).exists():  # somebody has put a file there meanwhile
                folders[folder] = _REPLACED
            else:
                folders.pop(folder, None)
        return Census(files, folders)

    def columns(self) -> Columns:
        """Make it short."""
        sizes = array("q", [size for size, _ in self.files.values()])
        times = array("q", [written for _, written in self.files.values()])
        folders = array("q", self.folders.values())
        return (
            joined(self.files),
            sizes.tobytes(),
            times.tobytes(),
            joined(self.folders),
            folders.tobytes(),
        )

    @classmethod
    def read(cls, columns: Columns) -> Self:
        """Make it whole again."""
        paths, sizes, times, folders, changed = columns
        laid = zip(array("q", sizes), array("q", times), strict=True)
        files = dict(zip(parted(paths), laid, strict=True))
        return cls(files, dict(zip(parted(folders), array("q", changed), strict=True)))


def _written(folder: Path) -> int:
    return os.lstat(folder).st_mtime_ns


def _above(path: str) -> Iterable[str]:
    """List the folders around a file, the root last."""
    while path:
        path = path.rpartition("/")[0]
        yield path


def _holds(folder: str, files: Iterable[str]) -> bool:
    """Tell whether a file lies below a folder."""
    return not folder or any(path.startswith(f"{folder}/") for path in files)
