"""What all sheets of a workbook on its way share: how cells are written, ruled and printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from opora.model import Span
from opora.sheets.answers import Answer
from opora.sheets.field import Field
from opora.sheets.layout import Layout
from opora.sheets.looks import LOOKS, look_of
from opora.sheets.marks import mark
from opora.sheets.validation import rule_for
from opora.wording import Names
from opora.writing import Plain

HELP, STORY, LISTS = "Как заполнить", "Рассказ", "Справочники"
_A4 = 9
_LEGIBLE = 230
"""Characters across a page on its side that can still be read."""


@dataclass(slots=True)
class Book:
    """A workbook on its way."""

    layout: Layout
    names: Names
    data: Mapping[str, Plain]
    plan: Span | None
    book: Workbook
    looks: dict[str, Format] = field(default_factory=dict)
    ranges: dict[tuple[str, ...], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.looks = {name: self.book.add_format(look) for name, look in LOOKS.items()}

    def head(self, sheet: Worksheet, *names: str) -> None:
        """Write the hidden row by which an import knows the sheet."""
        sheet.write(0, 0, mark(*names), self.looks["text"])
        sheet.set_row(0, None, None, {"hidden": True})

    def write(self, sheet: Worksheet, place: tuple[int, int], one: Field, shown: Answer) -> None:
        """Write what a cell shows, as what it is."""
        look = self.looks[look_of(one)]
        if isinstance(shown, date):
            moment = datetime(shown.year, shown.month, shown.day)  # noqa: DTZ001  a day has no zone
            sheet.write_datetime(*place, moment, look)
        elif isinstance(shown, (int, float)):
            sheet.write_number(*place, shown, look)
        elif shown:
            sheet.write_string(*place, shown, look)
        else:
            sheet.write_blank(*place, None, look)

    def rule(self, sheet: Worksheet, one: Field, where: tuple[int, int, int, int]) -> None:
        """Let cells accept what the field takes."""
        if rule := rule_for(one, self.names, self.ranges):
            sheet.data_validation(*where, rule)


def printed(sheet: Worksheet, *, landscape: bool, width: float = 0) -> None:
    """Fit a sheet to the width of a page, or of as many as stay legible.

    Args:
        sheet: the sheet.
        landscape: whether the page lies on its side.
        width: the width of all columns, in characters.
    """
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(max(1, ceil(width / _LEGIBLE)), 0)
    sheet.set_footer("&L&A&RСтраница &P из &N")
