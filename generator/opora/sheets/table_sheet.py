"""The sheet of a list of records: a column a field, a row a record."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from xlsxwriter.worksheet import Worksheet

from opora.sheets.answers import answer, further, value_at
from opora.sheets.book import Book, printed
from opora.sheets.field import Field, Path
from opora.sheets.layout import Sheet, key_of, moved
from opora.sheets.looks import width_of
from opora.writing import Plain

FIRST_ROW = 3
"""Rows above the records, counted from 0: the hidden keys, the groups, the titles."""
RULED_ROWS = 400
"""Rows that accept only what their column takes."""
_BLANK_ROWS = 40

Record = Mapping[str, Plain]


def write_table(here: Book, sheet: Worksheet, table: Sheet) -> None:
    """Lay records out in rows; there are blank rows below them."""
    records = list(_records(value_at(here.data, (table.list,))))
    fields = list(_columns(table.fields, records))
    here.head(sheet, here.layout.kind.name, table.list)
    sheet.set_column(0, 0, 5)
    _heads(here, sheet, fields)
    blank: list[Record] = [{}] * _BLANK_ROWS
    for row, record in enumerate([*records, *blank], FIRST_ROW):
        sheet.write(row, 0, row - FIRST_ROW + 1, here.looks["number"])
        for column, one in enumerate(fields, 1):
            shown = answer(one, record, here.names, here.plan) if record else ""
            here.write(sheet, (row, column), one, shown)
    for column, one in enumerate(fields, 1):
        here.rule(sheet, one, (FIRST_ROW, column, FIRST_ROW + RULED_ROWS, column))
    sheet.freeze_panes(FIRST_ROW, 1)
    printed(sheet, landscape=True)
    sheet.repeat_rows(1, FIRST_ROW - 1)


def _records(rows: Plain) -> Iterator[Record]:
    for one in rows if isinstance(rows, (list, tuple)) else ():
        if isinstance(one, Mapping):
            yield one


def _columns(fields: Sequence[Field], records: Sequence[Record]) -> Iterator[Field]:
    """Go over the columns, with as many for a list as the longest of the records needs."""
    for list_, group in groupby(fields, key=_list_of):
        held = list(group)
        yield from held
        if list_ is None:
            continue
        there = len({_number_of(one) for one in held})
        needed = max((further(held[0], record) for record in records), default=0)
        pattern = held[: len(held) // there]
        for number in range(there, needed):
            yield from (moved(one, number) for one in pattern)


def _list_of(one: Field) -> Path | None:
    place = next((n for n, step in enumerate(one.path) if isinstance(step, int)), None)
    return None if place is None else one.path[:place]


def _number_of(one: Field) -> int:
    return next(step for step in one.path if isinstance(step, int))


def _heads(here: Book, sheet: Worksheet, fields: Sequence[Field]) -> None:
    sheet.write(1, 0, "", here.looks["group"])
    sheet.write(2, 0, "№", here.looks["head"])
    sheet.set_row(2, 48)
    for column, one in enumerate(fields, 1):
        sheet.write(0, column, key_of(one.path), here.looks["text"])
        title = f"{one.title} *" if one.required else one.title
        sheet.write(2, column, title, here.looks["head"])
        sheet.set_column(column, column, width_of(one))
    column = 1
    for title, held in groupby(fields, key=lambda one: " › ".join(one.groups)):
        last = column + len(list(held)) - 1
        if last > column:
            sheet.merge_range(1, column, 1, last, title, here.looks["group"])
        else:
            sheet.write(1, column, title, here.looks["group"])
        column = last + 1
