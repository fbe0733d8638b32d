"""JPEG, PNG, WebP and GIF taken apart as far as their metadata need."""

import struct
import zlib
from collections.abc import Iterator

from opora.privacy.metadata.exif import exif_facts
from opora.privacy.metadata.fact import Fact
from opora.privacy.metadata.xmp import xmp_facts

_EXIF = b"Exif\0\0"
_XMP = b"http://ns.adobe.com/"
_IPTC = b"\x1c\x02\x50"
"""The mark of the IPTC field «By-line», 2:80."""
_SCAN, _APP1, _APP13, _COMMENT = 0xDA, 0xE1, 0xED, 0xFE
_MOST = 4_000_000
"""The most bytes that a packed text is unpacked to."""
_AUTHORS = (b"author", b"artist", b"creator")


def jpeg_facts(data: bytes) -> Iterator[Fact]:
    """Go over the segments of a JPEG before its picture."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004  a segment's first byte
        kind, length = data[at + 1], struct.unpack_from(">H", data, at + 2)[0]
        held = data[at + 4 : at + 2 + length]
        if kind == _SCAN:
            return
        if kind == _APP1 and held.startswith(_EXIF):
            yield from exif_facts(held[len(_EXIF) :])
        elif kind == _APP1 and held.startswith(_XMP):
            yield from xmp_facts(held)
        elif kind == _APP13 and _IPTC in held:
            yield Fact.AUTHOR
        elif kind == _COMMENT and held.strip(b"\0 "):
            yield Fact.COMMENT
        at += 2 + length


def png_facts(data: bytes) -> Iterator[Fact]:
    """Go over the chunks of a PNG."""
    at = 8
    while at + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        held = data[at + 8 : at + 8 + length]
        if kind == b"eXIf":
            yield from exif_facts(held)
        elif kind in {b"tEXt", b"zTXt", b"iTXt"}:
            yield from _png_text(kind, held)
        at += 12 + length


def _png_text(kind: bytes, held: bytes) -> Iterator[Fact]:
    key, _, text = held.partition(b"\0")
    if kind == b"zTXt":
        text = unpacked(text[1:])
    elif kind == b"iTXt":
        packed, rest = text[:1] == b"\x01", text[2:].split(b"\0", 2)[-1]
        text = unpacked(rest) if packed else rest
    name = key.lower()
    if name in _AUTHORS and text.strip():
        yield Fact.AUTHOR
    elif name in {b"comment", b"description"} and text.strip():
        yield Fact.COMMENT
    elif b"xmp" in name:
        yield from xmp_facts(text)
    elif name.startswith(b"raw profile type"):
        yield from exif_facts(_from_hex(text).removeprefix(_EXIF))


def _from_hex(text: bytes) -> bytes:
    """Read the block that ImageMagick writes: name, length, then the bytes as hexadecimal."""
    digits = b"".join(text.split()[2:])
    try:
        return bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        return b""


def unpacked(packed: bytes) -> bytes:
    """Unpack deflated bytes, a bounded number of them; nothing where they are broken."""
    try:
        return zlib.decompressobj().decompress(packed, _MOST)
    except zlib.error:
        return b""


def webp_facts(data: bytes) -> Iterator[Fact]:
    """Go over the chunks of a WebP."""
    at = 12
    while at + 8 <= len(data):
        kind, length = data[at : at + 4], struct.unpack_from("<I", data, at + 4)[0]
        held = data[at + 8 : at + 8 + length]
        if kind == b"EXIF":
            yield from exif_facts(held.removeprefix(_EXIF))
        elif kind == b"XMP ":
            yield from xmp_facts(held)
        at += 8 + length + length % 2


def gif_facts(data: bytes) -> Iterator[Fact]:
    """Look for XMP in a GIF."""
    if b"XMP DataXMP" in data:
        yield from xmp_facts(data)
