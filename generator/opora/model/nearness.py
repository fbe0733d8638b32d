"""What somebody may have meant: the nearest of the allowed words."""

import re
from collections.abc import Iterable

ENOUGH = 70.0
"""Least similarity, in percent of `rapidfuzz`'s ratio, at which a word is worth proposing."""

ENOUGH_LETTERS = 4
"""Least length at which a word is judged by its beginning, or one wrong letter is a slip."""

_PART = re.compile("[-/#_]")


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed word most like `word`, or nothing where none is near."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only needed once something is wrong

    words = sorted(allowed)
    found = process.extractOne(
        word, words, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=ENOUGH
    )
    if found:
        return str(found[0])
    begun = [one for one in words if len(word) >= ENOUGH_LETTERS and one.startswith(word)]
    return begun[0] if len(begun) == 1 else None


def safe_to_replace(word: str, near: str) -> bool:
    """Tell whether `near` is `word` with slips of the finger, not another word of the same kind.

    Words are compared part by part: `school-1` is no slip for `school-2`, `shcool-1` is one.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415  only needed once something is wrong

    ours, theirs = _PART.split(word), _PART.split(near)
    return len(ours) == len(theirs) and all(
        one == other
        or (other.isalpha() and len(other) >= ENOUGH_LETTERS and OSA.distance(one, other) <= 1)
        for one, other in zip(ours, theirs, strict=True)
    )
