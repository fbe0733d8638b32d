"""What is sorted into files, so that memory holds a small part of it at a time."""

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path

Row = list[str | int]
Mentions = tuple[str, "array[int]"]
"""A term, and the pages that have it."""

_HELD = 200_000
"""How many rows wait in memory before they are written."""


class Spill:
    """Rows in numbered buckets that lie on disk."""

    def __init__(self, folder: Path) -> None:
        """Keep rows in a folder, which is made."""
        folder.mkdir(parents=True)
        self._folder = folder
        self._waiting: defaultdict[int, list[str]] = defaultdict(list)
        self._count = 0

    def add(self, bucket: int, row: str) -> None:
        """Put a row away that is written as JSON."""
        self._waiting[bucket].append(row)
        self._count += 1
        if self._count >= _HELD:
            self.flush()

    def flush(self) -> None:
        """Write what waits in memory."""
        for bucket, lines in self._waiting.items():
            with (self._folder / f"{bucket}").open("a", encoding="utf-8") as file:
                file.write("\n".join(lines) + "\n")
        self._waiting.clear()
        self._count = 0


def rows_of(folders: Iterable[Path], bucket: int) -> Iterator[Row]:
    """Read a bucket from the folders of several spills."""
    for folder in folders:
        path = folder / f"{bucket}"
        if path.is_file():
            lines = path.read_text(encoding="utf-8").split("\n")[:-1]
            yield from (json.loads(line) for line in lines)


def put_mentions(folder: Path, buckets: Mapping[int, Sequence[Mentions]]) -> None:
    """Add mentions to what lies in a folder: numbers in one file, their terms in another."""
    for bucket, held in buckets.items():
        with _numbers(folder, bucket).open("ab") as numbers:
            told = [f"{len(mentions)} {name}\n" for name, mentions in held]
            for _, mentions in held:
                mentions.tofile(numbers)
        with _names(folder, bucket).open("a", encoding="utf-8") as names:
            names.writelines(told)


def mentions_of(folder: Path, bucket: int) -> Iterator[Mentions]:
    """Read a bucket of mentions; a term comes as often as it was put there."""
    if not _names(folder, bucket).is_file():
        return
    lines = _names(folder, bucket).read_text(encoding="utf-8").split("\n")[:-1]
    numbers = array("I", _numbers(folder, bucket).read_bytes())
    told = [line.partition(" ") for line in lines]
    ends = list(accumulate(int(length) for length, _, _ in told))
    for (_, _, name), start, end in zip(told, [0, *ends[:-1]], ends, strict=True):
        yield name, numbers[start:end]


def _names(folder: Path, bucket: int) -> Path:
    return folder / f"{bucket}.names"


def _numbers(folder: Path, bucket: int) -> Path:
    return folder / f"{bucket}.numbers"
