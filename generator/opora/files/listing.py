"""Listing the files of a content folder."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from opora.diagnostics import Diagnostic
from opora.files.refusal import linked, no_file, unopened

GUIDES = "pages"
"""The folder of hand-written guides, which the engine of the site reads itself."""

_IGNORED = {"Thumbs.db", "desktop.ini"}
_IGNORED_STARTS = (".", "~$")
"""Hidden files, and what office programs leave beside an open document."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The paths of a content folder, sorted, and what is wrong with those that were left out.

    `guides` are the hand-written pages and the files beside them, which are no records.
    """

    root: Path
    paths: tuple[str, ...]
    problems: tuple[Diagnostic, ...]
    guides: tuple[str, ...] = ()

    @property
    def all(self) -> frozenset[str]:
        """All paths, those of guides and of what was left out among them."""
        left_out = (problem.path for problem in self.problems)
        return frozenset((*self.paths, *self.guides, *left_out))


def list_content(root: Path, place: str = "", *, deep: bool = True) -> Listing:
    """List the files of a content folder without opening any; links are never followed.

    Args:
        root: the content folder.
        place: a path in it; given, only what lies there is listed.
        deep: whether folders within folders are listed too.

    Raises:
        OSError: The folder itself cannot be listed.
    """
    found = _Found()
    folders = _start(root, place, found) if place else ["", *_start(root, GUIDES, found)]
    while folders:
        folder = folders.pop()
        try:
            items = list(_items(root, folder))
        except OSError as error:
            if not folder:
                raise
            found.problems.append(unopened(folder, error))
            continue
        held = [path for path, item in items if found.take(path, item)]
        folders += held if deep else []
    found.paths.sort()
    guides = tuple(path for path in found.paths if path.startswith(f"{GUIDES}/"))
    records = tuple(path for path in found.paths if not path.startswith(f"{GUIDES}/"))
    return Listing(root, records, tuple(sorted(found.problems)), guides)


@dataclass(frozen=True, slots=True)
class _Found:
    paths: list[str] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)

    def take(self, path: str, item: os.DirEntry[str] | Path) -> bool:
        """Put a path where it belongs; tell whether it is a folder."""
        if item.is_symlink():
            self.problems.append(linked(path))
        elif item.is_dir():
            return True
        elif item.is_file():
            self.paths.append(path)
        else:
            self.problems.append(no_file(path))
        return False


def _start(root: Path, place: str, found: _Found) -> list[str]:
    """Go down to a place; return it where it is a folder."""
    here = ""
    for name in place.split("/"):
        here = f"{here}/{name}" if here else name
        if is_hidden(name) or not os.path.lexists(root / here):
            return []
        if not found.take(here, root / here):
            if here != place:
                found.paths.clear()
            return []
    return [place]


def _items(root: Path, folder: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(root / folder) as held:
        for item in held:
            path = f"{folder}/{item.name}" if folder else item.name
            if path != GUIDES and not is_hidden(item.name):
                yield path, item


def is_hidden(name: str) -> bool:
    """Tell whether a file or folder of this name is none of the bank's."""
    return name in _IGNORED or name.startswith(_IGNORED_STARTS)
