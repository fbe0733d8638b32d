"""Russian words: letters made equal, stems, forms, words of one meaning, how easy they read."""

from opora.words.ease import reading_ease
from opora.words.meaning import Meaning, phrase_of
from opora.words.stems import is_empty, stem, stems
from opora.words.stop import NEGATIONS, STOP_WORDS, WEAK_WORDS
from opora.words.text import normalise, words_of

__all__ = [
    "NEGATIONS",
    "STOP_WORDS",
    "WEAK_WORDS",
    "Meaning",
    "is_empty",
    "normalise",
    "phrase_of",
    "reading_ease",
    "stem",
    "stems",
    "words_of",
]
