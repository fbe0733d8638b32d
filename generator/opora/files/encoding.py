"""From the bytes of a file to its text."""

import re

from opora.diagnostics import Diagnostic, Span
from opora.files.bounds import out_of_bounds
from opora.load import TABLE, Source

_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CYRILLIC_PAGE = b"\x00\x04"
"""High bytes of UTF-16 in Russian text: of Latin letters and signs, and of Russian letters."""

_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_FOREIGN = re.compile(r"[^\x00-\x7fА-Яа-яЁё\u00a0«»№–—…„“”‘’•·°±§©%]")
"""What a Russian table in windows-1251 does not hold: letters that another encoding makes of it."""

_LETTERS_OF_1251 = re.compile(rb"[\xa8\xb8\xc0-\xff]")


def decode(path: str, content: bytes) -> Source | Diagnostic:
    """Read bytes as UTF-8, with or without a mark, or tell what encoding they seem to be in.

    A table may also be in the encodings in which Excel saves it in Russia, windows-1251 and UTF-16
    with a mark, as long as nothing but Russian letters and signs comes out.
    """
    if path.endswith(TABLE) and (text := _table(content)) is not None:
        return _bounded(path, _lines(text))
    if _is_utf_16(content):
        return _wrong_encoding(path, "UTF-16", 1)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _wrong_encoding(path, "windows-1251" if _is_1251(content) else "", line)
    return _bounded(path, _lines(text))


def _bounded(path: str, text: str) -> Source | Diagnostic:
    return out_of_bounds(path, text) or Source(path, text)


def recovered(content: bytes) -> str | None:
    """Read the text of a file in an encoding of Russian Windows, where there is no doubt of it.

    There is none where nothing but Russian and Latin letters and common signs come out.
    """
    name = "utf-16" if content.startswith(_UTF_16_MARKS) else "cp1251"
    if name == "cp1251" and not _is_1251(content):
        return None
    try:
        text = content.decode(name)
    except UnicodeDecodeError:
        return None
    return None if _FOREIGN.search(text) else _lines(text)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _table(content: bytes) -> str | None:
    """Read a table in an encoding of Excel's; nothing where it is UTF-8 or in none for certain."""
    for encoding in ("utf-8-sig", "utf-16" if content.startswith(_UTF_16_MARKS) else "cp1251"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text if encoding != "cp1251" or not _FOREIGN.search(text) else None
    return None


def _wrong_encoding(path: str, name: str, line: int) -> Diagnostic:
    hint = "в Блокноте: «Файл → Сохранить как → Кодировка: UTF-8», затем загрузите файл снова"
    message = "файл не читается как текст в UTF-8"
    if name:
        message = f"файл сохранён в кодировке {name}, а нужна UTF-8"
    return Diagnostic(path, Span(line, 1, line, 2), "F01", message, hint=hint)


def _is_utf_16(content: bytes) -> bool:
    if content.startswith(_UTF_16_MARKS):
        return True
    if b"\x00" not in content:
        return False
    halves = content[::2], content[1::2]
    high = (sum(half.count(byte) for byte in _CYRILLIC_PAGE) for half in halves)
    return max(high) * 10 >= len(halves[1]) * 9


def _is_1251(content: bytes) -> bool:
    """Tell whether nearly all bytes beyond ASCII are letters in windows-1251."""
    beyond = len(_BEYOND_ASCII.findall(content))
    return len(_LETTERS_OF_1251.findall(content)) * 10 >= beyond * 7
