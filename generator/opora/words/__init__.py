"""Russian words as search knows them: letters made equal, stems, forms, words of one meaning."""

from opora.words.meaning import Meaning, telling
from opora.words.stems import stem, stems
from opora.words.stop import STOP_WORDS, WEAK_WORDS
from opora.words.text import normalise, words_of

__all__ = [
    "STOP_WORDS",
    "WEAK_WORDS",
    "Meaning",
    "normalise",
    "stem",
    "stems",
    "telling",
    "words_of",
]
