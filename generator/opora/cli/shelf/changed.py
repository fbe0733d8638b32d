"""Which files changed, and what stood and stands in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from opora.cli.shelf.things import Kept, Things
from opora.parse import Entry
from opora.parse.packing import unpack

FEW = 64
"""With more changed files than this all is linked and judged anew."""


@dataclass(slots=True)
class Changed:
    """Files of which the text is another, as they were and as they are.

    `moved` are those that came or went, or hold records now and held none, or the other way round.
    """

    before: dict[str, Kept] = field(default_factory=dict)
    now: dict[str, Kept] = field(default_factory=dict)
    moved: set[str] = field(default_factory=set)

    @classmethod
    def between(cls, before: Mapping[str, Kept], now: Mapping[str, Kept]) -> "Changed | None":
        """Compare; nothing comes back where many changed."""
        changed = cls()
        for path, kept in now.items():
            old = before.get(path)
            if old is None or old.digest != kept.digest:
                changed.now[path] = kept
                if old is not None:
                    changed.before[path] = old
                if old is None or (old.entries == 0) != (kept.entries == 0):
                    changed.moved.add(path)
        for path in before.keys() - now.keys():
            changed.before[path] = before[path]
            changed.moved.add(path)
        return None if len(changed.before.keys() | changed.now.keys()) > FEW else changed


def entries_of(things: Things, path: str, kept: Kept) -> list[Entry]:
    """Read the entries of a file.

    Raises:
        DamagedError: They are not there, or not whole.
    """
    return [*unpack(things.get(path, kept).entries)] if kept.entries else []
