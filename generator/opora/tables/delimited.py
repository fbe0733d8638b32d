"""Files of separated values: their encoding and their separator are found out."""

import csv
from io import StringIO
from statistics import median

from opora.tables.grid import Grid
from opora.tables.values import Cell, Opened, Remark, Table, UnreadableError, Weight

_DELIMITERS = ";\t,|"
_SAMPLE = 200
"""Lines by which the separator is chosen."""
_LEAST_RUSSIAN = 0.6
"""Least share of plain Russian letters among letters for an old encoding to be believed."""


def read_delimited(content: bytes) -> Opened:
    """Read values separated by semicolons, tabs, commas or bars.

    Raises:
        UnreadableError: It is no text, or a quote is never closed.
    """
    text, encoding = _decode(content)
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = lines.partition("\n")
    if first.casefold().startswith("sep=") and len(first) == len("sep=;"):
        return _read(rest, first[-1], encoding, offset=1)
    return _read(lines, _delimiter(lines), encoding)


def _read(text: str, delimiter: str, encoding: str, offset: int = 0) -> Opened:
    grid = Grid(lambda row, column: f"строка {row}, столбец {column}", lambda row: f"строка {row}")
    try:
        for row, values in enumerate(csv.reader(StringIO(text), delimiter=delimiter), 1 + offset):
            for column, value in enumerate(values, 1):
                grid.put(row, column, Cell(grid.place(row, column), value.strip()))
    except csv.Error as error:
        message = "значения в файле не разделяются: не закрыта кавычка или слишком длинная ячейка"
        hint = "сохраните таблицу из Excel: «Сохранить как → Книга Excel (.xlsx)»"
        raise UnreadableError(message, hint) from error
    remarks = grid.remarks
    if encoding:
        message = f"файл в кодировке {encoding}; прочитан по ней"
        remarks.append(Remark("файл", message, weight=Weight.NOTE))
    return Opened((Table("таблица", grid.rows()),), remarks=tuple(remarks))


def _decode(content: bytes) -> tuple[str, str]:
    """Return the text, and the name of its encoding where that is not UTF-8."""
    for mark, name in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if content.startswith(mark):
            return content[2:].decode(name, "replace"), "UTF-16"
    try:
        text, encoding = content.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        text, encoding = _old_encoding(content)
    if "\0" in text:
        message = "это не текст и не таблица"
        raise UnreadableError(message, "сохраните таблицу как .xlsx, .docx или .csv")
    return text, encoding


def _old_encoding(content: bytes) -> tuple[str, str]:
    names = {"windows-1251": "cp1251", "DOS (866)": "cp866", "KOI8-R": "koi8-r"}
    texts = {name: content.decode(codec, "replace") for name, codec in names.items()}
    best = max(texts, key=lambda name: _russian(texts[name]))
    if _russian(texts[best]) < _LEAST_RUSSIAN:
        message = "кодировка файла не распознана"
        hint = "сохраните таблицу из Excel: «Сохранить как → CSV UTF-8» или «Книга Excel (.xlsx)»"
        raise UnreadableError(message, hint)
    return texts[best], best


def _russian(text: str) -> float:
    """Tell which share of signs beyond ASCII are small Russian letters."""
    beyond = [letter for letter in text if not letter.isascii()]
    return sum("а" <= letter <= "я" or letter == "ё" for letter in beyond) / max(len(beyond), 1)


def _delimiter(text: str) -> str:
    lines = [line for line in text.split("\n")[:_SAMPLE] if line.strip()]
    return max(_DELIMITERS, key=lambda sign: _columns(lines, sign))


def _columns(lines: list[str], sign: str) -> float:
    """Tell how many separators a typical line has outside of quotes."""
    return median([_outside_quotes(line).count(sign) for line in lines]) if lines else 0


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])
