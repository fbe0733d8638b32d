"""A field as a person fills it in: one cell, or several for a list."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

Path = tuple[str | int, ...]
"""Where a value sits within a record."""


class Leaf(Enum):
    """What a cell holds."""

    TEXT = auto()
    NUMBER = auto()
    WHOLE = auto()
    YES_NO = auto()
    DAY = auto()
    CHOICE = auto()
    REF = auto()
    WITHIN = auto()
    """A row of another sheet of the same workbook, named by its number or title."""
    PERIOD = auto()
    ACTOR = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a sheet.

    `groups` are the titles of the records around it; `many` says that a cell may hold several
    values, one a line; `unknown_at` are the places that may stay empty where the value is not
    known, from the outside in; `none_counts` says that a list may be told to be empty.
    """

    path: Path
    title: str
    leaf: Leaf
    groups: tuple[str, ...] = ()
    hint: str = ""
    required: bool = False
    many: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    within: str = ""
    longest: int | None = None
    unknown_at: tuple[Path, ...] = ()
    none_counts: bool = False
