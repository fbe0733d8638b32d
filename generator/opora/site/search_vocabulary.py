"""The vocabulary that the browser has at hand: what means the same, and words to correct by."""

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import mean

from opora.site.search_document import length_of
from opora.site.search_terms import Terms, meaning_term
from opora.words import NEGATIONS, STOP_WORDS, WEAK_WORDS, Meaning, is_empty, stem, words_of

LONGEST = 3500
"""How many words are kept to correct by: about 18 kB."""

_SHORTEST = 3


def write_vocabulary(folder: Path, terms: Sequence[Terms], groups: Sequence[Meaning]) -> None:
    """Write the vocabulary of all pages and of the meanings of the bank.

    It is written compressed, since a server may not do it, and plain for browsers of before 2023.
    """
    held = {
        "pages": len(terms),
        "length": round(mean(length_of(held.weights) for held in terms), 2),
        "stop": " ".join(sorted(_empty(terms))),
        "negations": " ".join(sorted(NEGATIONS)),
        "weak": " ".join(sorted(map(stem, WEAK_WORDS))),
        "meanings": [_meaning(group) for group in groups],
        "words": [" ".join(sorted(words)) for words in _words(terms, groups)],
    }
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    (folder / "words.json").write_text(text, encoding="utf-8")
    (folder / "words.bin").write_bytes(gzip.compress(text.encode(), mtime=0))


def _empty(terms: Iterable[Terms]) -> frozenset[str]:
    """List the words that a query goes without, as far as any page has them."""
    return STOP_WORDS | {word for held in terms for word in held.words if is_empty(word)}


def _meaning(group: Meaning) -> list[str | list[str]]:
    label = group.label or group.words[0]
    phrases = sorted(" ".join(phrase) for phrase in group.phrases)
    return [meaning_term(group), label, " ".join(sorted(group.stems)), phrases]


def _words(terms: Sequence[Terms], groups: Sequence[Meaning]) -> tuple[list[str], list[str]]:
    """Choose one word of each stem: of titles, names and meanings, then what most pages have."""
    meant = {word for group in groups for name in group.words for word in words_of(name)}
    named = Counter(word for held in terms for word in held.key_words)
    named.update(dict.fromkeys(meant, len(terms)))
    others = Counter(word for held in terms for word in held.words)
    key = list(_one_of_each_stem(named, set()))[:LONGEST]
    rest = _one_of_each_stem(others, set(map(stem, key)))
    return key, list(rest)[: LONGEST - len(key)]


def _one_of_each_stem(words: Counter[str], known: set[str]) -> Iterator[str]:
    """Go over the words whose stems are new, those that most pages have first."""
    for word in sorted(words, key=lambda word: (-words[word], len(word), word)):
        if len(word) >= _SHORTEST and word.isalpha() and stem(word) not in known:
            known.add(stem(word))
            yield word
