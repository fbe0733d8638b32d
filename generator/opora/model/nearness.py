"""What somebody may have meant: the nearest of the allowed words."""

import re
from collections.abc import Iterable

ENOUGH = 70.0
"""Least similarity, in percent of `rapidfuzz`'s ratio, at which a word is worth proposing."""

SAFE = 85.0
"""Least similarity at which a word may be put in place of another."""


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed word most like `word`, or nothing where none is near."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only needed once something is wrong

    found = process.extractOne(
        word, sorted(allowed), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=ENOUGH
    )
    return str(found[0]) if found else None


def safe_to_replace(word: str, near: str) -> bool:
    """Tell whether `near` is `word` with a slip of the finger, not another word with its number."""
    from rapidfuzz import fuzz  # noqa: PLC0415  only needed once something is wrong

    same_numbers = re.findall(r"\d+", word) == re.findall(r"\d+", near)
    return same_numbers and fuzz.ratio(word.casefold(), near.casefold()) >= SAFE
