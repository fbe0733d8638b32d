"""A paper as a Word document: headings, room for answers, tables to fill in."""

from collections.abc import Sequence

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from opora.sheets.paper import Paper, PaperColumn, Piece
from opora.sheets.word import LONG, MARGIN, SHORT, begin, finish

_WIDE = 5
"""Columns from which on a page lies on its side."""
_BAND = "DCE9EE"
_PROMPT = 6
"""Width of a question beside the room for its answer, in centimetres."""


def paper_document(paper: Paper) -> bytes:
    """Write the document, the same bytes every time."""
    landscape = any(len(piece.columns) >= _WIDE for piece in paper.pieces)
    made = begin(landscape=landscape)
    made.core_properties.title = paper.title
    width = (LONG if landscape else SHORT) - 2 * MARGIN
    made.add_heading(paper.title, 0)
    for note in paper.notes:
        _small(made.add_paragraph(), note)
    for number, piece in enumerate(paper.pieces, 1):
        made.add_heading(f"{number}. {piece.title}", 2)
        _fill(made, piece, width)
    if paper.checks:
        made.add_heading("Проверьте перед тем, как сдать", 2)
        _small(made.add_paragraph(), "Этот раздел — для вас: удалите его из готового документа.")
        for check in paper.checks:
            made.add_paragraph(f"☐ {check}")
    return finish(made)


def _fill(made: Document, piece: Piece, width: float) -> None:
    if piece.hint:
        _small(made.add_paragraph(), piece.hint)
    style = "List Bullet" if len(piece.texts) > 1 else None
    for text in piece.texts:
        made.add_paragraph(text, style=style)
    if piece.prompts:
        _ask(made, piece.prompts, width)
    if piece.lines:
        _table(made, 1, 1).rows[0].cells[0].text = "\n" * (piece.lines - 1)
    if piece.columns:
        _rule(made, piece, width)


def _ask(made: Document, prompts: Sequence[str], width: float) -> None:
    table = _table(made, len(prompts), 2)
    for row, prompt in zip(table.rows, prompts, strict=True):
        label, answer = row.cells
        label.text = prompt
        _shade(label)
        label.width, answer.width = Cm(_PROMPT), Cm(width - _PROMPT)


def _rule(made: Document, piece: Piece, width: float) -> None:
    table = _table(made, 1 + len(piece.rows), len(piece.columns))
    share = width / sum(column.width for column in piece.columns)
    head, *below = table.rows
    _repeat(head)
    for cell, column in zip(head.cells, piece.columns, strict=True):
        _title(cell, column)
    for line, texts in zip(below, piece.rows, strict=True):
        for cell, text in zip(line.cells, texts, strict=True):
            cell.text = text
    for line in table.rows:
        for cell, column in zip(line.cells, piece.columns, strict=True):
            cell.width = Cm(share * column.width)


def _table(made: Document, rows: int, columns: int) -> Table:
    table: Table = made.add_table(rows=rows, cols=columns, style="Table Grid")
    table.autofit = False
    return table


def _title(cell: _Cell, column: PaperColumn) -> None:
    cell.paragraphs[0].add_run(column.title).bold = True
    hint = ". ".join(filter(None, (column.hint, " / ".join(column.choices))))
    if hint:
        _small(cell.add_paragraph(), hint)
    _shade(cell)


def _small(paragraph: Paragraph, text: str) -> None:
    run = paragraph.add_run(text)
    run.italic, run.font.size = True, Pt(9)


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), _BAND)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001  python-docx has no word for a shade


def _repeat(row: _Row) -> None:
    """Let the head stand again on each page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001  nor for a head that repeats
