"""Word documents: tables with merged cells, and the paragraphs between them.

Read are what a reader sees: text that was inserted in review, and rows and cells within form
controls, as well as plain ones; what was deleted in review is not.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from opora.tables.grid import MAX_COLUMNS, Area, Grid, clean
from opora.tables.markup import attribute, child, children, tree, whole
from opora.tables.package import Package
from opora.tables.relations import relations
from opora.tables.values import Cell, Opened, Paragraph, Remark, Table, Weight

_WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "hyperlink"})
"""What stands around content and changes nothing in it."""
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}


@dataclass(slots=True)
class _Reading:
    """What was read so far, and the levels of heading styles."""

    levels: dict[str, int]
    tables: list[Table] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def read_document(package: Package, main: str) -> Opened:
    """Read a document from its beginning to its end.

    Raises:
        UnreadableError: The document is broken, or larger than it may be.
    """
    root = tree(package, main)
    styles = next((one.target for one in relations(package, main) if one.kind == "styles"), "")
    found = _Reading(_levels(tree(package, styles)) if package.has(styles) else {})
    number = 0
    for block in _within(child(root, "body"), ("p", "tbl")):
        if block.tag == "tbl":
            found.tables.append(_table(block, len(found.tables) + 1, found.remarks))
            continue
        number += 1
        if text := clean(_paragraph(block)):
            level = _level(block, found.levels)
            place = f"абзац {number}"
            found.paragraphs.append(Paragraph(place, text, level, len(found.tables)))
    found.remarks += _unseen(root)
    return Opened(tuple(found.tables), tuple(found.paragraphs), tuple(found.remarks))


def _unseen(root: Element) -> Iterator[Remark]:
    """Say that there are tables where reading does not go: in text boxes, in headers of pages."""
    seen = list(_within(child(root, "body"), ("tbl",)))
    read = sum(1 for table in seen for _ in table.iter("tbl"))
    if sum(1 for _ in root.iter("tbl")) > read:
        message = "в документе есть таблица в надписи или рамке; она не прочитана"
        yield Remark("документ", message, "вырежьте её из надписи и вставьте прямо в текст")


def _within(element: Element | None, tags: tuple[str, ...]) -> Iterator[Element]:
    """Go over the children of some names, those within wrappers included."""
    for one in () if element is None else element:
        if one.tag in tags:
            yield one
        elif one.tag in _WRAPPERS:
            yield from _within(one, tags)


def _paragraph(paragraph: Element) -> str:
    pieces: list[str] = []
    for run in _within(paragraph, ("r", "fldSimple")):
        if run.tag == "fldSimple":
            pieces += [piece for inner in _within(run, ("r",)) for piece in _run(inner)]
        else:
            pieces += _run(run)
    return "".join(pieces).strip()


def _run(run: Element) -> Iterator[str]:
    for one in run:
        if one.tag == "t":
            yield one.text or ""
        elif one.tag in _SIGNS:
            yield _SIGNS[one.tag]


def _table(table: Element, number: int, remarks: list[Remark]) -> Table:
    name = f"таблица {number}"
    grid = Grid(
        lambda row, column: f"{name}, строка {row}, столбец {column}",
        lambda row: f"{name}, строка {row}",
        remarks=remarks,
    )
    open_areas: dict[int, Area] = {}
    rows = (row for row in _within(table, ("tr",)) if child(child(row, "trPr"), "del") is None)
    for row_number, row in enumerate(rows, 1):
        open_areas = _row(grid, row, row_number, open_areas)
    grid.areas += open_areas.values()
    return Table(name, grid.rows())


def _row(grid: Grid, row: Element, number: int, above: dict[int, Area]) -> dict[int, Area]:
    """Put the cells of a row into the grid; return the merged areas that may go on below."""
    going_on: dict[int, Area] = {}
    column = 1 + _number(child(child(row, "trPr"), "gridBefore"))
    for cell in _within(row, ("tc",)):
        properties = child(cell, "tcPr")
        width = max(_number(child(properties, "gridSpan")), 1)
        merge = child(properties, "vMerge")
        right = column + width - 1
        area = above.pop(column, None)
        if merge is not None and attribute(merge, "val", "continue") == "continue" and area:
            going_on[column] = Area(area.top, column, number, area.right)
            _put(grid, cell, number, column)
        else:
            if area:
                grid.areas.append(area)
            _put(grid, cell, number, column)
            if merge is not None or width > 1:
                going_on[column] = Area(number, column, number, right)
        column = right + 1
    grid.areas += above.values()
    return going_on


def _put(grid: Grid, cell: Element, row: int, column: int) -> None:
    place = grid.place(row, column)
    lines = [_paragraph(one) for one in _within(cell, ("p",))]
    for inner in _within(cell, ("tbl",)):
        held = _table(inner, 0, [])
        lines += [one.text for one in held.rows]
        message = "внутри ячейки ещё одна таблица; она прочитана как текст"
        grid.remarks.append(Remark(place, message, weight=Weight.CHECK))
    grid.put(row, column, Cell(place, "\n".join(line for line in lines if line)))


def _levels(styles: Element) -> dict[str, int]:
    """Tell the level of each style of paragraphs that is a heading."""
    found: dict[str, int] = {}
    for style in children(styles, "style"):
        name = attribute(child(style, "name"), "val").casefold()
        word, _, digit = name.partition(" ")
        if word in {"heading", "заголовок"} and digit.isdigit():
            found[attribute(style, "styleId")] = int(digit)
        elif name in {"title", "название"}:
            found[attribute(style, "styleId")] = 1
    return found


def _level(paragraph: Element, levels: dict[str, int]) -> int:
    properties = child(paragraph, "pPr")
    outline = child(properties, "outlineLvl")
    if outline is not None:
        return _number(outline) + 1
    return levels.get(attribute(child(properties, "pStyle"), "val"), 0)


def _number(element: Element | None) -> int:
    """Return the number in the `val` of an element, bounded, or 0."""
    return min(whole(attribute(element, "val")) or 0, MAX_COLUMNS)
