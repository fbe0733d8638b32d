"""States that were computed before. The folder may be deleted at any time.

A state is named by what it follows from: the Git name of the content folder, the day, and the
program. So commits that leave the content alone share one, and nothing in the cache is ever stale.
"""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, astuple, dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from opora.keeping import program, put
from opora.past import At, Definition, Done, Dropped, Figure, State

_NAMED = {"definitions": Definition, "done": Done}
_OVERVIEW = "overview.json"
_PLAIN = ("practices", "places", "counts")


@dataclass(frozen=True, slots=True)
class Overview:
    """What can be said of a timeline without its states: notes, and territories with levels."""

    notes: tuple[str, ...]
    territories: Mapping[str, str]


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
        self._put(self._path(tree, day), to_plain(state))

    def has(self, tree: str, day: date) -> bool:
        """Tell whether there is a state, be it whole or not."""
        return self._path(tree, day).is_file()

    def overview(self, name: str) -> Overview | None:
        """Return what is kept of a timeline, or nothing where it is not there or not whole."""
        try:
            named, held = json.loads((self.folder / _OVERVIEW).read_bytes())
            whole = Overview(tuple(map(str, held["notes"])), dict(held["territories"]))
        except (OSError, ValueError, TypeError, KeyError):
            return None
        return whole if named == name else None

    def keep_overview(self, name: str, overview: Overview) -> None:
        """Keep what can be said of a timeline without its states, instead of the one before."""
        self._put(self.folder / _OVERVIEW, [name, asdict(overview)])

    def _put(self, path: Path, value: object) -> None:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
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
