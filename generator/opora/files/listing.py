"""Listing the files of a content folder."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
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


def list_content(root: Path) -> Listing:
    """List the files of a content folder without opening any; links are never followed.

    Raises:
        OSError: The folder itself cannot be listed.
    """
    paths: list[str] = []
    problems: list[Diagnostic] = []
    folders = ["", GUIDES] if (root / GUIDES).is_dir() else [""]
    while folders:
        folder = folders.pop()
        try:
            items = list(_items(root, folder))
        except OSError as error:
            if not folder:
                raise
            problems.append(unopened(folder, error))
            continue
        for path, item in items:
            if item.is_symlink():
                problems.append(linked(path))
            elif item.is_dir(follow_symlinks=False):
                folders.append(path)
            elif item.is_file(follow_symlinks=False):
                paths.append(path)
            else:
                problems.append(no_file(path))
    paths.sort()
    guides = tuple(path for path in paths if path.startswith(f"{GUIDES}/"))
    records = tuple(path for path in paths if not path.startswith(f"{GUIDES}/"))
    return Listing(root, records, tuple(sorted(problems)), guides)


def _items(root: Path, folder: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(root / folder) as held:
        for item in held:
            path = f"{folder}/{item.name}" if folder else item.name
            if path != GUIDES and not is_hidden(item.name):
                yield path, item


def is_hidden(name: str) -> bool:
    """Tell whether a file or folder of this name is none of the bank's."""
    return name in _IGNORED or name.startswith(_IGNORED_STARTS)
