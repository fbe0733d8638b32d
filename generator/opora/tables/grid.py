"""Laying cells out in rows, with merged areas; guarded against areas and rows without end."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from unicodedata import category, is_normalized, normalize

from opora.tables.values import Cell, Remark, Row, UnreadableError

MAX_COLUMNS = 200
MAX_ROWS = 20_000
MAX_CELLS = 200_000

_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}

_TOO_MANY = "в файле слишком много ячеек"
_SPLIT = "разделите файл на части или удалите лишние листы и пустые строки внизу"


@dataclass(frozen=True, slots=True)
class Area:
    """A merged area; rows and columns count from 1, both ends are included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Grid:
    """Cells of one table by row and column, from 1, as they come in."""

    place: Callable[[int, int], str]
    row_place: Callable[[int], str]
    cells: dict[int, dict[int, Cell]] = field(default_factory=dict)
    areas: list[Area] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    _count: int = 0

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Put a cell with a text in its place.

        Raises:
            UnreadableError: There are too many.
        """
        typed = visible(cell.text)
        cell = replace(cell, text=clean(typed), typed=typed.strip())
        if not cell.text:
            return
        if column > MAX_COLUMNS or row > MAX_ROWS:
            message = "ячейка лежит слишком далеко и не прочитана"
            hint = f"читаются {MAX_ROWS} строк и {MAX_COLUMNS} столбцов; перенесите её к таблице"
            self.remarks.append(Remark(cell.place, message, hint))
            return
        self._count += 1
        if self._count > MAX_CELLS:
            raise UnreadableError(_TOO_MANY, _SPLIT)
        self.cells.setdefault(row, {})[column] = cell

    def rows(self) -> tuple[Row, ...]:
        """Return the rows that are not empty, all of the same width.

        Raises:
            UnreadableError: Merged areas cover too much.
        """
        covering = self._covering()
        width = max((column for held in self.cells.values() for column in held), default=0)
        if width * len(self.cells) > MAX_CELLS:
            raise UnreadableError(_TOO_MANY, _SPLIT)
        return tuple(
            Row(number, self.row_place(number), self._row(number, width, covering))
            for number in sorted(self.cells)
        )

    def _row(
        self, number: int, width: int, covering: Mapping[tuple[int, int], Area]
    ) -> tuple[Cell, ...]:
        held = self.cells[number]
        return tuple(
            self._cell(held, number, column, covering.get((number, column)))
            for column in range(1, width + 1)
        )

    def _cell(self, held: Mapping[int, Cell], row: int, column: int, area: Area | None) -> Cell:
        cell = held.get(column) or Cell(self.place(row, column))
        if area is None:
            return cell
        size = (area.right - area.left + 1, area.bottom - area.top + 1)
        if (row, column) == (area.top, area.left):
            return replace(cell, columns=size[0], rows=size[1])
        first = self.cells.get(area.top, {}).get(area.left)
        if first is None:
            return cell
        place = self.place(row, column)
        return replace(first, place=place, covered=True, columns=size[0], rows=size[1])

    def _covering(self) -> dict[tuple[int, int], Area]:
        found: dict[tuple[int, int], Area] = {}
        for area in self.areas:
            for place in self._places(area):
                found[place] = area
                if len(found) > MAX_CELLS:
                    raise UnreadableError(_TOO_MANY, _SPLIT)
        return found

    def _places(self, area: Area) -> Iterable[tuple[int, int]]:
        right = min(area.right, MAX_COLUMNS)
        rows = range(area.top, min(area.bottom, MAX_ROWS) + 1)
        if len(rows) > len(self.cells):
            filled = [row for row in self.cells if row in rows]
        else:
            filled = [row for row in rows if row in self.cells]
        return ((row, column) for row in filled for column in range(area.left, right + 1))


def letters(column: int) -> str:
    """Name a column as a spreadsheet does: 1 is A, 27 is AA."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def visible(text: str) -> str:
    """Leave what a person sees: no hidden signs, letters composed, line feeds between lines."""
    if text.isprintable() and is_normalized("NFC", text):
        return text
    composed = normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    return "".join(sign for sign in composed if sign in "\n\t" or category(sign) not in _HIDDEN)


def clean(text: str) -> str:
    """Leave one space between words and no empty lines."""
    lines = (" ".join(line.split()) for line in visible(text).split("\n"))
    return "\n".join(line for line in lines if line)
