"""Letters: Russian ones that look Latin, and names spelled in Latin letters."""

import re

_TWINS = str.maketrans("авсеһіјкмнорѕтухАВСЕНІЈКМОРЅТУХ", "abcehijkmhopstyxABCEHIJKMOPSTYX")
_LATIN = dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True)) | {
    "ё": "e",
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
}


def russian_letters(text: str) -> str:
    """Return the Russian letters of a text, each once, in their order."""
    return "".join(dict.fromkeys(re.findall("[А-Яа-яЁё]", text)))


def latin_twin(text: str) -> str | None:
    """Replace Russian letters by the Latin ones they look like; nothing where that is no way out.

    A word that is Russian as a whole is left to `slug`: «сор» is meant as a word.
    """
    twin = text.translate(_TWINS)
    mixed = bool(re.search("[A-Za-z]", text)) and bool(russian_letters(text))
    return twin if mixed and twin.isascii() else None


def slug(text: str) -> str:
    """Spell a text the way ids are written: «Школа № 33» becomes `shkola-33`."""
    latin = "".join(_LATIN.get(letter, letter) for letter in text.casefold())
    return re.sub("[^a-z0-9]+", "-", latin).strip("-")


def listed(letters: str) -> str:
    """Name letters in a sentence: «русская буква «с»», «русские буквы «с», «о»»."""
    quoted = ", ".join(f"«{letter}»" for letter in letters)
    return f"русская буква {quoted}" if len(letters) == 1 else f"русские буквы {quoted}"
