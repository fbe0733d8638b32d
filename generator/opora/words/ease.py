"""How easy a Russian text is to read."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")
_VOWEL = re.compile(r"[аеёиоуыэюя]", re.IGNORECASE)
_END = re.compile(r"[.!?…]+(?=[\s»)]|$)")

TOO_SHORT = 100
"""Below so many words the mean of a text says little."""


def reading_ease(blocks: Iterable[str]) -> float | None:
    """Compute the reading ease of a text: higher is easier, about 0 to 100.

    Flesch's formula with coefficients for Russian: `206.835 - 1.3 ASL - 60.1 ASW`, where ASL is
    the mean number of words in a sentence, ASW the mean number of syllables in a word. A syllable
    is a vowel; a word without one (an abbreviation, «в») counts as one syllable.

    Args:
        blocks: paragraphs and items of lists; each ends a sentence.

    Returns:
        The ease, or nothing for a text of fewer than `TOO_SHORT` words.

    Source: Оборнева И. В. Автоматизированная оценка сложности учебных текстов на основе
    статистических параметров. М., 2006.
    """
    sentences = [words for block in blocks for part in _END.split(block) if (words := _words(part))]
    words = [word for sentence in sentences for word in sentence]
    if len(words) < TOO_SHORT:
        return None
    syllables = sum(max(len(_VOWEL.findall(word)), 1) for word in words)
    return 206.835 - 1.3 * len(words) / len(sentences) - 60.1 * syllables / len(words)


def _words(sentence: str) -> list[str]:
    return _WORD.findall(sentence)
