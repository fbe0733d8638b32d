"""The files of Sveltia CMS that the repository keeps, each checked against its hash."""

import hashlib
import json
import lzma
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from opora.site.errors import SiteError

PLACE = Path(__file__).parent / "sveltia"


@dataclass(frozen=True, slots=True)
class Kept:
    """What was taken from the registry: the version, and the hash of each file by its name."""

    version: str
    sha256: Mapping[str, str]


def kept_source() -> Kept:
    """Read what `tools/vendor.py` wrote down."""
    told = json.loads((PLACE / "SOURCE.json").read_text(encoding="utf-8"))
    return Kept(told["version"], told["sha256"])


def take(name: str) -> bytes:
    """Return a file as the registry has it.

    Raises:
        SiteError: What is kept is not what was taken.
    """
    packed = PLACE / f"{name}.xz"
    content = (
        lzma.decompress(packed.read_bytes()) if packed.exists() else (PLACE / name).read_bytes()
    )
    if hashlib.sha256(content).hexdigest() != kept_source().sha256[name]:
        message = f"Файл веб-редактора {name} изменён: обновите его, tools/vendor.py."
        raise SiteError(message)
    return content
