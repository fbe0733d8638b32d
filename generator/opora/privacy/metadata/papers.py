"""PDF and office files: who wrote them, as their programs note it unasked."""

import io
import re
import zipfile
from collections.abc import Iterator

from opora.privacy.metadata.fact import Fact
from opora.privacy.metadata.images import jpeg_facts, png_facts, unpacked
from opora.privacy.metadata.xmp import xmp_facts

_AUTHOR = re.compile(
    rb"/Author\s*(?:\((?P<text>(?:[^()\\]|\\.)*)\)|<(?P<hex>[0-9A-Fa-f\s]*)>|\d+ \d+ R)"
)
_STREAM = re.compile(rb"stream\r?\n")
_END = b"endstream"
_STREAMS = 5_000
_EMPTY = re.compile(rb"[\s\0\xfe\xff]*|(?:FEFF)?[0\s]*")
_NOTES = re.compile(r"docProps/(?:core|app|custom)\.xml|meta\.xml")
_PICTURE = re.compile(r".*\.(jpe?g|png)", re.IGNORECASE)
_MOST = 8_000_000


def pdf_facts(data: bytes) -> Iterator[Fact]:
    """Read the author of a PDF, also where objects are packed."""
    if b"/Encrypt" in data:
        yield Fact.CLOSED
        return
    for piece in _pieces(data):
        if any(
            not _EMPTY.fullmatch(one["text"] or one["hex"] or b"")
            for one in _AUTHOR.finditer(piece)
        ):
            yield Fact.AUTHOR
        if b"<x:xmpmeta" in piece or b"<rdf:RDF" in piece:
            yield from xmp_facts(piece)


def _pieces(data: bytes) -> Iterator[bytes]:
    yield data
    for number, found in enumerate(_STREAM.finditer(data)):
        if number >= _STREAMS:
            return
        head = data[max(0, found.start() - 400) : found.start()].rpartition(b"obj")[2]
        if b"/ObjStm" in head or b"/Metadata" in head:
            yield unpacked(data[found.end() : data.find(_END, found.end())])


def office_facts(data: bytes) -> Iterator[Fact]:
    """Read the notes of an office file, and of the pictures in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for item in packed.infolist():
                if item.file_size <= _MOST and (
                    _NOTES.fullmatch(item.filename) or _PICTURE.fullmatch(item.filename)
                ):
                    yield from _facts_of(item.filename, packed.read(item))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError):
        yield Fact.CLOSED


def _facts_of(name: str, held: bytes) -> Iterator[Fact]:
    if name.endswith(".xml"):
        yield from xmp_facts(held)
    elif held.startswith(b"\xff\xd8"):
        yield from jpeg_facts(held)
    elif held.startswith(b"\x89PNG"):
        yield from png_facts(held)
