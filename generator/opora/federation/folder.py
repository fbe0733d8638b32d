"""A bank in a folder of this machine."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from opora.federation.bounds import Bounds
from opora.federation.gathered import Found, SourceFailure
from opora.files import list_content, read_sources
from opora.load import Source


def content_in(folder: Path) -> Path:
    """Return the content folder of a bank, of which either it or the folder around is named."""
    inside = folder / "content"
    return inside if inside.is_dir() else folder


def files_in_folder(named: str, near: Path, bounds: Bounds) -> Found:
    """Read the files of a bank that lies in a folder; links in it are never followed.

    Args:
        named: the folder as the list names it, from `near`.
        near: the folder of the list of sources.
        bounds: how large it may be.

    Raises:
        SourceFailure: There is no bank in the folder, or too large a one.
    """
    root = content_in(near / named)
    if root.is_symlink() and root != near / named:
        message = f"Вместо папки content в {named} стоит ссылка на другое место."
        raise SourceFailure(message)
    try:
        listing = list_content(root)
    except OSError as error:
        message = f"Папки {named} нет или она не открывается."
        raise SourceFailure(message) from error
    check_number(len(listing.paths), bounds)
    unread = list(listing.problems)
    sources = tuple(bounded(read_sources(root, listing.paths, unread), bounds))
    return Found(sources, tuple(unread), root)


def check_number(number: int, bounds: Bounds) -> None:
    """Make sure that a bank has files, and not too many.

    Raises:
        SourceFailure: It is otherwise.
    """
    if not number:
        message = "Там нет ни одной записи: нужна папка content банка."
        raise SourceFailure(message)
    if number > bounds.files:
        message = f"Файлов больше {bounds.files}: столько не бывает и в самом большом банке."
        raise SourceFailure(message)


def bounded(sources: Iterable[Source], bounds: Bounds) -> Iterator[Source]:
    """Go over sources as long as they are not too much.

    Raises:
        SourceFailure: They are.
    """
    size = 0
    for source in sources:
        size += len(source.text.encode("utf-8", "surrogatepass"))
        if size > bounds.size:
            raise too_much(bounds)
        yield source


def too_much(bounds: Bounds) -> SourceFailure:
    """Say that a bank is too large."""
    return SourceFailure(f"Банк больше {bounds.size / 1_000_000:g} МБ: такого не берём.")
