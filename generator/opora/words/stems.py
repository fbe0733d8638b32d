"""Stems of Russian words, and the stems that other forms of a word have.

Snowball cuts endings and nothing else, so forms of one word may leave several stems: «профиль»
gives «профил», «профили» gives «проф». A text is indexed under all stems of its words, so that a
query needs nothing but Snowball, which is small enough for the browser.
"""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from opora.words.dictionary import dictionary

if TYPE_CHECKING:
    from snowballstemmer import stemmer

_PLUS = re.compile(r"(\d+)плюс")
_CYRILLIC = re.compile(r"[а-я]+")
_RUSSIAN = re.compile(r"[а-я]{3,}")
_INFLECTED = frozenset({"NOUN", "ADJF", "ADJS", "NUMR", "VERB", "INFN"})
"""Parts of speech whose forms one looks for; participles of a verb go by their own stems."""


@cache
def _snowball() -> "stemmer":
    from snowballstemmer import stemmer  # noqa: PLC0415  it reads the stemmers of 30 languages

    return stemmer("russian")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Cut the ending off a normalised word."""
    return str(_snowball().stemWord(word))


@lru_cache(maxsize=200_000)
def stems(word: str) -> tuple[str, ...]:
    """List the stems under which a normalised word is found: its own first, then of its forms."""
    own = stem(word)
    if number := _PLUS.fullmatch(word):
        return own, number[1]
    if not _RUSSIAN.fullmatch(word) or not dictionary().word_is_known(word):
        return (own,)
    best = dictionary().parse(word)[0]
    if best.tag.POS not in _INFLECTED:
        return (own,)
    return own, *sorted(_stems_of_forms(best.normal_form, str(best.tag.POS)) - {own})


@lru_cache(maxsize=100_000)
def _stems_of_forms(lemma: str, part: str) -> frozenset[str]:
    """Stems of the forms of a word of the dictionary, without those of participles."""
    same = (one for one in dictionary().parse(lemma) if one.normal_form == lemma)
    best = next((one for one in same if _are_of_one_word(str(one.tag.POS), part)), None)
    forms = best.lexeme if best else ()
    return frozenset(stem(one.word.replace("ё", "е")) for one in forms if one.tag.POS in _INFLECTED)


def _are_of_one_word(one: str, other: str) -> bool:
    return one == other or {one, other} <= {"VERB", "INFN"} or {one, other} <= {"ADJF", "ADJS"}


_EMPTY = frozenset({"CONJ", "INTJ", "NPRO", "NUMR", "PRCL", "PREP"})


@lru_cache(maxsize=200_000)
def is_empty(word: str) -> bool:
    """Say whether a normalised word only joins, points or counts."""
    if not _CYRILLIC.fullmatch(word):
        return False
    tag = dictionary().parse(word)[0].tag
    return tag.POS in _EMPTY or "Apro" in tag
