"""One build of a folder at a time, told apart from what a killed build has left behind."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from opora.site.errors import PublishError

PATIENCE = 20.0
"""Seconds to wait for the processes of a killed build: each ends with the task that it is at."""

_PAUSE = 0.05


@contextmanager
def only_one(
    folder: Path, tell: Callable[[str], None], patience: float, *, called: str = "Сайт"
) -> Iterator[None]:
    """Hold the lock of a folder; processes that split off meanwhile hold it as long as they live.

    Args:
        folder: what is built; the lock is a file beside it.
        tell: is told, in Russian, what a person should know.
        patience: seconds to wait for the processes of a killed build.
        called: what people call the folder.

    Raises:
        PublishError: Another build is under way, or has left processes that do not end.
        OSError: There can be no lock here.
    """
    path = folder.with_name(f".{folder.name}.lock")
    handle = _lock(path, f"{called} {folder}", tell, patience)
    try:
        yield
    finally:
        with suppress(OSError):  # where no right is left, the next build takes the file over
            path.unlink()
        os.close(handle)


def _lock(path: Path, named: str, tell: Callable[[str], None], patience: float) -> int:
    until, waiting = time.monotonic() + patience, False
    while (handle := _locked(path)) is None:
        holder = _holder(path)
        if _lives(holder):
            message = (
                f"{named} уже собирает другой запуск (процесс {holder}). "
                "Дождитесь его конца и повторите."
            )
            raise PublishError(message)
        if time.monotonic() >= until:
            message = (
                f"{named}: прежняя сборка прервалась, но её части ещё работают. "
                "Подождите минуту и повторите."
            )
            raise PublishError(message)
        if holder and not waiting:
            tell("Прежняя сборка прервалась: ждём, пока закончатся её части")
            waiting = True
        time.sleep(_PAUSE)
    return handle


def _locked(path: Path) -> int | None:
    """Lock the file, sign it and return its handle, or None when another process holds it."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if path.exists() and os.path.samestat(path.stat(), os.fstat(handle)):
                os.ftruncate(handle, 0)
                with suppress(OSError):  # a full disk: the lock holds without a name
                    os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
                return handle
        except BlockingIOError:
            os.close(handle)
            return None
        except OSError:
            os.close(handle)
            raise
        os.close(handle)


def _holder(path: Path) -> int:
    """Read who took the lock; 0 where that is not written yet, or not any more."""
    try:
        return int(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0


def _lives(process: int) -> bool:
    if not process:
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
