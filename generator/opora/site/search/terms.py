"""What a page is about: its terms, each with a weight. A query is turned into the same terms.

A term is the stem of a word, or a meaning («m:» and a stem), or a topic («t:» and its name).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from math import sqrt

from opora.render.page import SearchText
from opora.site.search.text import passages
from opora.words import Meaning, phrase_of, stem, stems, words_of

TITLE, NAMES, ASKED, HEADING, BODY = 6.0, 4.0, 3.0, 2.0, 1.0
"""How much a word weighs by where it stands; in a title or a name, more where words are few."""

OFTEN, OFTEN_WEIGHT = 4, 1.6
"""How often a word of the body has to stand there to weigh more, and how much."""

KEPT, SHORT = 20_000, 200
"""So many texts are remembered, of so many letters at most: labels and names stand on page after
page, and longer ones hardly ever twice."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says: its words in their order, and the terms that they lead to."""

    words: tuple[str, ...]
    terms: frozenset[str]


def meaning_term(meaning: Meaning) -> str:
    """Write the term of a meaning: of its topic, or of the stems of its first words."""
    if meaning.topic:
        return topic_term(meaning.topic)
    return "m:" + "".join(map(stem, words_of(meaning.words[0])))


def topic_term(topic: str) -> str:
    """Write the term of a topic."""
    return f"t:{topic}"


@dataclass(frozen=True)
class Meanings:
    """The meanings of a bank, ready to be found in texts: by a stem, by the stems of a phrase."""

    of_stem: Mapping[str, frozenset[str]]
    of_phrase: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    @classmethod
    def of(cls, groups: Iterable[Meaning]) -> "Meanings":
        """Prepare meanings. Pages belong to topics by saying so, and never by their words."""
        of_stem: dict[str, set[str]] = defaultdict(set)
        of_phrase: dict[str, set[tuple[tuple[str, ...], str]]] = defaultdict(set)
        for group in groups:
            if not group.topic:
                for one in group.stems:
                    of_stem[one].add(meaning_term(group))
                for phrase in group.phrases:
                    of_phrase[phrase[0]].add((phrase, meaning_term(group)))
        return cls(
            {one: frozenset(names) for one, names in of_stem.items()},
            {one: tuple(sorted(found)) for one, found in of_phrase.items()},
        )

    @cached_property
    def said(self) -> Callable[[str], Said]:
        """Read a text; short ones that were read lately are remembered."""
        known = lru_cache(KEPT)(self._said)
        return lambda text: known(text) if len(text) <= SHORT else self._said(text)

    def _said(self, text: str) -> Said:
        words = tuple(words_of(text))
        meant = self._within(list(map(stem, phrase_of(words))))
        return Said(words, frozenset(chain(*map(stems, set(words)), meant)))

    def _within(self, found: list[str]) -> Iterator[str]:
        """Find the meanings of words and phrases among the stems of a text."""
        for at, one in enumerate(found):
            yield from self.of_stem.get(one, ())
            for phrase, name in self.of_phrase.get(one, ()):
                if tuple(found[at : at + len(phrase)]) == phrase:
                    yield name


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one page, and the words that they were made of, as they stand there."""

    weights: Mapping[str, float]
    words: frozenset[str]
    key_words: frozenset[str]


def terms_of(title: str, text: SearchText, known: Meanings) -> Terms:
    """List the terms of a page or of a part of one."""
    said = list(_outside(title, text, known))
    body = [(HEADING if one.heading else BODY, known.said(one.text)) for one in passages(text.html)]
    named: defaultdict[float, set[str]] = defaultdict(set)
    for weight, one in chain(said, body):
        named[weight] |= one.terms
    for topic, weight in text.topics:
        named[weight].add(topic_term(topic))
    often = Counter(chain.from_iterable(one.words for _, one in body))
    named[OFTEN_WEIGHT].update(stem(word) for word, number in often.items() if number >= OFTEN)
    weights: dict[str, float] = {}
    for weight in sorted(named):  # of several weights of a term the greatest holds
        weights.update(dict.fromkeys(named[weight], weight))
    words = often.keys() | chain.from_iterable(one.words for _, one in said)
    key = chain.from_iterable(one.words for weight, one in said if weight > ASKED)
    return Terms(weights, frozenset(words), frozenset(key))


def _outside(title: str, text: SearchText, known: Meanings) -> Iterator[tuple[float, Said]]:
    """Go over what a page is called and found by, each with its weight."""
    for weight, names in ((TITLE, (title,)), (NAMES, text.names)):
        for said in map(known.said, names):
            yield weight * _share(said.words), said
    for words in map(words_of, text.asked):  # each by itself: what it means, its page has said
        yield ASKED, Said(tuple(words), frozenset(chain(*map(stems, set(words)))))
    for keywords in text.keywords:
        for said in map(known.said, keywords.words):
            yield keywords.weight, said


def _share(words: Sequence[str]) -> float:
    """Say how much of a name one of its words is: 1.3 of a single one, 1 of four, 0.8 of many."""
    return 0.7 + 0.6 / sqrt(max(len(phrase_of(words)), 1))
