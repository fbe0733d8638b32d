"""Where a build writes: a new site, of which the files that stay as they were are not written."""

import os
import shutil
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from opora.site.errors import SiteError

Laid = tuple[str, int, int]
"""A file of a site: its path from the root, its size, and when it was last written, in ns."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """The folder of a new site, and that of the published one, where there is one.

    A file that both have is the same file on the disk, under two names for as long as both are
    there. So nothing may write into a file of a site: a new file has to take its place.
    """

    output: Path
    before: Path | None = None
    _made: set[str] = field(default_factory=set)

    def write(self, path: str, content: bytes) -> Laid:
        """Write a file that must not be there yet.

        Raises:
            SiteError: It is there.
        """
        self._make_folder(path)
        if self._same(path, content) and self._take_over(path):
            told = os.lstat(f"{self.output}/{path}")
        else:
            told = write_new(f"{self.output}/{path}", content)
        return path, told.st_size, told.st_mtime_ns

    def bring(self, files: Iterable[Laid]) -> bool:
        """Take files over from the published site, or none, when one of them was touched.

        Raises:
            SiteError: One of them is there already.
        """
        files = tuple(files)
        if not all(map(self._untouched, files)):
            return False
        for path, _, _ in files:
            self._make_folder(path)
            if not self._take_over(path):
                shutil.copy2(self._old(path), self.output / path)
        return True

    def _untouched(self, file: Laid) -> bool:
        path, size, written = file
        if self.before is None:
            return False
        try:
            told = os.lstat(f"{self.before}/{path}")
        except OSError:
            return False
        return stat.S_ISREG(told.st_mode) and told.st_size == size and told.st_mtime_ns == written

    def _same(self, path: str, content: bytes) -> bool:
        """Tell whether the published site has this very file."""
        if self.before is None:
            return False
        try:
            told = os.lstat(f"{self.before}/{path}")
            if not stat.S_ISREG(told.st_mode) or told.st_size != len(content):
                return False
            return self._old(path).read_bytes() == content
        except OSError:
            return False

    def _take_over(self, path: str) -> bool:
        """Give a published file a second name in the new site; not every disk knows that."""
        try:
            os.link(f"{self.before}/{path}", f"{self.output}/{path}", follow_symlinks=False)
        except FileExistsError as error:
            raise _twice(self.output / path) from error
        except OSError:
            return False
        return True

    def _old(self, path: str) -> Path:
        return (self.before or self.output) / path

    def _make_folder(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            (self.output / folder).mkdir(parents=True, exist_ok=True)
            self._made.add(folder)


@dataclass(frozen=True, slots=True)
class Beside(Outlet):
    """A folder for those files alone that are to be moved into the published site."""

    def write(self, path: str, content: bytes) -> Laid:
        """Write a file, unless the published site has it.

        Raises:
            SiteError: It was written already.
        """
        if self._same(path, content):
            told = self._old(path).lstat()
        else:
            self._make_folder(path)
            told = write_new(f"{self.output}/{path}", content)
        return path, told.st_size, told.st_mtime_ns


def write_new(path: str, content: bytes) -> os.stat_result:
    """Write a file that must not be there yet, into a folder that is; return what it is then.

    Raises:
        SiteError: It is there.
    """
    try:
        with open(path, "xb", buffering=0) as file:  # noqa: PTH123  thousands, and `Path` is slow
            file.write(content)
            return os.fstat(file.fileno())
    except FileExistsError as error:
        raise _twice(Path(path)) from error


def inside(path: PurePosixPath) -> str:
    """Return a path below the root of the site as text.

    Raises:
        ValueError: It leads elsewhere.
    """
    if path.is_absolute() or ".." in path.parts:
        message = f"Not a path inside the site: {path}"
        raise ValueError(message)
    return path.as_posix()


def _twice(path: Path) -> SiteError:
    return SiteError(f"Два источника у одного файла сайта: {path.name} в {path.parent}.")
