"""Words made equal, so that names and labels are found however they are typed."""

import re

_QUOTES = re.compile("[«»\"'“”„`]")
_BETWEEN = re.compile(r"[^\w%+№]+")
_NUMBER = re.compile(r"№\s*|\bn\s*(?=\d)")
_LEGAL = re.compile(
    r"\b(?:м[абк]?оу|г[абк]?оу|к?г[абк]у|фг[абк]оу|гау|дпо|мо?у|сош|оош|нош|шк|оо)\b|№"
)


def same(text: str) -> str:
    """Make letters, quotes, dashes and spaces equal."""
    plain = _QUOTES.sub("", text.casefold().replace("ё", "е"))
    return " ".join(_BETWEEN.sub(" ", _NUMBER.sub("№ ", plain)).split())


def bare(text: str) -> str:
    """Leave the legal form of an organisation out as well: «МБОУ СОШ № 5» is «школа 5»."""
    without = " ".join(_LEGAL.sub(" ", same(text)).split())
    return f"школа {without}" if without.isdigit() else without


def numbers(text: str) -> list[str]:
    """List the numbers in a text: names that differ in them are different names."""
    return re.findall(r"\d+", text)
