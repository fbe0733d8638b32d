"""The sheet of a list of records: a column a field, a row a record."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from xlsxwriter.worksheet import Worksheet

from opora.sheets.answers import Answer, answer, further, value_at
from opora.sheets.book import Book, printed
from opora.sheets.field import Field, Path
from opora.sheets.layout import Sheet, key_of, moved
from opora.sheets.looks import height_of, width_of
from opora.writing import Plain

FIRST_ROW = 3
"""Rows above the records, counted from 0: the hidden keys, the groups, the titles."""
NAMING = ("number", "title", "activity")
"""Fields by which a row of a sheet is named on another, the first of them that there is."""
RULED_ROWS = 400
"""Rows that accept only what their column takes."""
_BLANK_ROWS, _FEW_ROWS, _FEW_FIELDS = 40, 15, 10
"""Blank rows of a table, and of one that has few fields and few rows."""

Record = Mapping[str, Plain]


def write_table(here: Book, sheet: Worksheet, table: Sheet) -> None:
    """Lay records out in rows; there are blank rows below them."""
    records = list(_records(value_at(here.data, (table.list,))))
    fields = list(_columns(table.fields, records))
    here.head(sheet, here.layout.kind.name, table.list)
    sheet.set_column(0, 0, 5)
    _heads(here, sheet, fields)
    blank: list[Record] = [{}] * (_BLANK_ROWS if len(fields) > _FEW_FIELDS else _FEW_ROWS)
    for row, record in enumerate([*records, *blank], FIRST_ROW):
        sheet.write(row, 0, row - FIRST_ROW + 1, here.looks["number"])
        shown = [_shown(here, one, record) if record else "" for one in fields]
        for column, (one, text) in enumerate(zip(fields, shown, strict=True), 1):
            here.write(sheet, (row, column), one, text)
        sheet.set_row(row, height_of(zip(shown, map(width_of, fields), strict=True)))
    for column, one in enumerate(fields, 1):
        here.rule(sheet, one, (FIRST_ROW, column, FIRST_ROW + RULED_ROWS, column))
    sheet.freeze_panes(FIRST_ROW, 1)
    printed(sheet, landscape=True, width=sum(map(width_of, fields)))
    sheet.repeat_rows(1, FIRST_ROW - 1)
    sheet.repeat_columns(0)


def _shown(here: Book, one: Field, record: Record) -> Answer:
    """Say what a cell shows; a row of another sheet goes by its name there."""
    shown = answer(one, record, here.names, here.plan)
    if not one.within:
        return shown
    rows = _records(value_at(here.data, (one.within,)))
    named = {str(row.get("id")): naming(row) for row in rows}
    return named.get(str(shown)) or shown


def naming(record: Record) -> str:
    """Return the text by which a row of a sheet is named on another."""
    return next((str(record[name]) for name in NAMING if record.get(name)), "")


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
    sheet.write(2, 0, "№", here.looks["head"])
    sheet.set_row(1, None, None, {"hidden": not any(one.groups for one in fields)})
    sheet.set_row(2, height_of((one.title, width_of(one)) for one in fields))
    for column, one in enumerate(fields, 1):
        sheet.write(0, column, key_of(one.path), here.looks["text"])
        title = f"{one.title} *" if one.required else one.title
        sheet.write(2, column, title, here.looks["head"])
        sheet.set_column(column, column, width_of(one))
    column = 1
    for title, held in groupby(fields, key=lambda one: " › ".join(one.groups)):
        last = column + len(list(held)) - 1
        if title and last > column:
            sheet.merge_range(1, column, 1, last, title, here.looks["group"])
        elif title:
            sheet.write(1, column, title, here.looks["group"])
        column = last + 1
