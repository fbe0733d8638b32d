"""What a foreign file holds, whatever program wrote it: tables of cells, paragraphs, remarks."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto


class Weight(Enum):
    """How much a remark asks of the reader."""

    PROBLEM = auto()
    """Something was not taken over, or a person has to fill it in."""
    CHECK = auto()
    """Something was inferred: a person should look."""
    NOTE = auto()
    """Something worth knowing."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said about a place of the file."""

    place: str
    message: str
    hint: str = ""
    weight: Weight = Weight.PROBLEM


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its place as people name it, and its text, lines divided by line feeds.

    `text` has one space between words and no empty lines, `typed` is as it was typed. A cell that a
    merged area covers has the text of the area; `covered` tells it from the cell in which the area
    begins. `day` is the date of a cell that holds a date and no text.
    """

    place: str
    text: str = ""
    typed: str = ""
    day: date | None = None
    covered: bool = False
    columns: int = 1
    rows: int = 1

    @property
    def own(self) -> str:
        """The text, where it begins here."""
        return "" if self.covered else self.text


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not empty; `number` counts all rows, from 1."""

    number: int
    place: str
    cells: tuple[Cell, ...]

    @property
    def filled(self) -> list[Cell]:
        """The cells in which a text begins."""
        return [cell for cell in self.cells if cell.own]

    @property
    def text(self) -> str:
        """All that is written in the row."""
        return " ".join(cell.own for cell in self.filled)


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of a workbook, a table of a document, or a file of separated values."""

    name: str
    rows: tuple[Row, ...]

    @property
    def width(self) -> int:
        """The number of columns."""
        return max((len(row.cells) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a document; `level` is that of a heading or 0, `before` the next table."""

    place: str
    text: str
    level: int = 0
    before: int = 0


@dataclass(frozen=True, slots=True)
class Opened:
    """A foreign file taken apart."""

    tables: tuple[Table, ...]
    paragraphs: tuple[Paragraph, ...] = ()
    remarks: tuple[Remark, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is not read, and what to do."""

    message: str
    hint: str


class UnreadableError(Exception):
    """Raised within this room where a file cannot be read; the door turns it into a refusal."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.refusal = Refusal(message, hint)
