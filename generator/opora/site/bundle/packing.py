"""The archive: the same content gives the same bytes."""

from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from opora.site.bundle.converting import copied, start_look, start_page
from opora.site.bundle.names import misfits
from opora.site.errors import SiteError

BUNDLE = PurePosixPath("offline/opora.zip")
"""Where the site offers the archive."""

START = "Начните здесь.html"
FOLDER = PurePosixPath("bank")

_OPENER = b'location.replace("bank/index.html");\n'
_FIRST_DAY = date(1980, 1, 1)
_SHOWN = 5


def pack(site: Path, archive: Path, *, name: str, day: date) -> int:
    """Write the copy of a site for a disk.

    Args:
        site: the finished site.
        archive: where the zip goes; must not be there yet.
        name: of the bank, for its first page.
        day: of the publication, the day of all files in the archive.

    Returns:
        The size of the archive, in bytes.

    Raises:
        SiteError: A name would not unpack on Windows.
    """
    archive.parent.mkdir(parents=True, exist_ok=True)
    written = []
    with ZipFile(archive, "x", ZIP_DEFLATED, compresslevel=9) as held:
        for path, content in _members(site, name):
            written.append(path)
            held.writestr(_entry(path, max(day, _FIRST_DAY)), content)
    if wrong := list(misfits(written)):
        raise SiteError(
            "Копия без интернета не распакуется на Windows. " + "; ".join(wrong[:_SHOWN])
        )
    return archive.stat().st_size


def _members(site: Path, name: str) -> Iterator[tuple[str, bytes]]:
    yield START, start_page(escape(name), FOLDER)
    yield f"{FOLDER}/assets/opora-start.js", _OPENER
    yield f"{FOLDER}/assets/opora-start.css", start_look()
    for path, content in copied(site):
        yield f"{FOLDER}/{path}", content


def _entry(path: str, day: date) -> ZipInfo:
    entry = ZipInfo(path, (day.year, day.month, day.day, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry
