"""A child process that may neither take for ever nor fill the disk."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic

from opora.federation.bounds import Bounds
from opora.federation.folder import too_much
from opora.federation.gathered import SourceFailure

_LOOK = 0.1
"""Seconds between looks at how much has come."""


class ChildError(Exception):
    """The child failed; the text is its own last words."""


def run_bounded(
    command: Sequence[str], environment: Mapping[str, str], place: Path, bounds: Bounds
) -> None:
    """Run a program that fills a folder, and end it with all its children when it is too much.

    Raises:
        ChildError: It could not be started, or failed.
        SourceFailure: It took too long, or brought too much.
    """
    with TemporaryFile() as said:
        try:
            process = subprocess.Popen(  # noqa: S603  a fixed program, no shell
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
                env=dict(environment),
                start_new_session=True,
            )
        except OSError as error:
            raise ChildError(str(error)) from error
        try:
            _watch(process, place, bounds)
        finally:
            _end(process)
        said.seek(0)
        words = said.read(10_000).decode("utf-8", "replace").strip()
    if process.returncode:
        raise ChildError(words)


def _watch(process: "subprocess.Popen[bytes]", place: Path, bounds: Bounds) -> None:
    until = monotonic() + bounds.patience
    while True:
        try:
            process.wait(_LOOK)
        except subprocess.TimeoutExpired:
            if monotonic() > until:
                message = f"Не ответил за {bounds.patience:g} с."
                raise SourceFailure(message) from None
            if _size_of(place) > bounds.size:
                raise too_much(bounds) from None
        else:
            return


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End what is left of the child and of its children."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def _size_of(folder: Path) -> int:
    size = 0
    for above, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):  # it went away meanwhile
                size += (Path(above) / name).lstat().st_size
    return size
