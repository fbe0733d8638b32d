"""What a file tells besides what one sees, by the form of its bytes."""

from collections.abc import Callable, Iterator

from opora.privacy.metadata.exif import exif_facts
from opora.privacy.metadata.fact import Fact, Hidden
from opora.privacy.metadata.images import gif_facts, jpeg_facts, png_facts, webp_facts
from opora.privacy.metadata.papers import office_facts, pdf_facts
from opora.privacy.metadata.xmp import xmp_facts

Reader = Callable[[bytes], Iterator[Fact]]


def _closed(_: bytes) -> Iterator[Fact]:
    yield Fact.CLOSED


_FORMS: tuple[tuple[bytes, Reader], ...] = (
    (b"\xff\xd8\xff", jpeg_facts),
    (b"\x89PNG\r\n\x1a\n", png_facts),
    (b"GIF8", gif_facts),
    (b"II*\0", exif_facts),
    (b"MM\0*", exif_facts),
    (b"%PDF-", pdf_facts),
    (b"PK\x03\x04", office_facts),
    (b"\xd0\xcf\x11\xe0", _closed),
    (b"Rar!", _closed),
    (b"7z\xbc\xaf", _closed),
)
"""How files begin. Old Word and Excel files and other archives cannot be looked into."""


def hidden_in(data: bytes) -> list[Hidden]:
    """List, each once, the facts that the bytes of a file tell besides what one sees."""
    facts = dict.fromkeys(_reader(data)(data))
    return [Hidden(fact) for fact in Fact if fact in facts]


def _reader(data: bytes) -> Reader:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return webp_facts
    if data[4:8] == b"ftyp":
        return _closed  # HEIC, AVIF and films
    return next((reader for start, reader in _FORMS if data.startswith(start)), _text)


def _text(data: bytes) -> Iterator[Fact]:
    return xmp_facts(data) if b"<svg" in data[:2000] else iter(())
