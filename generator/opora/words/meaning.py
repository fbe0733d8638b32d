"""Words and phrases that mean the same to those who search."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from opora.words.stems import stem, stems
from opora.words.stop import NEGATIONS, STOP_WORDS
from opora.words.text import words_of


@dataclass(frozen=True)
class Meaning:
    """A group of words and phrases, one of which may be said for another.

    A page belongs to it that has one of the words; where there is a `topic`, it is the pages that
    say so, and `label` is what the topic is called.
    """

    words: tuple[str, ...]
    topic: str = ""
    label: str = ""

    @cached_property
    def stems(self) -> frozenset[str]:
        """All stems of the single words of the group."""
        single = (phrase_of(words_of(one)) for one in self.words)
        return frozenset(one for found in single if len(found) == 1 for one in stems(found[0]))

    @cached_property
    def phrases(self) -> frozenset[tuple[str, ...]]:
        """The stems of each phrase of several words."""
        several = (phrase_of(words_of(one)) for one in self.words)
        return frozenset(tuple(map(stem, found)) for found in several if len(found) > 1)


def phrase_of(words: Sequence[str]) -> Sequence[str]:
    """Leave out what says nothing of the subject, but for negations, unless that is all."""
    return [one for one in words if one in NEGATIONS or one not in STOP_WORDS] or words
