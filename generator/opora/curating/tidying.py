"""Repairs that no reader sees: blanks at the ends of lines, tabs before them, the last line end."""

import re
from collections.abc import Callable, Sequence

from opora.load import FENCE, TABLE, Source, load
from opora.plain_yaml import read
from opora.render.markdown import render_body

MOST_LINES = 400
"""Lines with blanks at the end beyond which a text is left as it is: each may be asked about."""

_TABS = re.compile(r"^[ \t]*\t[ \t]*", re.MULTILINE)
_ENDS = re.compile(r"[ \t]+$")
_ONE_BLANK = re.compile(r"(?<=\S)[ \t]$|^[ \t]+$")


def tidied(text: str, path: str) -> str:
    """Repair a text where its data and its look stay the same, or where it could not be read."""
    if path.endswith(TABLE):
        return text
    head, fields, tail = _parts(text, path)
    fields = _without_ends(_without_tabs(fields), _ENDS, _same_data)
    tail = _without_ends(tail, _ONE_BLANK, _same_look)
    whole = f"{head}{fields}{tail}"
    ended = f"{whole}\n" if whole and not whole.endswith("\n") else whole
    return ended if _still_readable(text, ended, path) else text


def _parts(text: str, path: str) -> tuple[str, str, str]:
    """Take a text apart: the fence above the fields, the fields, what follows them."""
    if not path.endswith(".md"):
        return "", text, ""
    lines = text.split("\n")
    fences = [number for number, line in enumerate(lines) if line.rstrip() == FENCE][:2]
    if len(fences) < len("--") or fences[0]:
        return "", "", text
    end = fences[1]
    fields = "".join(f"{line}\n" for line in lines[1:end])
    return f"{FENCE}\n", fields, "\n".join((FENCE, *lines[end + 1 :]))


def _without_tabs(fields: str) -> str:
    """Replace tabs that indent by two blanks each, where only that made the text unreadable."""
    if "\t" not in fields or read(fields, "").data is not None:
        return fields
    spaced = _TABS.sub(lambda found: found[0].replace("\t", "  "), fields)
    return spaced if read(spaced, "").data is not None else fields


def _without_ends(text: str, ends: re.Pattern[str], same: Callable[[str, str], bool]) -> str:
    """Take blanks off the ends of as many lines as can be spared."""
    lines = text.split("\n")
    shorter = [ends.sub("", line) for line in lines]
    touched = [number for number, line in enumerate(lines) if line != shorter[number]]
    if not touched or len(touched) > MOST_LINES:
        return text
    return "\n".join(_stripped(lines, shorter, touched, same))


def _stripped(
    lines: list[str],
    shorter: Sequence[str],
    touched: list[int],
    same: Callable[[str, str], bool],
) -> list[str]:
    """Shorten the lines touched, halving where together they would change what is said."""
    tried = list(lines)
    for number in touched:
        tried[number] = shorter[number]
    if same("\n".join(lines), "\n".join(tried)):
        return tried
    if len(touched) == 1:
        return lines
    half = len(touched) // 2
    first = _stripped(lines, shorter, touched[:half], same)
    return _stripped(first, shorter, touched[half:], same)


def _same_data(before: str, after: str) -> bool:
    old, new = read(before, ""), read(after, "")
    return old.data == new.data and len(old.problems) == len(new.problems)


def _same_look(before: str, after: str) -> bool:
    return render_body(before).html == render_body(after).html


def _still_readable(before: str, after: str, path: str) -> bool:
    old, new = load(Source(path, before)), load(Source(path, after))
    return (new[0] is not None or old[0] is None) and len(new[1]) <= len(old[1])
