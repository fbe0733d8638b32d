"""Putting the safe replacements of findings where they point."""

import re
from collections.abc import Iterable

from opora.diagnostics import Diagnostic, Span
from opora.load import TABLE, Source, load

_PLAIN = re.compile(r"[A-Za-z0-9А-Яа-яЁё][\w./+-]*(?:#[\w-]+)?")
"""What may stand in YAML without quotes, inside brackets too."""


def replaced(text: str, path: str, found: Iterable[Diagnostic]) -> str:
    """Apply the replacements of findings in a file, except those after which less can be read.

    Args:
        text: the file; lines end with a line feed.
        path: below the content folder; tables are left alone, for a cell has quotes of its own.
        found: findings of this file.
    """
    if path.endswith(TABLE):
        return text
    wanted = sorted((one for one in found if one.replacement is not None), reverse=True)
    ceiling: Span | None = None
    for one in wanted:
        if ceiling and (one.span.end_line, one.span.end_column) > (ceiling.line, ceiling.column):
            continue
        tried = _with(text, path, one)
        if _no_worse(text, tried, path):
            text, ceiling = tried, one.span
    return text


def _with(text: str, path: str, one: Diagnostic) -> str:
    lines = text.split("\n")
    start = _offset(lines, one.span.line, one.span.column)
    end = _offset(lines, one.span.end_line, one.span.end_column)
    document = load(Source(path, text))[0]
    in_body = document and document.body is not None and one.span.line >= document.body_line
    word = str(one.replacement)
    return text[:start] + (word if in_body else _written(word)) + text[end:]


def _written(word: str) -> str:
    if _PLAIN.fullmatch(word):
        return word
    return "'" + word.replace("'", "''") + "'"


def _offset(lines: list[str], line: int, column: int) -> int:
    return sum(len(one) + 1 for one in lines[: line - 1]) + column - 1


def _no_worse(before: str, after: str, path: str) -> bool:
    old, new = load(Source(path, before)), load(Source(path, after))
    return (new[0] is not None or old[0] is None) and len(new[1]) <= len(old[1])
