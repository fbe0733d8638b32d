"""Lines of a calendar: its properties, with long ones folded.

Source: RFC 5545, sections 3.1 (lines), 3.3.11 (text); the order of properties is icalendar's, by
which tests read what is written here.
"""

import re
from collections.abc import Iterable
from datetime import date

_LONGEST = 74
"""Bytes of a line without its end: below the 75 of the standard, as some readers count."""

_WITHIN = range(0x80, 0xC0)
"""Bytes of UTF-8 that begin no character."""

_ESCAPES = b"\\^"
"""Signs that begin an escape: some readers want it whole on one line."""

_LINE_END, _NEW_LINE = re.compile("\r\n|[\r\n]"), r"\\n"


def text(name: str, value: str) -> str:
    """Write a property that is a text."""
    told = value.replace("\\N", "\n").replace("\\", "\\\\")
    told = told.replace(";", "\\;").replace(",", "\\,")
    return f"{name}:{_LINE_END.sub(_NEW_LINE, told)}"


def day(name: str, value: date) -> str:
    """Write a property that is a day."""
    return f"{name};VALUE=DATE:{plain(value)}"


def midnight(name: str, value: date) -> str:
    """Write a property that is the first moment of a day, in UTC."""
    return f"{name}:{plain(value)}T000000Z"


def plain(value: date) -> str:
    """Write a day without signs between its numbers."""
    return value.isoformat().replace("-", "")


def block(name: str, lines: Iterable[str]) -> bytes:
    """Write the lines of a component."""
    return b"".join((f"BEGIN:{name}\r\n".encode(), folded(lines), f"END:{name}\r\n".encode()))


def folded(lines: Iterable[str]) -> bytes:
    """Write lines, long ones in pieces."""
    return b"".join([_folded(line) + b"\r\n" for line in lines])


def _folded(line: str) -> bytes:
    held, start, pieces = line.encode(), 0, []
    while len(held) - start > _LONGEST:
        end = start + _LONGEST
        while held[end] in _WITHIN:
            end -= 1
        if held[end - 1] in _ESCAPES:
            end -= 1
        pieces.append(held[start:end])
        start = end
    return b"\r\n ".join((*pieces, held[start:]))
