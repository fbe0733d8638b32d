"""The workbook of a kind: sheets to fill in, the same bytes every time, no macros."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from opora.model import Span
from opora.sheets.advice import advice
from opora.sheets.book import HELP, LISTS, STORY, Book, printed
from opora.sheets.form_sheet import write_form, write_story
from opora.sheets.layout import Layout, Sheet
from opora.sheets.lists import offers
from opora.sheets.looks import height_of
from opora.sheets.table_sheet import FIRST_ROW, NAMING, RULED_ROWS, write_table
from opora.wording import Names
from opora.writing import Plain

_ADVICE = 96
"""Width of the first sheet, in characters."""
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)


def workbook(
    layout: Layout,
    names: Names,
    data: Mapping[str, Plain] | None = None,
    body: str = "",
    plan: Span | None = None,
) -> bytes:
    """Write the workbook of a kind.

    Args:
        layout: its sheets.
        names: the records that dropdowns offer.
        data: a record to fill in, as plain data.
        body: the text of that record, with its headings.
        plan: the time of a roadmap, by which its periods are worded.
    """
    memory = BytesIO()
    book = Workbook(memory, {"in_memory": True, "strings_to_urls": False})
    book.set_properties({"title": layout.kind.label, "author": "Опора", "created": _CREATED})
    here = Book(layout, names, data or {}, plan, book)
    _advise(here, book.add_worksheet(HELP))
    sheets = [layout.form, *layout.tables]
    made = [(sheet, book.add_worksheet(sheet.name)) for sheet in sheets]
    if layout.kind.sections:
        write_story(here, book.add_worksheet(STORY), body)
    _offer(here, book.add_worksheet(LISTS), sheets)
    for sheet, worksheet in made:
        (write_table if sheet.list else write_form)(here, worksheet, sheet)
    book.close()
    return memory.getvalue()


def _advise(here: Book, sheet: Worksheet) -> None:
    here.head(sheet)
    sheet.set_column(0, 0, 4)
    sheet.set_column(1, 1, _ADVICE)
    sheet.write(1, 1, f"Как заполнить: {here.layout.kind.label}", here.looks["title"])
    for number, text in enumerate(advice(here.layout.kind.name), 1):
        sheet.write(number + 2, 0, number, here.looks["number"])
        sheet.write(number + 2, 1, text, here.looks["text"])
        sheet.set_row(number + 2, height_of([(text, _ADVICE)]))
    sheet.hide_gridlines(2)
    printed(sheet, landscape=False)


def _offer(here: Book, sheet: Worksheet, sheets: Sequence[Sheet]) -> None:
    """Write what dropdowns offer, a list in each column."""
    here.head(sheet)
    fields = [one for held in sheets for one in held.fields]
    for column, (choices, offer) in enumerate(offers(fields, here.names).items()):
        sheet.write(1, column, offer.title, here.looks["head"])
        sheet.set_column(column, column, 36)
        for row, choice in enumerate(choices, 2):
            sheet.write_string(row, column, choice, here.looks["text"])
        here.ranges[choices] = f"={LISTS}!{xl_range_abs(2, column, 1 + len(choices), column)}"
    for held in sheets:
        columns = {one.path[0]: number for number, one in enumerate(held.fields, 1)}
        column = next((columns[name] for name in NAMING if name in columns), 0)
        rows = xl_range_abs(FIRST_ROW, column, FIRST_ROW + RULED_ROWS, column)
        here.ranges[held.list,] = f"='{held.name}'!{rows}"
    sheet.freeze_panes(2, 0)
