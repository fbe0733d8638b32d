"""A text as search reads it. `assets/search/words.js` does the same to a query."""

import re

_PLUS = re.compile(r"\b(\d+)(?:\s*\+|[\s-]*(?:плюс|plus)\b)")
_SILENT = re.compile("[\u00ad\u0300\u0301]")
_WORD = re.compile(r"[^\W_]+")


def normalise(text: str) -> str:
    """Make letters equal: small ones only, «ё» as «е», no accents, «500+» as «500плюс»."""
    text = _SILENT.sub("", text.lower().replace("ё", "е"))
    return _PLUS.sub(r"\1плюс ", text)


def words_of(text: str) -> list[str]:
    """List the words and numbers of a text; a hyphen and any other sign divides."""
    return _WORD.findall(normalise(text))
