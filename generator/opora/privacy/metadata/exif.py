"""EXIF: a TIFF directory of tags. Source: JEITA CP-3451, Exif 2.32; TIFF 6.0."""

import struct
from collections.abc import Iterator

from opora.privacy.metadata.fact import Fact

_GPS = 0x8825
_EXIF = 0x8769
_FACTS = {
    0x010E: Fact.COMMENT,  # ImageDescription
    0x010F: Fact.DEVICE,  # Make
    0x0110: Fact.DEVICE,  # Model
    0x0132: Fact.TIME,  # DateTime
    0x013B: Fact.AUTHOR,  # Artist
    0x9003: Fact.TIME,  # DateTimeOriginal
    0x9C9C: Fact.COMMENT,  # XPComment
    0x9C9D: Fact.AUTHOR,  # XPAuthor
    0xA430: Fact.AUTHOR,  # CameraOwnerName
    0xA431: Fact.DEVICE,  # BodySerialNumber
}
_ENTRY = 12
_INLINE = 4
_DIRECTORIES = 8
"""The most directories that are followed: a file cannot lead in a circle."""
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}


def exif_facts(block: bytes) -> Iterator[Fact]:
    """Tell what a TIFF block says of the author, the place, the camera and the time."""
    order = {b"II": "<", b"MM": ">"}.get(block[:2])
    if order is None or len(block) < _INLINE * 2:
        return
    waiting = [struct.unpack_from(f"{order}I", block, 4)[0]]
    for _ in range(_DIRECTORIES):
        if not waiting:
            return
        for tag, held in _tags(block, order, waiting.pop()):
            if tag == _EXIF:
                waiting.append(int.from_bytes(held[:4], "little" if order == "<" else "big"))
            elif tag == _GPS:
                yield Fact.PLACE
            elif tag in _FACTS and held.strip(b"\0 "):
                yield _FACTS[tag]


def _tags(block: bytes, order: str, at: int) -> Iterator[tuple[int, bytes]]:
    if at + 2 > len(block):
        return
    count = struct.unpack_from(f"{order}H", block, at)[0]
    for number in range(count):
        start = at + 2 + number * _ENTRY
        if start + _ENTRY > len(block):
            return
        tag, form, amount = struct.unpack_from(f"{order}HHI", block, start)
        length = _SIZES.get(form, 1) * amount
        place = (
            start + 8 if length <= _INLINE else struct.unpack_from(f"{order}I", block, start + 8)[0]
        )
        yield tag, block[place : place + min(length, len(block))]
