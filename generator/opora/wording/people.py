"""Names of people in a text: they are told from positions, and never taken into the bank."""

import re

_INITIALS = r"(?:[А-ЯЁ]\.\s?){1,2}"
_SURNAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_PATRONYMIC = r"[А-ЯЁ][а-яё]+(?:вич|вна|ична|инична)[аеуы]?(?:ем|ой)?"
_PERSON = re.compile(
    r"(?<![А-ЯЁа-яё.])(?P<honoured>(?:им\.|имени)\s*)?"
    rf"(?:{_SURNAME}\s+{_INITIALS}|{_INITIALS}\s?{_SURNAME}"
    rf"|{_SURNAME}\s+{_SURNAME}\s+{_PATRONYMIC}|{_SURNAME}\s+{_PATRONYMIC})(?![а-яё])"
)
"""A name; one after «им.» is that of a school."""
_AROUND = " \n,;:–—-"


def without_people(text: str) -> tuple[str, bool]:
    """Take names of people out of a text; tell whether there were any."""
    if not names_people(text):
        return text, False
    left = _PERSON.sub(lambda found: found[0] if found["honoured"] else "", text)
    plain = re.sub(r"\(\s*\)", "", re.sub(r"\s+,", ",", left)).strip(_AROUND)
    if plain.startswith("(") and plain.endswith(")"):
        plain = plain[1:-1].strip(_AROUND)
    return plain, True


def names_people(text: str) -> bool:
    """Tell whether a text seems to name a person."""
    return any(not found["honoured"] for found in _PERSON.finditer(text))
