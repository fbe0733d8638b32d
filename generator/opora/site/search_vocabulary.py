"""The vocabulary that the browser has at hand: what means the same, and words to correct by."""

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import mean

from opora.site.search_terms import Terms, meaning_term
from opora.words import STOP_WORDS, WEAK_WORDS, Meaning, stem, words_of

LONGEST = 9000
"""How many words are kept to correct by: about 35 kB."""

_SHORTEST = 3


def write_vocabulary(
    path: Path, terms: Sequence[Terms], groups: Iterable[Meaning], *, most: int
) -> None:
    """Write the vocabulary, compressed: a server may not do it.

    Args:
        path: the file.
        terms: the terms of all pages.
        groups: the meanings of the bank.
        most: how many pages a term leads to at most.
    """
    groups = list(groups)
    held = {
        "pages": len(terms),
        "most": most,
        "length": round(mean(len(held.weights) for held in terms), 2),
        "stop": " ".join(sorted(STOP_WORDS)),
        "weak": " ".join(sorted(map(stem, WEAK_WORDS))),
        "meanings": [_meaning(group) for group in groups],
        "words": [" ".join(sorted(words)) for words in _words(terms, groups)],
    }
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def _meaning(group: Meaning) -> list[str | list[str]]:
    label = group.label or group.words[0]
    phrases = sorted(" ".join(phrase) for phrase in group.phrases)
    return [meaning_term(group), label, " ".join(sorted(group.stems)), phrases]


def _words(terms: Sequence[Terms], groups: Sequence[Meaning]) -> tuple[set[str], set[str]]:
    """Choose the words of titles, names and meanings, and others that most pages have."""
    named = {word for held in terms for word in held.key_words}
    meant = {word for group in groups for name in group.words for word in words_of(name)}
    key = {word for word in named | meant if _is_worth(word)}
    others = Counter(word for held in terms for word in held.words if _is_worth(word))
    rest = sorted(others.keys() - key, key=lambda word: (-others[word], word))
    return key, set(rest[: max(LONGEST - len(key), 0)])


def _is_worth(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha()
