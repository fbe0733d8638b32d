"""The sheet of a record itself: its fields one below the other, and the sheet of its text."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from xlsxwriter.worksheet import Worksheet

from opora.sheets.answers import Answer, answer, further
from opora.sheets.book import Book, printed
from opora.sheets.field import Field
from opora.sheets.layout import Sheet, key_of, moved
from opora.sheets.looks import height_of
from opora.sheets.marks import FIRST, HINT

_LABEL, _ANSWER, _HINT, _MORE = 38, 60, 46, 34


def write_form(here: Book, sheet: Worksheet, form: Sheet) -> None:
    """Lay the fields down the sheet; further values of a list stand to the right of the hint."""
    here.head(sheet, here.layout.kind.name)
    lines = list(_lines(form.fields))
    more = max(len(fields) for fields in lines) - 1
    widths = (_LABEL, _ANSWER, _HINT, *[_MORE] * more)
    sheet.set_column(0, 0, None, None, {"hidden": True})
    for column, width in enumerate(widths, 1):
        sheet.set_column(column, column, width)
    for column, head in enumerate(("Поле", "Ответ", "Подсказка", *["Ещё ответ"] * more), 1):
        sheet.write(1, column, head, here.looks["head"])
    for row, fields in enumerate(lines, 2):
        _line(here, sheet, row, fields)
    sheet.freeze_panes(2, 2)
    printed(sheet, landscape=True, width=sum(widths))
    sheet.repeat_rows(1)


def _lines(fields: Sequence[Field]) -> Iterator[list[Field]]:
    """Group the cells of one list: they share a line."""
    for _, held in groupby(fields, key=lambda one: [s for s in one.path if isinstance(s, str)]):
        yield list(held)


def _line(here: Book, sheet: Worksheet, row: int, fields: Sequence[Field]) -> None:
    first = fields[0]
    title = " › ".join((*first.groups, first.title.removesuffix(" 1")))
    label = f"{title} *" if first.required else title
    sheet.write(row, 0, key_of(first.path), here.looks["text"])
    sheet.write(row, 1, label, here.looks["needed" if first.required else "label"])
    sheet.write(row, HINT, first.hint, here.looks["hint"])
    cells: list[tuple[object, float]] = [(label, _LABEL), (first.hint, _HINT)]
    for number, one in enumerate(fields):
        column = FIRST if not number else HINT + number
        shown = _shown(here, one, last=one is fields[-1] and len(fields) > 1)
        here.write(sheet, (row, column), one, shown)
        here.rule(sheet, one, (row, column, row, column))
        cells.append((shown, _MORE if number else _ANSWER))
    sheet.set_row(row, height_of(cells))


def _shown(here: Book, one: Field, *, last: bool) -> Answer:
    """Say what a cell shows; the last cell of a list shows the rest of it, one a line."""
    if not here.data:
        return ""
    shown = answer(one, here.data, here.names, here.plan)
    if not last:
        return shown
    number = len([step for step in one.path if isinstance(step, int)]) and one.path[-1]
    rest = range(int(number) + 1, further(one, here.data))
    more = [answer(moved(one, place), here.data, here.names, here.plan) for place in rest]
    return "\n".join(map(str, (shown, *more))) if more else shown


def write_story(here: Book, sheet: Worksheet, body: str) -> None:
    """Give each section of the text a wide cell."""
    here.head(sheet, here.layout.kind.name, "#")
    sheet.set_column(0, 0, None, None, {"hidden": True})
    sheet.set_column(1, 1, 28)
    sheet.set_column(2, 2, 110)
    told = sections_of(body)
    for row, title in enumerate(here.layout.kind.sections, 1):
        sheet.write(row, 0, title, here.looks["text"])
        sheet.write(row, 1, title, here.looks["needed"])
        sheet.write_string(row, 2, told.get(title, ""), here.looks["typed"])
        sheet.set_row(row, 150)
    sheet.freeze_panes(1, 2)
    printed(sheet, landscape=True)


def sections_of(body: str) -> dict[str, str]:
    """Take a text apart by its headings of the second level."""
    found: dict[str, list[str]] = {}
    held: list[str] = []
    for line in body.split("\n"):
        if line.startswith("## "):
            held = found.setdefault(line.removeprefix("## ").strip(), [])
        else:
            held.append(line)
    return {title: "\n".join(lines).strip() for title, lines in found.items()}
