"""States that were computed before. The folder may be deleted at any time.

A state is named by what it follows from: the Git name of the content folder, the day, and the
program. So commits that leave the content alone share one, and nothing in the cache is ever stale.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import astuple, dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from opora.keeping import program, put
from opora.past import At, Definition, Done, Dropped, Figure, State

_NAMED = {"definitions": Definition, "done": Done}
_PLAIN = ("practices", "places", "counts")


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of states; one that cannot be written only makes the next run slower."""

    folder: Path

    def load(self, tree: str, day: date) -> State | None:
        """Return a state, or nothing where it is not there or not whole."""
        try:
            held = json.loads(self._path(tree, day).read_bytes())
            return from_plain(held)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None

    def save(self, tree: str, day: date, state: State) -> None:
        """Keep a state; another run that writes the same at the same time does no harm."""
        path = self._path(tree, day)
        text = json.dumps(to_plain(state), ensure_ascii=False, separators=(",", ":"))
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._leave_out_of_git()
            put(path, text.encode())

    def _path(self, tree: str, day: date) -> Path:
        name = sha256(f"{program()} {tree} {day}".encode()).hexdigest()
        return self.folder / name[:2] / f"{name[2:]}.json"

    def _leave_out_of_git(self) -> None:
        note = self.folder / ".gitignore"
        if not note.exists():
            note.write_text("*\n", encoding="utf-8")


def to_plain(state: State) -> dict[str, Any]:
    """Write a state as what JSON knows."""
    return {
        "values": [[*at, *astuple(figure)] for at, figure in state.values.items()],
        "dropped": _rows(state.dropped),
        **{
            name: {id_: astuple(one) for id_, one in getattr(state, name).items()}
            for name in _NAMED
        },
        **{name: dict(getattr(state, name)) for name in _PLAIN},
    }


def _rows(held: Iterable[Dropped]) -> list[tuple[object, ...]]:
    return [astuple(one) for one in held]


def from_plain(held: dict[str, Any]) -> State:
    """Read what `to_plain` wrote.

    Raises:
        ValueError, TypeError, KeyError: It is something else.
    """
    size = len(At._fields)
    return State(
        values={At(*row[:size]): Figure(*row[size:]) for row in held["values"]},
        definitions={id_: Definition(*one) for id_, one in held["definitions"].items()},
        done={id_: Done(*one) for id_, one in held["done"].items()},
        dropped=tuple(Dropped(*one) for one in held["dropped"]),
        practices=dict(held["practices"]),
        places=dict(held["places"]),
        counts=dict(held["counts"]),
    )
