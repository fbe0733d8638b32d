"""Building beside the published site and taking its place only when everything is there."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from opora.site.errors import PublishError
from opora.site.exchange import recover, swap

MARKER = ".opora-site"

_NOTE = "Эту папку целиком собирает «opora build»: всё, что положено сюда руками, исчезнет.\n"


@contextmanager
def publication(site: Path) -> Iterator[Path]:
    """Give an empty folder to build in; without an exception it becomes `site`.

    Raises:
        PublishError: Another build is under way, or `site` is not ours to replace.
    """
    site = site.parent.resolve() / site.name
    site.parent.mkdir(parents=True, exist_ok=True)
    with _lock(site):
        recover(site)
        _check_ours(site)
        _remove_leftovers(site)
        fresh = Path(tempfile.mkdtemp(prefix=_prefix(site), dir=site.parent))
        try:
            fresh.chmod(0o755)
            (fresh / MARKER).write_text(_NOTE, encoding="utf-8")
            yield fresh
            _check_ours(site)
            swap(fresh, site)
        finally:
            _remove_leftovers(site)


def _prefix(site: Path) -> str:
    return f".{site.name}.build-"


@contextmanager
def _lock(site: Path) -> Iterator[None]:
    path = site.with_name(f".{site.name}.lock")
    handle = _locked(path)
    if handle is None:
        message = f"Сайт {site} уже собирает другой запуск. Дождитесь его конца и повторите."
        raise PublishError(message)
    try:
        yield
    finally:
        path.unlink()
        os.close(handle)


def _locked(path: Path) -> int | None:
    """Lock the file and return its handle, or None when another process holds it."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if path.exists() and os.path.samestat(path.stat(), os.fstat(handle)):
                return handle
        except BlockingIOError:
            os.close(handle)
            return None
        os.close(handle)


def _check_ours(site: Path) -> None:
    """Refuse to replace what this program did not build."""
    if site.is_symlink():
        message = f"{site} — ссылка, а не папка. Укажите для сайта настоящую папку."
        raise PublishError(message)
    if not site.exists():
        return
    if not site.is_dir():
        message = f"{site} — файл, а не папка. Укажите для сайта другую папку."
        raise PublishError(message)
    if not (site / MARKER).is_file() and any(site.iterdir()):
        message = (
            f"В папке {site} лежит не сайт «Опоры»: в ней нет файла {MARKER}. Чтобы не стереть "
            "чужое, сборка остановлена. Укажите пустую или новую папку."
        )
        raise PublishError(message)


def _remove_leftovers(site: Path) -> None:
    """Remove the folders of this build and of earlier ones that were killed."""
    for path in site.parent.glob(f"{_prefix(site)}*"):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
