"""The ZIP package that a .docx or .xlsx is, read with guards against what such packages hide."""

import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

from opora.tables.values import UnreadableError

MAX_FILE = 20_000_000
"""Bytes of a file as it comes; documents with many scans are larger, tables never."""
MAX_ENTRIES = 2_000
MAX_DECLARED = 300_000_000
MAX_PART = 60_000_000
"""Bytes of one unpacked part; a sheet of 10,000 rows takes about 5,000,000."""
MAX_RATIO = 400
"""How many times a part may grow; sheets of equal rows grow some hundred times at most."""
_SMALL = 2_000_000
"""A part below this size may grow as it likes."""

_BOMB = "файл разворачивается во что-то слишком большое"
_BOMB_HINT = "откройте его в Word или Excel, скопируйте таблицу в новый файл и сохраните его"
_BROKEN = "файл повреждён: архив внутри него не читается"
_BROKEN_HINT = "откройте его в Word или Excel, сохраните под новым именем и попробуйте снова"

_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(OSError, ValueError, EOFError, NotImplementedError),
)
"""What the library raises for a broken archive, a place before its beginning included."""


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a package by name; names differ in more than case and slashes."""

    archive: zipfile.ZipFile
    parts: dict[str, zipfile.ZipInfo]

    def has(self, name: str) -> bool:
        """Tell whether there is a part."""
        return _plain(name) in self.parts

    def read(self, name: str) -> bytes:
        """Unpack a part.

        Raises:
            UnreadableError: It is missing, broken, or larger than it may be.
        """
        info = self.parts.get(_plain(name))
        if info is None:
            message = f"в файле нет части «{name}»"
            raise UnreadableError(message, _BROKEN_HINT)
        try:
            with self.archive.open(info) as opened:
                content = opened.read(MAX_PART + 1)
        except _UNREADABLE as error:
            raise UnreadableError(_BROKEN, _BROKEN_HINT) from error
        grown = len(content) > max(info.compress_size, 1) * MAX_RATIO
        if len(content) > MAX_PART or (len(content) > _SMALL and grown):
            raise UnreadableError(_BOMB, _BOMB_HINT)
        return content


def open_package(content: bytes) -> Package:
    """Open a package and look at what it declares, without unpacking anything.

    Raises:
        UnreadableError: It is broken, encrypted, or declares too much.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(content))
        infos = archive.infolist()
    except _UNREADABLE as error:
        raise UnreadableError(_BROKEN, _BROKEN_HINT) from error
    if len(infos) > MAX_ENTRIES or sum(info.file_size for info in infos) > MAX_DECLARED:
        raise UnreadableError(_BOMB, _BOMB_HINT)
    if any(info.flag_bits & 1 for info in infos):
        message = "файл защищён паролем"
        raise UnreadableError(message, "снимите пароль и сохраните файл снова")
    parts: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        if _plain(info.filename) in parts:
            raise UnreadableError(_BROKEN, _BROKEN_HINT)
        parts[_plain(info.filename)] = info
    return Package(archive, parts)


def _plain(name: str) -> str:
    return name.replace("\\", "/").strip("/").casefold()
