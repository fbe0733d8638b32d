"""Which files a person asked for, and how their paths are shown back."""

import os
from collections.abc import Iterable
from operator import attrgetter
from pathlib import Path

from opora.cli.options import Failure
from opora.files import Listing, list_content


def listed(given: Iterable[Path], root: Path) -> Listing:
    """List what lies at files and folders, named from here or from the content folder.

    Raises:
        Failure: One of them does not exist or lies outside of the content folder.
    """
    found = [list_content(root, _inside(name, root)) for name in given]
    paths, problems, guides = (
        tuple(sorted({one for listing in found for one in held(listing)}))
        for held in (attrgetter("paths"), attrgetter("problems"), attrgetter("guides"))
    )
    return Listing(root, paths, problems, guides)


def _inside(name: Path, root: Path) -> str:
    candidates = [path for path in (name, root / name) if os.path.lexists(path)]
    if not candidates:
        message = f"Нет такого файла или папки: {name.as_posix()}."
        raise Failure(message)
    for path in candidates:
        if (place := _below(path, root)) is not None:
            return place
    message = (
        f"{name.as_posix()} лежит вне папки с записями ({root.as_posix()}). "
        "Проверяются только файлы в ней; другую папку можно указать: --content ПАПКА."
    )
    raise Failure(message)


def _below(path: Path, root: Path) -> str | None:
    """Return the path from `root`, without following a link that `path` itself may be."""
    whole = root.resolve()
    real = path.resolve() if path.name in {"", ".."} else path.parent.resolve() / path.name
    if path.resolve() == whole:
        return ""
    return real.relative_to(whole).as_posix() if whole in real.parents else None


def shown_path(root: Path, path: str) -> str:
    """Write a content path as a person would type it here, with forward slashes."""
    whole = root / path
    here = Path.cwd()
    return (whole.relative_to(here) if here in whole.parents else whole).as_posix()
