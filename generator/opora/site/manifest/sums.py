"""Hashes of files as `sha256sum` writes and checks them.

See https://www.gnu.org/software/coreutils/manual/html_node/md5sum-invocation.html for the form. A
list may come from anywhere, so that nothing it says leads out of the folder of the site.
"""

import os
import re
from collections.abc import Iterator, Mapping
from hashlib import file_digest
from io import BufferedReader
from pathlib import Path

from opora.site.errors import SiteError
from opora.site.manifest.walking import open_plain, walk

MANIFEST = "SHA256SUMS"
"""Where the list lies in the site; it does not name itself."""

LONGEST = 5_000
"""Bytes of a line: the longest path of Linux, spelled out, and the hash."""

MOST_LINES = 2_000_000
MOST_BYTES = 400_000_000

_LINE = re.compile(rb"(\\?)([0-9a-fA-F]{64}) [ *](.+)", re.DOTALL)
_SPELLED = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_READ = re.compile(r"\\(.?)", re.DOTALL)
_MEANT = {"\\": "\\", "n": "\n", "r": "\r"}
_DRIVE = re.compile(r"[A-Za-z]:")
_SHOWN = 120


class ManifestError(SiteError):
    """A list of hashes is none, or leads out of the site.

    The message tells where, and quotes the list with all the marks that a terminal would obey.
    """


def sums_of(site: Path) -> dict[str, str]:
    """Hash the files of a finished site, but for the list itself.

    Returns:
        Hashes in hexadecimal by path from the root of the site, sorted by the bytes of the path.
    """
    found = sorted(walk(site).files, key=os.fsencode)
    return {name: _hash(site / name) for name in found if name != MANIFEST}


def _hash(path: Path) -> str:
    with open_plain(path) as file:
        return file_digest(file, "sha256").hexdigest()


def write_sums(sums: Mapping[str, str]) -> bytes:
    """Write the list, as `sha256sum --check` reads it in the folder of the site."""
    return b"".join(_line(name, digest) for name, digest in sums.items())


def _line(name: str, digest: str) -> bytes:
    spelled = "".join(_SPELLED.get(one, one) for one in name)
    mark = b"" if spelled == name else b"\\"
    return b"%s%s  %s\n" % (mark, digest.encode(), os.fsencode(spelled))


def read_sums(path: Path) -> dict[str, str]:
    """Read a list of hashes.

    Raises:
        ManifestError: It is none, or names what cannot lie in the folder of a site.
        OSError: It cannot be read.
    """
    sums: dict[str, str] = {}
    with open_plain(path) as file:
        for number, line in enumerate(_lines(file), 1):
            name, digest = _read(line, number)
            if sums.setdefault(name, digest) != digest:
                message = f"Строка {number} списка называет {_shown(name)} второй раз и иначе."
                raise ManifestError(message)
    if not sums:
        message = "Список пуст: в нём нет ни одного файла."
        raise ManifestError(message)
    return sums


def _lines(file: BufferedReader) -> Iterator[bytes]:
    read = 0
    for number in range(1, MOST_LINES + 1):
        line = file.readline(LONGEST + 1)
        read += len(line)
        if not line:
            return
        if len(line) > LONGEST:
            message = f"Строка {number} списка длиннее {LONGEST} байт: это не список хешей."
            raise ManifestError(message)
        if read > MOST_BYTES:
            break
        yield line.rstrip(b"\r\n")
    message = "Список хешей слишком велик: такого сайта не бывает."
    raise ManifestError(message)


def _read(line: bytes, number: int) -> tuple[str, str]:
    found = _LINE.fullmatch(line)
    if not found:
        message = (
            f"Строка {number} списка — не хеш SHA-256 и путь: {_shown(os.fsdecode(line))}. "
            "Нужен список, который записала opora build --manifest."
        )
        raise ManifestError(message)
    mark, digest, raw = found.groups()
    name = os.fsdecode(raw)
    if mark:
        name = _READ.sub(lambda one: _MEANT.get(one[1], one[0]), name)
    if _leads_out(name):
        message = f"Строка {number} списка ведёт за пределы сайта: {_shown(name)}."
        raise ManifestError(message)
    return name, digest.decode().lower()


def _leads_out(name: str) -> bool:
    """Tell whether a path could mean anything but a file below the folder of the site."""
    parts = name.split("/")
    return "\0" in name or bool(_DRIVE.match(name)) or not {"", ".", ".."}.isdisjoint(parts)


def _shown(text: str) -> str:
    return f"«{text[:_SHOWN]}…»" if len(text) > _SHOWN else f"«{text}»"
