"""The folder in which things of one bank are kept, as one program reads it."""

import marshal
import secrets
import sys
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from pydantic import VERSION

from opora.cli.kept import own_folder
from opora.keeping import program, put

_SEAL = 16


@dataclass(frozen=True, slots=True)
class Shelf:
    """Files by name; one that is not whole is none."""

    folder: Path

    @classmethod
    def of(cls, root: Path) -> "Shelf | None":
        """Find or make the shelf of a content folder; nothing where there is no safe place."""
        folder = own_folder("read", f"{program()} {sys.version} {VERSION}", root)
        return cls(folder) if folder else None

    def load(self, name: str) -> Any:  # noqa: ANN401  what was put there
        """Return a value that is kept, or nothing."""
        try:
            written = (self.folder / name).read_bytes()
        except OSError:
            return None
        content = memoryview(written)[_SEAL:]
        if _seal(content) != written[:_SEAL]:
            return None
        return marshal.loads(content)  # noqa: S302  our own, see cli/kept.py

    def save(self, name: str, value: Any) -> bool:  # noqa: ANN401  plain values of any shape
        """Keep a value; where that fails, the next run is slower."""
        content = marshal.dumps(value)
        with suppress(OSError):
            put(self.folder / name, _seal(content) + content)
            return True
        return False

    def clear(self, but: Collection[str]) -> None:
        """Drop all files but some; who reads one still has it where the system allows that."""
        with suppress(OSError):
            for path in self.folder.iterdir():
                if path.name not in but:
                    with suppress(OSError):
                        path.unlink()


def fresh_name(sort: str) -> str:
    """Make a name that no file has had."""
    return f"{sort}-{secrets.token_hex(8)}"


def _seal(content: bytes | memoryview) -> bytes:
    return blake2b(content, digest_size=_SEAL).digest()
