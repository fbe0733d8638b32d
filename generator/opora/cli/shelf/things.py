"""What reading found of each file, as bytes one after another in a file that only grows.

Several runs may add to it at once: each adds at the end, and learns where that was. What is read
back is compared with its checksum, which also says whose it is.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from opora.files.stamps import Stamp

_AT_ONCE = 1_000_000
"""Bytes that are written in one go, so that nobody else's come between them."""

_SUM = 4


class DamagedError(Exception):
    """What is kept is not what was put there."""


class Kept(NamedTuple):
    """A file as it was when it was read, and where what was found in it lies.

    `digest` names its text and is empty where there is none; `entries` and `problems` are lengths
    in bytes; `waits` tells whether a practice stands there that waits for somebody.
    """

    size: int
    modified: int
    changed: int
    inode: int
    digest: bytes
    at: int
    entries: int
    problems: int
    waits: bool = False

    @classmethod
    def of(cls, stamp: Stamp, digest: bytes, at: int, found: "Packed") -> "Kept":
        """Note where something lies."""
        return cls(*stamp, digest, at, len(found.entries), len(found.problems), found.waits)

    @property
    def length(self) -> int:
        """How many bytes are kept of it."""
        return _SUM + self.entries + self.problems

    def as_at(self, stamp: Stamp) -> "Kept":
        """Note that the same was found in a file that looks otherwise from outside."""
        size, modified, changed, inode = stamp
        return self._replace(size=size, modified=modified, changed=changed, inode=inode)


class Packed(NamedTuple):
    """What was found in a file, as bytes."""

    entries: bytes = b""
    problems: bytes = b""
    waits: bool = False


@dataclass(slots=True)
class Things:
    """A file of such bytes; without a path they stay in memory.

    Where the disk takes no more they stay there too, and the file is not `whole`.
    """

    path: Path | None
    whole: bool = True
    _reading: list[int] = field(default_factory=list)
    _held: list[bytes] = field(default_factory=list)

    def get(self, path: str, kept: Kept) -> Packed:
        """Return what was found in a file.

        Raises:
            DamagedError: It is not there, or not whole.
        """
        if not kept.entries and not kept.problems:
            return Packed()
        length = kept.length
        try:
            written = self._read(kept.at, length)
        except (OSError, IndexError) as error:
            raise DamagedError(path) from error
        content = written[_SUM:]
        if len(written) != length or _sum(path, content) != written[:_SUM]:
            raise DamagedError(path)
        return Packed(content[: kept.entries], content[kept.entries :], kept.waits)

    def add(self, found: Iterable[tuple[str, Packed]]) -> list[int]:
        """Put away what was found in some files; tell where each lies, in memory below zero."""
        pieces = [_sum(path, content) + content for path, content in map(_joined, found)]
        if self.path is not None and pieces:
            try:
                return _written(self.path, pieces)
            except OSError:
                self.whole = False
        self._held += pieces
        first = len(self._held) - len(pieces)
        return [-1 - number for number in range(first, len(self._held))]

    @property
    def size(self) -> int:
        """How many bytes the file has."""
        try:
            return self.path.stat().st_size if self.path else 0
        except OSError:
            return 0

    def _read(self, at: int, length: int) -> bytes:
        if self.path is None or at < 0:
            return self._held[-1 - at]
        if not self._reading:
            self._reading.append(os.open(self.path, os.O_RDONLY | getattr(os, "O_BINARY", 0)))
        if hasattr(os, "pread"):  # processes that were split off share the place in a file
            return os.pread(self._reading[0], length, at)
        os.lseek(self._reading[0], at, os.SEEK_SET)
        return os.read(self._reading[0], length)


def _joined(found: tuple[str, Packed]) -> tuple[str, bytes]:
    path, packed = found
    return path, packed.entries + packed.problems


def _sum(path: str, content: bytes) -> bytes:
    return crc32(content, crc32(path.encode("utf-8", "surrogatepass"))).to_bytes(_SUM, "big")


def _batches(pieces: list[bytes]) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    size = 0
    for piece in pieces:
        batch.append(piece)
        size += len(piece)
        if size >= _AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _written(path: Path, pieces: list[bytes]) -> list[int]:
    places: list[int] = []
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o600)
    try:
        for batch in _batches(pieces):
            at = _append(descriptor, b"".join(batch))
            for piece in batch:
                places.append(at)
                at += len(piece)
    finally:
        os.close(descriptor)
    return places


def _append(descriptor: int, content: bytes) -> int:
    """Write at the end in one go, and tell where that was."""
    if os.write(descriptor, content) != len(content):
        message = "the disk takes no more"
        raise OSError(message)
    return os.lseek(descriptor, 0, os.SEEK_CUR) - len(content)
