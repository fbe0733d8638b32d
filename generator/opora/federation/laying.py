"""Putting the national bank into its folder: what is unchanged stays untouched."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from opora.federation.state import NAME, State, state_text


class FolderError(Exception):
    """The bank cannot be put into this folder; the message tells a person why, in Russian."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What was done to the folder: paths below it."""

    written: tuple[str, ...]
    removed: tuple[str, ...]


def check_folder(folder: Path, state: State | None) -> None:
    """Make sure that nothing of others is in the way.

    Raises:
        FolderError: The folder holds what no federation has written.
    """
    if folder.exists() and not folder.is_dir():
        message = f"{folder.as_posix()} — не папка."
        raise FolderError(message)
    if (folder / "content").is_symlink():
        message = f"Вместо папки {(folder / 'content').as_posix()} стоит ссылка на другое место."
        raise FolderError(message)
    if state is None and (folder / "content").exists():
        message = (
            f"В папке {folder.as_posix()} уже есть content, и собрал его кто-то другой: "
            f"рядом нет {NAME}. Назовите другую папку: чужое не трогаем."
        )
        raise FolderError(message)


def lay(folder: Path, files: Mapping[str, bytes], state: State, before: State) -> Laid:
    """Write files that are new or different and remove those that are gone; the state comes last.

    What is under way is written down first, so that a run that is broken off is finished by the
    next one.

    Args:
        folder: of the national bank.
        files: all files of it that are the federation's, by path below the folder.
        state: what is to be kept of this run.
        before: what was kept of the last one.

    Raises:
        FolderError: A file of somebody else lies at a place that is wanted.
    """
    owned = frozenset(before.owned) | frozenset(before.leaving)
    _check_ways(folder, owned | files.keys())
    different = {
        path: content for path, content in files.items() if not _holds(folder, path, content)
    }
    taken = [path for path in different if path not in owned and os.path.lexists(folder / path)]
    if taken:
        message = f"Файл {min(taken)} уже есть, и федерация его не писала: перенесите его."
        raise FolderError(message)
    gone = tuple(sorted(path for path in owned - files.keys() if os.path.lexists(folder / path)))
    sums = {path: sha256(content).hexdigest() for path, content in sorted(files.items())}
    state = state.model_copy(update={"owned": sums, "leaving": ()})
    if different or gone:
        _write(folder / NAME, state_text(state.model_copy(update={"leaving": gone})))
    for path, content in sorted(different.items()):
        _write(folder / path, content)
    _remove(folder, gone)
    if not _holds(folder, NAME, state_text(state)):
        _write(folder / NAME, state_text(state))
    return Laid(tuple(sorted(different)), gone)


def _check_ways(folder: Path, paths: Iterable[str]) -> None:
    """Make sure that no folder on the way to a file is a link to another place.

    Raises:
        FolderError: One is.
    """
    for above in {above for path in paths for above in Path(path).parents[:-1]}:
        if (folder / above).is_symlink():
            message = f"Вместо папки {above.as_posix()} стоит ссылка: уберите её."
            raise FolderError(message)


def changed_by_hand(folder: Path, state: State) -> tuple[str, ...]:
    """Name the files that somebody has changed since they were written."""
    return tuple(
        path
        for path, told in state.owned.items()
        if (folder / path).is_file() and sha256((folder / path).read_bytes()).hexdigest() != told
    )


def _holds(folder: Path, path: str, content: bytes) -> bool:
    place = folder / path
    return place.is_file() and not place.is_symlink() and place.read_bytes() == content


def _write(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(f".{place.name}.new")
    beside.write_bytes(content)
    beside.replace(place)


def _remove(folder: Path, paths: Iterable[str]) -> None:
    for path in paths:
        (folder / path).unlink(missing_ok=True)
        for above in Path(path).parents[:-1]:
            place = folder / above
            if not place.is_dir() or any(place.iterdir()):
                break
            place.rmdir()
