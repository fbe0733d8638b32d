"""What all Word documents share: a page of A4, Russian, and the same bytes every time."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO

from docx import Document
from docx.document import Document as Opened
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

LONG, SHORT, MARGIN = 29.7, 21.0, 2.0
"""Sides of a page and its margins, in centimetres."""

_MADE = datetime(2000, 1, 1, tzinfo=UTC)
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def begin(*, landscape: bool = False) -> Opened:
    """Begin a document with an empty page."""
    made = Document()
    made.core_properties.created = made.core_properties.modified = _MADE
    made.core_properties.author = "Опора"
    made.styles["Normal"].font.size = Pt(11)
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "ru-RU")
    page = made.sections[0]
    width, height = (LONG, SHORT) if landscape else (SHORT, LONG)
    page.page_width, page.page_height = Cm(width), Cm(height)
    page.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    page.left_margin = page.right_margin = Cm(MARGIN)
    return made


def finish(made: Opened) -> bytes:
    """Write a document; all parts of the package get one time."""
    memory, timeless = BytesIO(), BytesIO()
    made.save(memory)
    with zipfile.ZipFile(memory) as old, zipfile.ZipFile(timeless, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _ZIP_EPOCH)
            new.writestr(info, old.read(name), zipfile.ZIP_DEFLATED)
    return timeless.getvalue()
