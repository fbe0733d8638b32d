"""V56: metadata of images and documents, made here byte by byte or by the programs' own "
"libraries."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from opora.files import list_content, look_through
from opora.privacy.metadata import Fact, hidden_in


def tiff(*tags: tuple[int, int, int, int], tail: bytes = b"") -> bytes:
    rows = b"".join(struct.pack("<HHII", *tag) for tag in tags)
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + rows + struct.pack("<I", 0) + tail


def jpeg(*segments: tuple[int, bytes]) -> bytes:
    parts = (
        bytes([0xFF, kind]) + struct.pack(">H", len(held) + 2) + held for kind, held in segments
    )
    return b"\xff\xd8" + b"".join(parts) + b"\xff\xda\0\x02picture\xff\xd9"


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    parts = (
        struct.pack(">I4s", len(held), kind) + held + struct.pack(">I", zlib.crc32(kind + held))
        for kind, held in (*chunks, (b"IEND", b""))
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def webp(kind: bytes, held: bytes) -> bytes:
    body = b"WEBP" + kind + struct.pack("<I", len(held)) + held
    return b"RIFF" + struct.pack("<I", len(body)) + body


def docx(author: str) -> bytes:
    document, held = Document(), io.BytesIO()
    document.core_properties.author = author
    document.save(held)
    return held.getvalue()


def xlsx(author: str) -> bytes:
    book, held = Workbook(), io.BytesIO()
    book.properties.creator = author
    book.save(held)
    return held.getvalue()


GPS = tiff((0x8825, 4, 1, 26), tail=b"\0\0\0\0\0\0")
ARTIST = tiff((0x013B, 2, 6, 26), tail=b"Vetrov")
XMP = (
    b"http://ns.adobe.com/xap/1.0/\0<dc:creator><rdf:Seq><rdf:li>V</rdf:li></rdf:Seq></dc:creator>"
)
PACKED = zlib.compress(b"1 0 <</Author (A. Vetrov)>>")


@pytest.mark.parametrize(
    ("content", "fact"),
    [
        (jpeg((0xE1, b"Exif\0\0" + GPS)), Fact.PLACE),
        (jpeg((0xE0, b"JFIF\0"), (0xE1, b"Exif\0\0" + ARTIST)), Fact.AUTHOR),
        (jpeg((0xE1, XMP)), Fact.AUTHOR),
        (jpeg((0xFE, b"shot at home")), Fact.COMMENT),
        (png((b"eXIf", GPS)), Fact.PLACE),
        (png((b"tEXt", b"Author\0Vetrov")), Fact.AUTHOR),
        (png((b"zTXt", b"Artist\0\0" + zlib.compress(b"Vetrov"))), Fact.AUTHOR),
        (png((b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP)), Fact.AUTHOR),
        (webp(b"EXIF", GPS), Fact.PLACE),
        (b"%PDF-1.4\n1 0 obj <</Author (A. Vetrov)>> endobj", Fact.AUTHOR),
        (b"%PDF-1.5\n1 0 obj <</Type /ObjStm>>\nstream\n" + PACKED + b"\nendstream", Fact.AUTHOR),
        (b"%PDF-1.4\ntrailer <</Encrypt 5 0 R>>", Fact.CLOSED),
        (docx("Ветров"), Fact.AUTHOR),
        (xlsx("Ветров"), Fact.AUTHOR),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Fact.CLOSED),
        (b"\0\0\0\x18ftypheic", Fact.CLOSED),
        (b"<svg><desc>C:\\Users\\vetrov\\a.svg</desc></svg>", Fact.FOLDER),
    ],
)
def test_what_a_file_tells_unasked_is_found(content: bytes, fact: Fact) -> None:
    assert [one.fact for one in hidden_in(content)] == [fact]


@pytest.mark.parametrize(
    "content",
    [
        jpeg((0xE0, b"JFIF\0"), (0xE1, b"Exif\0\0" + tiff((0x0112, 3, 1, 1)))),
        png((b"tEXt", b"Software\0draw")),
        b"%PDF-1.4\n1 0 obj <</Author () /Title (x)>> endobj",
        docx(""),
        b"",
        b"\xff\xd8\xff\xe1\xff\xff",
        b"\x89PNG\r\n\x1a\n\xff\xff\xff\xfftEXt",
        jpeg((0xE1, b"Exif\0\0II*\0\xff\xff\xff\xff")),
        b"plain words",
    ],
)
def test_clean_and_broken_files_are_quiet(content: bytes) -> None:
    assert hidden_in(content) == []


def test_pictures_in_a_document_are_looked_at() -> None:
    held = io.BytesIO(docx(""))
    with zipfile.ZipFile(held, "a") as packed:
        packed.writestr("word/media/image1.jpg", jpeg((0xE1, b"Exif\0\0" + GPS)))
    assert [one.fact for one in hidden_in(held.getvalue())] == [Fact.PLACE]


def test_guides_and_files_beside_them_are_looked_through(tmp_path: Path) -> None:
    (tmp_path / "pages/a").mkdir(parents=True)
    (tmp_path / "pages/a/photo.jpg").write_bytes(jpeg((0xE1, b"Exif\0\0" + GPS)))
    (tmp_path / "pages/text.md").write_text("# Гид\n\nМама Вани пришла.\n", "utf-8")
    listing = list_content(tmp_path)
    assert listing.paths == ()
    found = [(one.path, one.span.line, one.code) for one in look_through(tmp_path, listing.guides)]
    assert found == [("pages/a/photo.jpg", 1, "V56"), ("pages/text.md", 3, "V50")]
