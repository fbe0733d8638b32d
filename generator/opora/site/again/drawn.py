"""What the engine drew for the last build: as long as the look stays, it need not run again."""

import pickle
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Self

from opora.keeping import put
from opora.site.config import SiteConfig
from opora.site.drawing import Look
from opora.site.frames import Shape
from opora.site.outlet import Laid
from opora.site.search import Findable


@dataclass(frozen=True, slots=True)
class Drawn:
    """The frames of pages, what search knows of the guides, and the files in the site.

    `look` names what they were drawn from; empty, they are not to be used again.
    """

    look: bytes
    frames: Mapping[Shape, str]
    guides: tuple[Findable, ...]
    files: tuple[Laid, ...]

    @classmethod
    def load(cls, path: Path) -> Self | None:
        """Read what is kept, if it is whole."""
        try:
            held = pickle.loads(path.read_bytes())  # noqa: S301  our own, see cli/kept.py
        except Exception:  # noqa: BLE001  half a file may fail in any way, and is only a miss
            return None
        return held if isinstance(held, cls) else None

    def save(self, path: Path) -> None:
        """Keep it for the next build, which is slower where that fails."""
        with suppress(OSError):
            put(path, pickle.dumps(self, pickle.HIGHEST_PROTOCOL))


def name_of(look: Look, config: SiteConfig) -> bytes:
    """Name a look by the engine, the settings and all guides.

    Returns:
        Nothing where the settings lead to files elsewhere, which may change unseen.
    """
    if any(map(_leads_elsewhere, _texts(config.settings))):
        return b""
    made = blake2b(f"{look.engine}\0{config!r}\0".encode(), digest_size=16)
    made.update(look.config.read_bytes())
    for path in (look.guides, *sorted(look.guides.rglob("*"))):
        made.update(f"\0{path.relative_to(look.guides).as_posix()}\0".encode())
        if path.is_symlink():  # the engine will refuse it
            return b""
        if path.is_file():
            made.update(blake2b(path.read_bytes()).digest())
    return made.digest()


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for held in value.values():
            yield from _texts(held)
    elif isinstance(value, list):
        for held in value:
            yield from _texts(held)


def _leads_elsewhere(text: str) -> bool:
    path = Path(text)
    with suppress(OSError, ValueError):
        return path.is_absolute() and path.exists()
    return False
