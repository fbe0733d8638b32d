"""Building beside the published site and taking its place only when everything is there."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from opora.site.errors import PublishError
from opora.site.exchange import recover, settle, swap
from opora.site.lock import PATIENCE, only_one
from opora.site.moving import Moves, finish, move_over
from opora.site.removing import remove
from opora.site.trouble import explain

MARKER = ".opora-site"

_NOTE = "Эту папку целиком собирает «opora build»: всё, что положено сюда руками, исчезнет.\n"


def _nothing() -> None:
    """Do nothing."""


@dataclass(slots=True)
class Ground:
    """Where a build works: `output` will become the site, `workshop` will be gone at the end.

    Where `moves` are given, the site stays, and only these files of `output` are moved into it.
    `then` is done when the site is published, before another build may begin.
    """

    output: Path
    workshop: Path
    moves: Moves | None = None
    then: Callable[[], None] = _nothing

    def clear(self) -> None:
        """Throw away what was written, to begin anew."""
        remove(self.output)
        self.output.mkdir()
        _mark(self.output)


@contextmanager
def publication(
    site: Path, *, tell: Callable[[str], None] = lambda _: None, patience: float = PATIENCE
) -> Iterator[Ground]:
    """Give empty folders to build in; without an exception the output becomes `site`.

    Args:
        site: The folder of the site; the build works in folders beside it, on the same disk, where
            the next build finds and removes what a killed one has left.
        tell: Is told, in Russian, what a person should know.
        patience: Seconds to wait for the processes of a killed build.

    Raises:
        PublishError: Another build is under way, `site` is not ours to replace, the disk is full,
            a right is missing: whatever the system refused, also while building.
    """
    try:
        site = site.parent.resolve() / site.name
        site.parent.mkdir(parents=True, exist_ok=True)
        with only_one(site, tell, patience):
            recover(site)
            finish(site)
            _check_ours(site)
            _remove_leftovers(site, tell)
            try:
                ground = _ground(site)
                yield ground
                _check_ours(site)
                _publish(ground, site)
                ground.then()
            finally:
                _remove_leftovers(site, tell)
    except OSError as error:
        raise PublishError(explain(error)) from error


def _publish(ground: Ground, site: Path) -> None:
    if ground.moves is None:
        settle(ground.output)
        swap(ground.output, site)
    elif ground.moves:
        move_over(ground.output, site, ground.moves)


def _ground(site: Path) -> Ground:
    output, workshop = (
        Path(tempfile.mkdtemp(prefix=_prefix(site), dir=site.parent)) for _ in range(2)
    )
    _mark(output)
    return Ground(output, workshop)


def _mark(output: Path) -> None:
    output.chmod(0o755)
    (output / MARKER).write_text(_NOTE, encoding="utf-8")


def _prefix(site: Path) -> str:
    return f".{site.name}.build-"


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


def _remove_leftovers(site: Path, tell: Callable[[str], None]) -> None:
    """Remove the folders of this build and of earlier ones that were killed."""
    for path in site.parent.glob(f"{_prefix(site)}*"):
        if path.is_dir() and not path.is_symlink() and not remove(path):
            tell(f"Не получилось убрать {path}: нет прав. Уберите эту папку сами.")
