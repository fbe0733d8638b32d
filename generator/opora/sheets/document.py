"""The Word form of a practice: a table of questions, then the headings of its text."""

import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

from docx import Document
from docx.shared import Cm, Pt
from docx.table import _Cell

from opora.sheets.advice import form_texts
from opora.sheets.field import Field, Leaf
from opora.sheets.layout import Layout

_MADE = datetime(2000, 1, 1, tzinfo=UTC)
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_HINTS = {Leaf.CHOICE: "бывает: "}


def document(layout: Layout) -> bytes:
    """Write the form, the same bytes every time."""
    made = Document()
    made.core_properties.created = made.core_properties.modified = _MADE
    made.core_properties.author = "Опора"
    made.styles["Normal"].font.size = Pt(11)
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    head, *rest = form_texts(layout.kind.name)
    made.add_heading(head, 0)
    for text in rest:
        made.add_paragraph(text, style="List Bullet")
    table = made.add_table(rows=0, cols=2, style="Table Grid")
    seen: set[tuple[str | int, ...]] = set()
    for field in layout.form.fields:
        path = tuple(step for step in field.path if isinstance(step, str))
        if path not in seen:
            seen.add(path)
            _ask(table.add_row().cells, field)
    for title in layout.kind.sections:
        made.add_heading(title, 2)
        made.add_paragraph("")
    memory = BytesIO()
    made.save(memory)
    return _timeless(memory.getvalue())


def _ask(cells: Sequence[_Cell], field: Field) -> None:
    """Put a question on the left: its title, and in small letters what may be answered."""
    cells[0].text = _question(field)
    cells[0].width, cells[1].width = Cm(8), Cm(9)
    words = f"{_HINTS[field.leaf]}{', '.join(field.words.values())}" if field.leaf in _HINTS else ""
    told = ". ".join(filter(None, (field.hint.rstrip("."), words)))
    if told:
        run = cells[0].add_paragraph().add_run(told)
        run.italic, run.font.size = True, Pt(8)


def _question(field: Field) -> str:
    title = " › ".join((*field.groups, field.title)).removesuffix(" 1")
    return f"{title} *" if field.required else title


def _timeless(content: bytes) -> bytes:
    """Write a package again with one time for all its parts."""
    memory = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(memory, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _ZIP_EPOCH)
            new.writestr(info, old.read(name), zipfile.ZIP_DEFLATED)
    return memory.getvalue()
