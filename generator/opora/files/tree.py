"""Finding files of a content folder one by one, where to list it whole would take longer."""

import re
import stat
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from opora.catalog import KnownIds, ids_of
from opora.files.listing import list_content
from opora.kinds import BY_NAME
from opora.model import Kind, Place
from opora.parse import address_of

_NAME = re.compile(r"[a-z0-9-]+")
"""What a name in a path may be made of; no dots, so none leads out of the folder."""

Names = Mapping[str, str]


@dataclass(slots=True)
class Tree:
    """The folders of a content folder, looked at when somebody asks."""

    root: Path
    _modes: dict[str, int] = field(default_factory=dict)

    def is_folder(self, path: str) -> bool:
        """Tell whether a path is a folder that no link leads to."""
        return stat.S_ISDIR(self._mode(path))

    def is_file(self, path: str) -> bool:
        """Tell whether a path is a file that no link leads to."""
        return stat.S_ISREG(self._mode(path))

    def paths_of(self, kind: Kind, record: str) -> Iterator[str]:
        """Go over the files that hold a record of a kind, by what their names say."""
        for _, place in kind.patterns:
            for names in self._readings(place, record, re.split(r"\{(\w+)\}", place.id), {}):
                path = place.path.format(**names)
                address = address_of(path)
                if address and address.id == record and self.is_file(path):
                    yield path

    def _readings(self, place: Place, rest: str, parts: list[str], names: Names) -> Iterator[Names]:
        """Go over the names that an id may be made of; a hyphen may be within one or between two.

        Args:
            place: a shape of path.
            rest: what is left of the id.
            parts: what is left of the shape of the id: a text, a name, a text, and so on.
            names: what has been found.
        """
        before, *later = parts
        if not rest.startswith(before):
            return
        rest = rest.removeprefix(before)
        if not later:
            if not rest:
                yield names
            return
        name, *later = later
        for end in _ends(rest, later):
            found = {**names, name: rest[:end]}
            if _NAME.fullmatch(rest[:end]) and self._has_folder(place, name, found):
                yield from self._readings(place, rest[end:], later, found)

    def _has_folder(self, place: Place, name: str, names: Names) -> bool:
        """Tell whether the folder that a name stands for is there; no folder may be meant."""
        before, braced, after = place.path.partition(f"{{{name}}}")
        return not after.startswith("/") or self.is_folder((before + braced).format(**names))

    def _mode(self, path: str) -> int:
        """Return the type of what lies at a path; zero for nothing, and beyond a link."""
        if path not in self._modes:
            above = path.rpartition("/")[0]
            self._modes[path] = 0
            if not above or self.is_folder(above):
                try:
                    self._modes[path] = (self.root / path).lstat().st_mode
                except (OSError, ValueError):
                    return 0
        return self._modes[path]


def _ends(text: str, later: list[str]) -> Iterator[int]:
    """Go over the places where a name may end, given what follows it in the shape of the id."""
    following, *more = later
    if not following and not more:
        yield len(text)
        return
    at = text.find(following, 1)
    while at > 0:
        yield at
        at = text.find(following, at + 1)


class IdsOnDisk(Mapping[str, AbstractSet[str]]):
    """The ids that exist by the names of files, looked for one by one."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    def __getitem__(self, kind: str) -> AbstractSet[str]:
        return _IdsOfKind(self, BY_NAME[kind])

    def __iter__(self) -> Iterator[str]:
        return iter(BY_NAME)

    def __len__(self) -> int:
        return len(BY_NAME)

    def has(self, kind: Kind, record: str) -> bool:
        """Tell whether a record has a file."""
        return any(self._tree.paths_of(kind, record))

    @cached_property
    def all(self) -> KnownIds:
        """All ids, for which the folder is listed whole."""
        return ids_of(list_content(self._tree.root).paths)


class _IdsOfKind(AbstractSet[str]):
    def __init__(self, ids: IdsOnDisk, kind: Kind) -> None:
        self._ids, self._kind = ids, kind

    def __contains__(self, record: object) -> bool:
        return isinstance(record, str) and self._ids.has(self._kind, record)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids.all.get(self._kind.name, ()))

    def __len__(self) -> int:
        return len(self._ids.all.get(self._kind.name, ()))
