"""What a build hands over beside the site: the copy for a disk, the list of hashes."""

from pathlib import Path
from shutil import copyfile

from opora.cli.options import Failure
from opora.site.bundle import BUNDLE
from opora.site.offline.page import megabytes
from opora.site.trouble import reason


def place_of_bundle(named: str | None, site: Path) -> Path | None:
    """Tell where the archive goes: nowhere, where a person named, or beside the site.

    Raises:
        Failure: The place lies in the folder that the build replaces, or is a folder.
    """
    if named is None:
        return None
    return outside(Path(named) if named else site.parent / BUNDLE.name, site, BUNDLE.name)


def outside(place: Path, site: Path, name: str) -> Path:
    """Return a place for a copy of a file of the site, named `name` there.

    Raises:
        Failure: It lies in the folder that the build replaces, or is a folder.
    """
    if place.resolve().is_relative_to(site.resolve()):
        message = (
            f"Файл {place} лежал бы в папке сайта, а её сборка заменяет. Назовите другое место."
        )
        raise Failure(message)
    if place.is_dir():
        message = f"{place} — папка. Назовите файл, например {place / name}"
        raise Failure(message)
    return place


def hand_over(site: Path, place: Path, size: int) -> str:
    """Copy the archive out of the site; return what to tell a person.

    Raises:
        Failure: There is no place for it.
    """
    copy_out(site / BUNDLE, place)
    return f"Копия без интернета: {place.as_posix()}, {megabytes(size)}"


def copy_out(source: Path, place: Path) -> None:
    """Copy a file of the finished site to another place, whole or not at all.

    Raises:
        Failure: There is no place for it.
    """
    waiting = place.with_name(f".{place.name}.new")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        copyfile(source, waiting)
        waiting.replace(place)
    except OSError as error:
        waiting.unlink(missing_ok=True)
        message = f"Сайт собран, а файл {place} записать не удалось: {reason(error)}"
        raise Failure(message) from error
