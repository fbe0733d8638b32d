"""A table as a value: columns with types, rows of plain values; all its files are made of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

Cell = str | float | date | None
"""A value of a row: text, a number, a day, yes or no; nothing where it is not known."""

Row = Sequence[Cell]


class Form(StrEnum):
    """What the cells of a column are; an address is one below the root of the site."""

    TEXT = auto()
    INTEGER = auto()
    NUMBER = auto()
    DATE = auto()
    BOOLEAN = auto()
    ADDRESS = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `name` is for programs and stays, `title` is the heading that people read."""

    name: str
    title: str
    form: Form = Form.TEXT
    about: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table that people and programs take with them.

    `name` is that of its files. `make` gives the rows in a fixed order, each time anew, so that a
    table costs nothing until it is written. `judged` is the day that its values depend on, where
    they do. A `whole` table is over the whole bank: it is a part of the data package and of the
    API; others only lie beside their page.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    make: Callable[[], Iterable[Row]]
    about: str = ""
    judged: date | None = None
    whole: bool = False

    def rows(self) -> list[Row]:
        """Make the rows.

        Raises:
            ValueError: The stage that described the table is wrong: a row does not fit the columns.
        """
        rows = list(self.make())
        if any(len(row) != len(self.columns) for row in rows):
            message = f"A row of {self.name!r} does not have {len(self.columns)} cells"
            raise ValueError(message)
        return rows


def number_columns(**titles: str) -> tuple[Column, ...]:
    """Make columns of numbers: names with their titles."""
    return tuple(Column(name, title, Form.NUMBER) for name, title in titles.items())
