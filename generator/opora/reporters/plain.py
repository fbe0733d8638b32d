"""Making text from files harmless for a terminal: no escapes, no marks that turn it around."""

import unicodedata

_SHOWN_AS_CODE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Categories of characters that a terminal obeys or hides instead of showing."""

STAND_IN = "\ufffd"


def escaped(text: str) -> str:
    r"""Spell out what a terminal would obey: a line break becomes `\n`, ESC becomes `\x1b`."""
    if text.isprintable():
        return text
    return "".join(_spelled(one) if is_hidden(one) else one for one in text)


def masked(text: str) -> str:
    """Put one visible character in the place of each hidden one, so that columns stay."""
    if text.isprintable():
        return text
    return "".join(_mask(one) if is_hidden(one) else one for one in text)


def is_hidden(character: str) -> bool:
    """Tell whether a terminal obeys or hides a character instead of showing it."""
    return unicodedata.category(character) in _SHOWN_AS_CODE


def _spelled(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def _mask(character: str) -> str:
    return " " if character == "\t" else STAND_IN
