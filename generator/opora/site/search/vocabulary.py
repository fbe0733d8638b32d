"""The vocabulary that the browser has at hand: what means the same, and words to correct by."""

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from opora.site.search.gathering import Gathered
from opora.site.search.terms import meaning_term
from opora.words import NEGATIONS, STOP_WORDS, WEAK_WORDS, Meaning, is_empty, stem, words_of

LONGEST = 3500
"""How many words are kept to correct by: about 18 kB."""

_SHORTEST = 3


def vocabulary(
    gathered: Iterable[Gathered], meanings: Sequence[Meaning], sizes: Mapping[str, int]
) -> dict[str, bytes]:
    """Make the files of the vocabulary of all pages, and beside it how the index is laid out.

    It is written compressed, since a server may not do it, and plain for browsers of before 2023.
    """
    words, key_words = Counter[str](), Counter[str]()
    for one in gathered:
        words.update(one.words)
        key_words.update(one.key_words)
    meant = {word for one in meanings for name in one.words for word in words_of(name)}
    key_words.update(dict.fromkeys(meant, sizes["pages"]))
    held = {
        **sizes,
        "stop": " ".join(sorted(STOP_WORDS | set(filter(is_empty, words)))),
        "negations": " ".join(sorted(NEGATIONS)),
        "weak": " ".join(sorted(map(stem, WEAK_WORDS))),
        "meanings": [_meaning(group) for group in meanings],
        "words": [" ".join(sorted(chosen)) for chosen in _chosen(key_words, words)],
    }
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode()
    return {"words.json": text, "words.bin": gzip.compress(text, mtime=0)}


def _chosen(key_words: Counter[str], words: Counter[str]) -> tuple[list[str], list[str]]:
    """Choose a word of each stem: of titles, names, meanings; then what most pages have."""
    key = list(_one_of_each_stem(key_words, set()))[:LONGEST]
    rest = _one_of_each_stem(words, set(map(stem, key)))
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
