"""Expected results as plans write them: a text, its numbers, its signs."""

import re
from dataclasses import dataclass

from opora.wording.units import quantities_in
from opora.writing import Plain

NUMBERS_INFERRED = "числа взяты из текста"
SIGN_INFERRED = "чисел в результате нет; он записан и как признак, который видно"

_BULLET = re.compile(r"^(?:[•▪●*–—-]|\d+[.)])\s+")


@dataclass(frozen=True, slots=True)
class Result:
    """An expected result as a file holds it, and what was inferred."""

    value: dict[str, Plain]
    checks: tuple[str, ...]


def read_result(text: str) -> Result:
    """Take a cell apart: lines that are a number with a unit, lines of a list, and the text."""
    texts: list[str] = []
    signs: list[str] = []
    counted: list[Plain] = []
    inferred: list[Plain] = []
    for line in text.split("\n"):
        found = list(quantities_in(line))
        if found and found[0].alone:
            counted.append(found[0].value)
            continue
        inferred += [one.value for one in found]
        (signs if _BULLET.match(line) and texts else texts).append(_BULLET.sub("", line))
    return _result(text, texts, signs, counted, inferred)


def _result(
    text: str, texts: list[str], signs: list[str], counted: list[Plain], inferred: list[Plain]
) -> Result:
    value: dict[str, Plain] = {"text": "\n".join(texts) or text}
    checks = []
    if not counted and inferred:
        counted = inferred
        checks.append(NUMBERS_INFERRED)
    if not counted and not signs:
        signs = texts or [text]
        checks.append(SIGN_INFERRED)
    if counted:
        value["quantities"] = counted
    if signs:
        value["qualitative"] = list(signs)
    return Result(value, tuple(checks))
