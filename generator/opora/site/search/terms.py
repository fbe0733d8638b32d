"""What a page is about: its terms, each with a weight. A query is turned into the same terms.

A term is the stem of a word, or a meaning («m:» and a stem), or a topic («t:» and its name).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import sqrt

from opora.render.page import SearchText
from opora.site.search.text import passages
from opora.words import Meaning, phrase_of, stem, stems, words_of

TITLE, NAMES, HEADING, BODY = 6.0, 4.0, 2.0, 1.0
"""How much a word weighs by where it stands; in a title or a name, more where words are few."""

OFTEN, OFTEN_WEIGHT = 4, 1.6
"""How often a word of the body has to stand there to weigh more, and how much."""


def meaning_term(meaning: Meaning) -> str:
    """Write the term of a meaning: of its topic, or of the stems of its first words."""
    if meaning.topic:
        return topic_term(meaning.topic)
    return "m:" + "".join(map(stem, words_of(meaning.words[0])))


def topic_term(topic: str) -> str:
    """Write the term of a topic."""
    return f"t:{topic}"


@dataclass(frozen=True, slots=True)
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

    def within(self, found: list[str]) -> Iterator[str]:
        """Find the meanings of words and phrases among the stems of a text."""
        for at, one in enumerate(found):
            yield from self.of_stem.get(one, ())
            for phrase, name in self.of_phrase.get(one, ()):
                if tuple(found[at : at + len(phrase)]) == phrase:
                    yield name


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one page, and the words that they were made of, as they stand there."""

    meanings: Meanings
    weights: dict[str, float] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    key_words: set[str] = field(default_factory=set)

    def add(self, text: str, weight: float) -> None:
        """Add the words of a text."""
        found = words_of(text)
        distinct = set(found)
        self.words.update(distinct)
        if weight > HEADING:
            self.key_words.update(distinct)
        for word in distinct:
            for one in stems(word):
                self.put(one, weight)
        for name in self.meanings.within(list(map(stem, phrase_of(found)))):
            self.put(name, weight)

    def put(self, name: str, weight: float) -> None:
        """Add a term; of several weights the greatest holds."""
        if weight > self.weights.get(name, 0.0):
            self.weights[name] = weight

    def add_body(self, html: str) -> None:
        """Add the text of a page."""
        often: Counter[str] = Counter()
        for passage in passages(html):
            self.add(passage.text, HEADING if passage.heading else BODY)
            often.update(words_of(passage.text))
        for word, number in often.items():
            if number >= OFTEN:
                self.put(stem(word), OFTEN_WEIGHT)


def terms_of(title: str, text: SearchText, known: Meanings) -> Terms:
    """List the terms of a page or of a part of one."""
    found = Terms(known)
    found.add(title, TITLE * _share(title))
    for name in text.names:
        found.add(name, NAMES * _share(name))
    for keywords in text.keywords:
        for one in keywords.words:
            found.add(one, keywords.weight)
    for topic, weight in text.topics:
        found.put(topic_term(topic), weight)
    found.add_body(text.html)
    return found


def _share(name: str) -> float:
    """Say how much of a name one of its words is: 1.3 of a single one, 1 of four, 0.8 of many."""
    return 0.7 + 0.6 / sqrt(max(len(phrase_of(words_of(name))), 1))
