"""Names of hosts whose letters pretend to be others: «аррlе.com» with Russian letters.

See https://www.unicode.org/reports/tr39/, “Mixed-Script Detection” and “Whole-Script Confusables”.
"""

from unicodedata import name, normalize
from urllib.parse import unquote, urlsplit

_LIKE_LATIN = frozenset("аеорсухіјѕһԁԛԝүѵӏ")
"""Cyrillic letters that look like Latin ones."""

_ENCODED = "xn--"


def host_of(address: str) -> str:
    """Return the host of an address as people read it, or nothing where there is none."""
    try:
        host = unquote(urlsplit(address).hostname or "")
    except ValueError:
        return ""
    return ".".join(map(_readable, host.split(".")))


def look_alike(address: str) -> str:
    """Return the part of a host that mixes alphabets, or is written to look Latin; else nothing.

    A part in one alphabet is honest: «школа.рф», «bücher.example». One that is wholly of Russian
    letters that look Latin is not, unless the whole host is Russian.
    """
    host = host_of(address)
    if host.isascii():
        return ""
    parts = host.split(".")
    return next((part for part in parts if _pretends(part, foreign=parts[-1].isascii())), "")


def in_ascii(host: str) -> str:
    """Spell a host as machines do, so that nothing in it looks like something else."""
    return ".".join(map(_spelled, host.split(".")))


def _readable(part: str) -> str:
    if not part.lower().startswith(_ENCODED):
        return part
    try:
        return part[len(_ENCODED) :].encode("ascii").decode("punycode")
    except UnicodeError:
        return part


def _spelled(part: str) -> str:
    return part if part.isascii() else f"{_ENCODED}{part.encode('punycode').decode('ascii')}"


def _pretends(part: str, *, foreign: bool) -> bool:
    if part.isascii() or not any(map(str.isalpha, part)):
        return False
    if part != normalize("NFKC", part.lower()):
        return True
    letters = [one for one in part if not (one.isascii() and not one.isalpha())]
    alphabets = {name(one, "?").partition(" ")[0] for one in letters}
    return len(alphabets) > 1 or (foreign and _LIKE_LATIN.issuperset(letters))
