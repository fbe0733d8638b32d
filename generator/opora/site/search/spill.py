"""Rows that are sorted into files, so that memory holds a small part of them at a time."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

Row = list[str | int]

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

    def add(self, bucket: int, row: Row) -> None:
        """Put a row away."""
        self._waiting[bucket].append(json.dumps(row, ensure_ascii=False))
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
