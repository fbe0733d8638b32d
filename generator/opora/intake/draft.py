"""A record on its way from a table: its values, where each came from, what is to be said."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from opora.plain_yaml import Loc
from opora.tables import Remark, Weight
from opora.writing import Plain

Tree = dict[str | int, "Tree | Plain"]


@dataclass(frozen=True, slots=True)
class Said:
    """A remark, and the value it is about, if there is one."""

    remark: Remark
    loc: Loc | None = None


@dataclass(slots=True)
class Count:
    """What became of the rows of a file; `became` counts records by the list they went to."""

    read: int = 0
    joined: int = 0
    became: Counter[str] = field(default_factory=Counter)
    skipped: list[Remark] = field(default_factory=list)

    def skip(self, place: str, why: str) -> None:
        """Leave a row out, and say why."""
        self.skipped.append(Remark(place, why))


@dataclass(slots=True)
class Draft:
    """A record on its way; lists are kept by number until all of them are known."""

    kind: str
    tree: Tree = field(default_factory=dict)
    places: dict[Loc, str] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    count: Count = field(default_factory=Count)
    body: str | None = None
    _within: dict[Loc, str] = field(default_factory=dict)

    def put(self, loc: Loc, value: Plain, place: str = "") -> None:
        """Put a value in its place."""
        here = self.tree
        for step in loc[:-1]:
            below = here.setdefault(step, {})
            if not isinstance(below, dict):
                below = {}
                here[step] = below
            here = below
        here[loc[-1]] = value
        if place:
            self.places[loc] = place

    def open(self, loc: Loc) -> None:
        """Let there be a record, even if none of its values can be taken over."""
        here = self.tree
        for step in loc:
            below = here.setdefault(step, {})
            here = below if isinstance(below, dict) else {}

    def get(self, loc: Loc) -> object:
        """Return what lies at a place, or nothing."""
        here: object = self.tree
        for step in loc:
            here = here.get(step) if isinstance(here, Mapping) else None
        return here

    def size(self, loc: Loc) -> int:
        """Return the number under which the next value of a list goes."""
        held = self.get(loc)
        numbers = [step for step in held if isinstance(step, int)] if isinstance(held, dict) else []
        return max(numbers, default=-1) + 1

    def say(self, place: str, message: str, hint: str = "", *, loc: Loc | None = None) -> None:
        """Say that a person has something to do."""
        self.said.append(Said(Remark(place, message, hint), loc))

    def check(self, place: str, message: str, *, loc: Loc | None = None) -> None:
        """Say that something was inferred."""
        self.said.append(Said(Remark(place, message, weight=Weight.CHECK), loc))

    def note(self, place: str, message: str) -> None:
        """Say something worth knowing."""
        self.said.append(Said(Remark(place, message, weight=Weight.NOTE)))

    def place_of(self, loc: Loc) -> str:
        """Tell where a value came from, or the nearest thing around or within it."""
        for length in range(len(loc), 0, -1):
            here = loc[:length]
            if place := self.places.get(here) or self._within.get(here):
                return place
        return "файл"

    def settle(self) -> dict[str, Plain]:
        """Turn numbered values into lists without gaps, and places and remarks with them."""
        moved: dict[Loc, Loc] = {(): ()}
        data = _settled(self.tree, (), (), moved)
        self.places = {moved.get(loc, loc): place for loc, place in self.places.items()}
        self._within = {}
        for loc, place in self.places.items():
            for length in range(1, len(loc)):
                self._within.setdefault(loc[:length], place)
        self.said = [
            Said(one.remark, None if one.loc is None else moved.get(one.loc, one.loc))
            for one in self.said
        ]
        return dict(data) if isinstance(data, Mapping) else {}


def _settled(value: "Tree | Plain", old: Loc, new: Loc, moved: dict[Loc, Loc]) -> Plain:
    moved[old] = new
    if not isinstance(value, dict):
        return value
    if value and all(isinstance(key, int) for key in value):
        held = sorted(value.items(), key=lambda pair: int(pair[0]))
        return [
            _settled(item, (*old, key), (*new, number), moved)
            for number, (key, item) in enumerate(held)
        ]
    return {
        str(key): _settled(item, (*old, key), (*new, key), moved) for key, item in value.items()
    }


def texts(value: Plain) -> Iterator[str]:
    """Go over the texts in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from texts(one)
