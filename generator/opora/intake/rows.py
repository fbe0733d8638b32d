"""What a row of a plan is: a measure or a part of one, a task, a head again, a signature."""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from opora.intake.heads import Head
from opora.model import Span
from opora.tables import Cell, Row
from opora.wording import names_people, read_period

_SIGNATURE = re.compile(
    r"_{3,}|^\s*(?:м\.\s?п\.|подпись|согласован|утвержда|исп\.|исполнитель:|тел\.)"
    r"|^(?:директор|руководитель|заместитель|составил|начальник)\b.{0,80}$",
    re.IGNORECASE,
)
_NOTE = re.compile(r"^(?:примечани|\*|сокращени|итого|всего)", re.IGNORECASE)
_GOAL = re.compile(r"^цель\b[^:—–-]{0,40}[:.—–-]\s*(?P<goal>\S.*)", re.IGNORECASE | re.DOTALL)
_SECTION = re.compile(
    r"^(?:(?:задача|направление|раздел|блок|модуль|этап|тема)\b|[IVXIVХ]{1,5}[.)]\s|\d{1,2}[.)]\s)",
    re.IGNORECASE,
)
_TASK_WORDS = re.compile(
    r"^(?:(?:задача|направление|раздел|блок|модуль|этап)\s*(?:№\s*)?\d*\s*[.:)—–-]*\s*"
    r"|[IVXХ]{1,5}[.)]\s*|\d{1,2}[.)]\s*)",
    re.IGNORECASE,
)
_WIDE = 0.6
"""Share of the columns that a cell covers to head what follows."""


class Sort(Enum):
    """What a row is."""

    MEASURE = auto()
    TASK = auto()
    GOAL = auto()
    MORE = auto()
    HEAD = auto()
    NUMBERS = auto()
    SIGNATURE = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class Sorted:
    """A row, what it is, and the text of a task or goal; `unsure` where it might be another."""

    row: Row
    sort: Sort
    text: str = ""
    unsure: bool = False


def sort_row(row: Row, head: Head, *, first: bool) -> Sorted:
    """Tell what a row is; the first below a head goes on with nothing."""
    if head.repeats(row):
        return Sorted(row, Sort.HEAD)
    if _signs(row, head):
        return Sorted(row, Sort.SIGNATURE)
    if _counts_columns(row):
        return Sorted(row, Sort.NUMBERS)
    roles = {_role(head, number) for number, cell in enumerate(row.cells) if cell.own}
    alone = not roles & {"period", "start", "end", "responsible", "result", "state"}
    if alone and (found := _heading(row, head, roles)):
        return found
    if not first and _goes_on(row, head):
        return Sorted(row, Sort.MORE)
    return Sorted(row, Sort.MEASURE)


def names_task(text: str) -> bool:
    """Tell whether a text says that it is a task or a section."""
    return bool(_SECTION.match(text.strip()))


def goes_on_without_head(rows: tuple[Row, ...], head: Head) -> bool:
    """Tell whether rows without a head are measures as in the table above.

    Only tables of documents are divided so, and at least half of the rows must name a time:
    a list of teachers of the same width is no plan.
    """
    width = max(len(row.cells) for row in rows)
    if width != len(head.roles) or not rows[0].place.startswith("таблица "):
        return False
    columns = [*head.columns("period"), *head.columns("start")]
    timed = sum(any(_says_when(row.cells[n]) for n in columns) for row in rows)
    wide = sum(len(row.filled) == 1 for row in rows)
    return bool(columns) and 2 * timed >= len(rows) - wide


def _says_when(cell: Cell) -> bool:
    anytime = Span(start=date(2000, 1, 1), end=date(2000, 12, 31))
    return bool(cell.text) and read_period(cell.text, anytime, cell.day).value is not None


def _signs(row: Row, head: Head) -> bool:
    """Tell whether a row is a signature that lies across the columns."""
    columns = [*head.columns("period"), *head.columns("start"), *head.columns("end")]
    timed = any(row.cells[n].own for n in columns if n < len(row.cells))
    text = " ".join(row.text.split())
    return not timed and bool(_SIGNATURE.search(text)) and (names_people(text) or "___" in text)


def task_title(text: str) -> str:
    """Leave the title of a task: «Задача 1. Поднять чтение» is «Поднять чтение»."""
    plain = " ".join(text.split())
    return _TASK_WORDS.sub("", plain, count=1) or plain


def _role(head: Head, column: int) -> str:
    return head.roles[column] if column < len(head.roles) else ""


def _heading(row: Row, head: Head, roles: set[str]) -> Sorted | None:
    """Tell what a row is that has neither time nor people nor results."""
    filled = [cell for cell in row.filled if not _is_number(cell)]
    text = " ".join(row.text.split())
    if goal := _GOAL.match(text):
        return Sorted(row, Sort.GOAL, goal["goal"])
    if _NOTE.match(text):
        return Sorted(row, Sort.NOTE, text)
    if _SIGNATURE.search(text) and (names_people(text) or "___" in text or len(filled) == 1):
        return Sorted(row, Sort.SIGNATURE)
    texts = list(dict.fromkeys(cell.text for cell in filled))
    if len(texts) != 1:
        return None
    wide = filled[0].columns >= max(2, _WIDE * len(head.roles))
    section = bool(_SECTION.match(text)) and not re.match(r"\d+\.\d", text)
    if wide or (section and roles <= {"number", "activity", "task", ""}):
        return Sorted(row, Sort.TASK, texts[0], unsure=not wide)
    return None


def _is_number(cell: Cell) -> bool:
    return bool(re.fullmatch(r"[\d.)\s]+|[IVXХ]+\.?", cell.text))


def _counts_columns(row: Row) -> bool:
    """Tell whether a row only numbers the columns: 1, 2, 3, 4."""
    numbers = [cell.text.rstrip(".") for cell in row.filled]
    few = len(("one", "two", "three"))
    return len(numbers) >= few and numbers == [str(n) for n in range(1, len(numbers) + 1)]


def _goes_on(row: Row, head: Head) -> bool:
    """Tell whether a row goes on with the measure above: its activity is merged or not there."""
    activity = head.columns("activity")
    cells = [row.cells[number] for number in activity if number < len(row.cells)]
    if any(cell.own for cell in cells):
        return False
    if any(cell.covered and cell.rows > 1 for cell in cells):
        return True
    numbers = (row.cells[number] for number in head.columns("number") if number < len(row.cells))
    return not any(cell.own for cell in numbers)
