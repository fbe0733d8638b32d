"""The copy of the site for a disk, handed over beside the site."""

from pathlib import Path
from shutil import copyfile

from opora.cli.options import Failure
from opora.site.bundle import BUNDLE
from opora.site.offline.page import megabytes


def place_of_bundle(named: str | None, site: Path) -> Path | None:
    """Tell where the archive goes: nowhere, where a person named, or beside the site.

    Raises:
        Failure: The place lies in the folder that the build replaces, or is a folder.
    """
    if named is None:
        return None
    place = Path(named) if named else site.parent / BUNDLE.name
    if place.resolve().is_relative_to(site.resolve()):
        message = (
            f"Архив {place} лежал бы в папке сайта, а её сборка заменяет. Назовите другое место."
        )
        raise Failure(message)
    if place.is_dir():
        message = f"{place} — папка. Назовите файл, например {place / BUNDLE.name}"
        raise Failure(message)
    return place


def hand_over(site: Path, place: Path, size: int) -> str:
    """Copy the archive out of the site; return what to tell a person.

    Raises:
        Failure: There is no place for it.
    """
    waiting = place.with_name(f".{place.name}.new")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        copyfile(site / BUNDLE, waiting)
        waiting.replace(place)
    except OSError as error:
        waiting.unlink(missing_ok=True)
        message = f"Сайт собран, а архив {place} записать не удалось: {error.strerror}"
        raise Failure(message) from error
    return f"Копия без интернета: {place.as_posix()}, {megabytes(size)}"
