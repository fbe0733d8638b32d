"""What earlier rounds learnt, so that an address is not asked each time."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from opora.links.asking import Verdict


@dataclass(frozen=True, slots=True)
class Remembered:
    """What an address last said, on which day, and since when it says so.

    `times` counts the rounds in a row that heard the same.
    """

    verdict: Verdict
    told: str
    asked: date
    since: date
    times: int = 1


Memory = Mapping[str, Remembered]

_MEMORY = TypeAdapter(dict[str, Remembered])


def read_memory(path: Path) -> Memory:
    """Read what was learnt; nothing where the file is missing or cannot be understood."""
    try:
        return _MEMORY.validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return {}


def write_memory(path: Path, memory: Memory) -> None:
    """Keep what was learnt."""
    path.parent.mkdir(parents=True, exist_ok=True)
    held = {address: asdict(one) for address, one in sorted(memory.items())}
    text = json.dumps(held, ensure_ascii=False, indent=1, default=str)
    path.write_text(text + "\n", encoding="utf-8")
