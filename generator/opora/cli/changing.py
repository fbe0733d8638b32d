"""Changes of files: shown, agreed to, written all or none."""

import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path

import click

from opora.cli.agreeing import is_agreed
from opora.cli.options import Failure
from opora.cli.selection import shown_path
from opora.curating.change import Change, difference
from opora.reporters import plural


def show(root: Path, changes: Iterable[Change]) -> None:
    """Print changes as a unified diff, coloured where a person reads it."""
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for change in changes:
        for line in difference(
            change, Path(os.path.normpath(shown_path(root, change.path))).as_posix()
        ):
            click.echo(click.style(line, fg=_colour(line)) if coloured else line)


def agreed(question: str, *, yes: bool) -> bool:
    """Ask before files change.

    Raises:
        Failure: Nobody is there to answer, and nobody has agreed beforehand.
    """
    if yes:
        return True
    if not sys.stdin.isatty():
        message = "Ничего не изменено: спросить некого. Если согласны, добавьте --yes."
        raise Failure(message)
    return is_agreed(question, usual=False)


def write(root: Path, changes: Sequence[Change]) -> None:
    """Write changes: all of them, or none where one cannot be written.

    Raises:
        Failure: A file could not be written; those written before it are as they were.
    """
    fresh: dict[Path, Path] = {}
    kept: dict[Path, bytes | None] = {}
    try:
        for change in changes:
            if change.after is not None:
                fresh[root / change.path] = _beside(root / change.path, change.after.encode())
        for change in changes:
            path = root / change.path
            kept[path] = path.read_bytes() if path.is_file() else None
            _put(path, fresh.pop(path, None))
    except OSError as error:
        _take_back(kept)
        message = f"Ничего не изменено: {error.filename or root}: {error.strerror or error}."
        raise Failure(message) from error
    except BaseException:
        _take_back(kept)
        raise
    finally:
        for path in fresh.values():
            path.unlink(missing_ok=True)
    _remove_empty(root, chain(changes))


def counted(changes: Sequence[Change]) -> str:
    """Say how many files change."""
    return plural(len(changes), "файл", "файла", "файлов")


def _colour(line: str) -> str | None:
    return {"+": "green", "-": "red", "@": "cyan", "#": "yellow"}.get(line[:1])


def _beside(path: Path, content: bytes) -> Path:
    """Write content beside the place where it is to stand, with the rights of what is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".opora-", dir=path.parent)
    with os.fdopen(handle, "wb") as opened:
        opened.write(content)
    rights = path.stat().st_mode & 0o777 if path.is_file() else 0o644
    Path(name).chmod(rights)
    return Path(name)


def _put(path: Path, fresh: Path | None) -> None:
    if fresh:
        fresh.replace(path)
    else:
        path.unlink()


def _take_back(kept: dict[Path, bytes | None]) -> None:
    for path, content in kept.items():
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(content)


def _remove_empty(root: Path, changes: Iterable[Change]) -> None:
    """Remove the folders that nothing lies in any more."""
    for change in changes:
        folder = (root / change.path).parent
        while change.after is None and folder != root:
            with suppress(OSError):
                folder.rmdir()
            folder = folder.parent
