"""Characters that no contributor types on purpose."""

import re
from collections.abc import Iterator
from itertools import islice

from opora.diagnostics import Diagnostic, Span

MAX_REPORTS = 10
"""How many forbidden characters of one text are reported: a binary file is full of them."""

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_LINE_ENDS = "\u2028\u2029"
_DIRECTION = "\u202a-\u202e\u2066-\u2069"
_ZERO_WIDTH = "\u200b\u2060\ufeff"
_NO_CHARACTER = "\ud800-\udfff\ufffe\uffff"
FORBIDDEN = re.compile(f"[{_CONTROL}{_LINE_ENDS}{_DIRECTION}{_ZERO_WIDTH}{_NO_CHARACTER}]")


def forbidden_characters(text: str, path: str, line_offset: int = 0) -> Iterator[Diagnostic]:
    """Find characters that are invisible or turn the direction of writing."""
    for match in islice(FORBIDDEN.finditer(text), MAX_REPORTS):
        line = text.count("\n", 0, match.start()) + 1 + line_offset
        column = match.start() - text.rfind("\n", 0, match.start())
        yield Diagnostic(
            path,
            Span(line, column, line, column + 1),
            "Y07",
            f"невидимый служебный знак U+{ord(match.group()):04X}",
            hint="удалите его: сотрите символы вокруг этого места и наберите их заново",
        )
