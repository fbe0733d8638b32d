"""A paper to fill in as plain values: the page, the document and the workbook show the same."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column; `width` is its share of the sheet, `choices` what a cell may hold."""

    title: str
    hint: str = ""
    width: int = 2
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a paper under a heading.

    `texts` are filled in already; `prompts` are questions with room for an answer; `lines` is how
    much room there is for a text; `rows` are as wide as `columns`, the blank ones at the end.
    """

    title: str
    hint: str = ""
    texts: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    lines: int = 0
    columns: tuple[PaperColumn, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: its title, what it says of itself, its pieces, what to check before it is given."""

    title: str
    notes: tuple[str, ...]
    pieces: tuple[Piece, ...]
    checks: tuple[str, ...] = ()

    @property
    def has_tables(self) -> bool:
        """Whether there is anything for a workbook."""
        return any(piece.columns for piece in self.pieces)
