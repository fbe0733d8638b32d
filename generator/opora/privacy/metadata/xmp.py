"""XMP and other XML that images and documents carry; read as text, never as a document."""

import re
from collections.abc import Iterator

from opora.privacy.metadata.fact import Fact

_AUTHOR = re.compile(
    rb"<(?:dc:creator|tiff:Artist|pdf:Author|xmpRights:Owner|photoshop:Credit|cp:lastModifiedBy"
    rb"|meta:initial-creator|Manager|aux:OwnerName|exifEX:CameraOwnerName)\b[^>]*(?<!/)>(?P<inside>.{0,500}?)</",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(
    rb"\b(?:tiff:Artist|pdf:Author|dc:creator|aux:OwnerName)=\"(?P<inside>[^\"]+)\""
)
_PLACE = re.compile(rb"exif:GPS(?:Latitude|Longitude|Position)\b")
_FOLDER = re.compile(rb"[A-Z]:[\\/](?:Users|Documents and Settings)[\\/]\w|/(?:home|Users)/\w")
_TAG = re.compile(rb"<[^>]*>")


def xmp_facts(text: bytes) -> Iterator[Fact]:
    """Tell what XML says of an author, a place and a folder."""
    found = (*_AUTHOR.finditer(text), *_ATTRIBUTE.finditer(text))
    if any(_TAG.sub(b"", one["inside"]).strip() for one in found):
        yield Fact.AUTHOR
    if _PLACE.search(text):
        yield Fact.PLACE
    if _FOLDER.search(text):
        yield Fact.FOLDER
