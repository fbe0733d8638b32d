"""The dictionary of Russian: loaded once, when the first word is asked for."""

from functools import cache

from pymorphy3 import MorphAnalyzer


@cache
def dictionary() -> MorphAnalyzer:
    """Return the dictionary of word forms."""
    return MorphAnalyzer()
