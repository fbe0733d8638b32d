"""The Word form of a practice: a table of questions, then the headings of its text."""

from collections.abc import Sequence

from docx.shared import Cm, Pt
from docx.table import _Cell

from opora.sheets.advice import form_texts
from opora.sheets.field import Field, Leaf
from opora.sheets.layout import Layout
from opora.sheets.word import begin, finish

_HINTS = {Leaf.CHOICE: "бывает: "}


def document(layout: Layout) -> bytes:
    """Write the form, the same bytes every time."""
    made = begin()
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
    return finish(made)


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
