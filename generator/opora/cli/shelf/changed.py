"""Which files changed, and what stood and stands in them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from opora.cli.shelf.things import Kept, Things
from opora.parse import Entry
from opora.parse.packing import unpack

FEW = 64
"""With more changed files than this all is linked and judged anew."""


@dataclass(slots=True)
class Changed:
    """Files of which the text is another, as they were and as they are."""

    before: dict[str, Kept] = field(default_factory=dict)
    now: dict[str, Kept] = field(default_factory=dict)

    @classmethod
    def between(
        cls, before: Callable[[str], Kept | None], now: Mapping[str, Kept]
    ) -> "Changed | None":
        """Compare; nothing comes back where many changed, or where records came or went whole."""
        changed = cls()
        for path, kept in now.items():
            old = before(path)
            if old is None or (old.entries == 0) != (kept.entries == 0):
                return None
            if old.digest != kept.digest:
                changed.before[path], changed.now[path] = old, kept
        return None if len(changed.now) > FEW else changed


def entries_of(things: Things, path: str, kept: Kept) -> list[Entry]:
    """Read the entries of a file.

    Raises:
        DamagedError: They are not there, or not whole.
    """
    return [*unpack(things.get(path, kept).entries)] if kept.entries else []
