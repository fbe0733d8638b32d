"""What reading found, kept from run to run, so that an unchanged file is not parsed again.

The folder belongs to the person, not to the bank: what is kept is read back as Python's own values,
and a stranger who could put a file there could run a program. So it never lies in a repository, and
one that others may write to is not used. It may be deleted at any time.
"""

import gc
import os
import pickle
import shutil
import stat
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from zlib import crc32

from pydantic import VERSION

from opora.diagnostics import Diagnostic
from opora.keeping import program, put
from opora.load import Source
from opora.parse import Entry

FOLDER = "OPORA_CACHE"
"""The variable that names another folder; empty, nothing is kept."""

PACKS = 64
"""Into how many files what is kept of a bank is put; a changed file costs writing one of them."""

_PROGRAMS = 3
"""Of how many programs things are kept: of this one and those that ran last."""


@dataclass(frozen=True, slots=True)
class Read:
    """What came out of a file whose text has this digest."""

    digest: bytes
    entries: list[Entry]
    problems: list[Diagnostic]


def digest_of(source: Source) -> bytes:
    """Name a text."""
    return sha256(source.text.encode("utf-8", "surrogatepass")).digest()


@dataclass(frozen=True, slots=True)
class Shelf:
    """The packs of one bank, as one program reads it."""

    folder: Path

    @classmethod
    def of(cls, root: Path) -> "Shelf | None":
        """Find or make the shelf of a content folder; nothing where there is no safe place."""
        folder = own_folder("read", f"{program()} {sys.version} {VERSION}", root)
        return cls(folder) if folder else None

    def load(self) -> Mapping[str, Read]:
        """Return what is kept, by path below the content folder."""
        held: dict[str, Read] = {}
        gc.disable()  # nothing of what is made here is garbage, and looking for it takes as long
        try:
            for number in range(PACKS):
                held.update(self._load(number))
        finally:
            gc.enable()
        return held

    def save(self, held: Mapping[str, Read], changed: Collection[str]) -> None:
        """Keep what was read, instead of what was kept; `changed` are the paths that were new."""
        dirty = {_pack_of(path) for path in changed}
        packs: dict[int, dict[str, Read]] = {number: {} for number in dirty}
        for path, one in held.items():
            if (number := _pack_of(path)) in dirty:
                packs[number][path] = one
        with suppress(OSError):  # the next run is slower
            for number, pack in packs.items():
                put(self._path(number), pickle.dumps(pack, pickle.HIGHEST_PROTOCOL))

    def _load(self, number: int) -> Mapping[str, Read]:
        """Return a pack, empty where there is none or where it is not whole."""
        try:
            held = pickle.loads(self._path(number).read_bytes())  # noqa: S301  our own, see above
        except Exception:  # noqa: BLE001  half a file may fail in any way, and is only a miss
            return {}
        return held if isinstance(held, dict) else {}

    def _path(self, number: int) -> Path:
        return self.folder / f"{number:02x}"


def _pack_of(path: str) -> int:
    return crc32(path.encode()) % PACKS


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
