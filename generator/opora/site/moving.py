"""Moving some files into the published site, which stays where it is.

The files wait in a folder beside the site with a list of all that is to be done. When that folder
gets its name, the move has been decided on: whoever builds next finishes what a killed run has
begun, so that no mixture of two editions stays. Until then nothing in the site is touched.
"""

import errno
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from opora.site.errors import PublishError
from opora.site.exchange import settle
from opora.site.outlet import inside
from opora.site.removing import remove
from opora.site.trouble import reason

LIST = ".opora-moves"
"""Where the list lies in the folder of waiting files."""

_STAYS = {errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT}
"""What the system says of a folder in which something is, and of one that is gone."""


@dataclass(frozen=True, slots=True)
class Moves:
    """Paths of files that wait to be put into the site, in order, and of those that go."""

    put: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is anything to do."""
        return bool(self.put or self.gone)


def move_over(fresh: Path, site: Path, moves: Moves) -> None:
    """Put files of the folder `fresh` into the site, and remove what goes.

    Raises:
        OSError: Something was refused before the site was touched.
        PublishError: It was refused later; the next run will finish.
    """
    told = json.dumps({"site": _identity(site), "put": moves.put, "gone": moves.gone})
    (fresh / LIST).write_text(told, encoding="ascii")
    settle(fresh)
    fresh.rename(_waiting(site))
    _settle_names(site.parent)
    finish(site)


def finish(site: Path) -> None:
    """Do what is left of a move; a site that has been replaced meanwhile is left alone.

    Raises:
        PublishError: The system refused something; the next run will try again.
    """
    waiting = _waiting(site)
    if not waiting.is_dir() or waiting.is_symlink():
        return
    try:
        moves = _read(waiting, site)
        for path in moves.put:
            _put(waiting / path, site / path)
        for path in moves.gone:
            (site / path).unlink(missing_ok=True)
        _drop_empty(site, moves.gone)
        settle(waiting)
    except OSError as error:
        message = (
            f"Обновить сайт удалось не до конца: {reason(error)}, {error.filename or site}. "
            "Устраните причину и соберите снова: следующая сборка закончит начатое."
        )
        raise PublishError(message) from error
    remove(waiting)


def _read(waiting: Path, site: Path) -> Moves:
    """Read the list; there is nothing to do where it is gone or meant for another folder."""
    try:
        told = json.loads((waiting / LIST).read_text(encoding="ascii"))
        put, gone = (tuple(_safe(told[name])) for name in ("put", "gone"))
        here = _identity(site)
        return Moves(put, gone) if here and told["site"] == here else Moves()
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return Moves()


def _safe(paths: Iterable[str]) -> Iterable[str]:
    return (inside(PurePosixPath(path)) for path in paths)


def _identity(site: Path) -> list[int]:
    """Tell one folder from another that takes its place; empty where there is none."""
    if site.is_symlink() or not site.is_dir():
        return []
    told = site.stat()
    return [told.st_dev, told.st_ino]


def _put(source: Path, target: Path) -> None:
    try:
        source.replace(target)
    except FileNotFoundError:
        if not source.exists():  # a run that was killed has put it there
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)


def _drop_empty(site: Path, gone: Iterable[str]) -> None:
    """Remove the folders that held nothing but files that went."""
    folders = {folder for path in gone for folder in PurePosixPath(path).parents}
    for folder in sorted(folders, key=lambda one: -len(one.parts)):
        if folder.parts:
            _drop(site / folder)


def _drop(folder: Path) -> None:
    """Remove a folder, unless something is in it."""
    try:
        folder.rmdir()
    except OSError as error:
        if error.errno not in _STAYS:
            raise


def _settle_names(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _waiting(site: Path) -> Path:
    return site.with_name(f".{site.name}.moving")
