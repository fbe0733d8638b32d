"""What is the same in all workbooks, made once by XlsxWriter, and what a workbook is packed of."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from html import escape
from io import BytesIO
from zipfile import ZipFile

from opora.export.workbook.zipped import Part, archive

BOLD, DAY = 1, 2
"""The numbers of the formats of the frame."""

EPOCH = datetime(2020, 1, 1)  # noqa: DTZ001  a workbook's days have no zone
"""When a workbook says it was made: files of the same content have the same bytes."""

_TITLE, _FILTERED = "%TITLE%", re.compile("<definedNames>.*</definedNames>")
_UNSEEN = re.compile("[\x00-\x1f\ufffe\uffff\ud800-\udfff]")
_CORE, _BOOK = "docProps/core.xml", "xl/workbook.xml"
_DATA, _ABOUT = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"


@dataclass(frozen=True, slots=True)
class Sheets:
    """What differs: the title, both sheets as XML, and the cells of the first one's filter."""

    title: str
    data: str
    about: str
    filtered: str


def pack(sheets: Sheets) -> bytes:
    """Make a workbook."""
    title = escape(_UNSEEN.sub(" ", sheets.title), quote=False)
    core = _frame()[_CORE].replace(_TITLE, title)
    own = {_CORE: core, _DATA: sheets.data, _ABOUT: sheets.about}
    return archive(
        (*_same(), _book(sheets.filtered), *(Part.of(name, text) for name, text in own.items()))
    )


@cache
def _same() -> tuple[Part, ...]:
    own = {_CORE, _BOOK, _DATA, _ABOUT}
    return tuple(Part.of(name, text) for name, text in _frame().items() if name not in own)


@lru_cache(maxsize=256)
def _book(filtered: str) -> Part:
    """Pack the list of sheets; a filter is named there too."""
    text = _frame()[_BOOK]
    if filtered:
        return Part.of(_BOOK, text.replace("$A$1:$A$2", _fixed(filtered)))
    return Part.of(_BOOK, _FILTERED.sub("", text))


def _fixed(area: str) -> str:
    """Write «A1:C9» as «$A$1:$C$9»."""
    return re.sub("([A-Z]+)([0-9]+)", r"$\1$\2", area)


@cache
def _frame() -> dict[str, str]:
    """Make a workbook of two empty sheets, and take it apart."""
    import xlsxwriter  # noqa: PLC0415  takes a tenth of a second, and few commands write workbooks

    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": _TITLE, "author": "Опора", "created": EPOCH})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd.mm.yyyy", "align": "left"})
    data, _ = book.add_worksheet("Данные"), book.add_worksheet("О таблице")
    data.autofilter(0, 0, 1, 0)
    data.write_blank(0, 0, None, bold)
    data.write_blank(1, 0, None, day)
    book.close()
    with ZipFile(out) as made:
        return {name: made.read(name).decode() for name in made.namelist()}
