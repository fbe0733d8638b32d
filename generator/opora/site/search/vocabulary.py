"""The vocabulary that the browser has at hand: what means the same, and words to correct by."""

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from opora.site.search.terms import Terms, meaning_term
from opora.words import NEGATIONS, STOP_WORDS, WEAK_WORDS, Meaning, is_empty, stem, words_of

LONGEST = 3500
"""How many words are kept to correct by: about 18 kB."""

_SHORTEST = 3


class Vocabulary:
    """The words of all pages, counted as the pages come."""

    def __init__(self, meanings: Sequence[Meaning]) -> None:
        """Begin with the meanings of the bank."""
        self._meanings = meanings
        self._words: Counter[str] = Counter()
        self._key_words: Counter[str] = Counter()
        self._pages = 0

    def add(self, terms: Terms) -> None:
        """Count the words of a page."""
        self._words.update(terms.words)
        self._key_words.update(terms.key_words)
        self._pages += 1

    def write(self, folder: Path, sizes: Mapping[str, int]) -> None:
        """Write the vocabulary, and beside it how the index is laid out.

        It is written compressed, since a server may not do it, and plain for browsers of before
        2023.
        """
        held = {
            **sizes,
            "stop": " ".join(sorted(STOP_WORDS | set(filter(is_empty, self._words)))),
            "negations": " ".join(sorted(NEGATIONS)),
            "weak": " ".join(sorted(map(stem, WEAK_WORDS))),
            "meanings": [_meaning(group) for group in self._meanings],
            "words": [" ".join(sorted(words)) for words in self._chosen()],
        }
        text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "words.json").write_text(text, encoding="utf-8")
        (folder / "words.bin").write_bytes(gzip.compress(text.encode(), mtime=0))

    def _chosen(self) -> tuple[list[str], list[str]]:
        """Choose a word of each stem: of titles, names and meanings first, then of most pages."""
        meant = {word for one in self._meanings for name in one.words for word in words_of(name)}
        named = self._key_words + Counter(dict.fromkeys(meant, self._pages))
        key = list(_one_of_each_stem(named, set()))[:LONGEST]
        rest = _one_of_each_stem(self._words, set(map(stem, key)))
        return key, list(rest)[: LONGEST - len(key)]


def _meaning(group: Meaning) -> list[str | list[str]]:
    label = group.label or group.words[0]
    phrases = sorted(" ".join(phrase) for phrase in group.phrases)
    return [meaning_term(group), label, " ".join(sorted(group.stems)), phrases]


def _one_of_each_stem(words: Counter[str], known: set[str]) -> Iterator[str]:
    """Go over the words whose stems are new, those that most pages have first."""
    for word in sorted(words, key=lambda word: (-words[word], len(word), word)):
        if len(word) >= _SHORTEST and word.isalpha() and stem(word) not in known:
            known.add(stem(word))
            yield word
