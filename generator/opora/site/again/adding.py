"""Adding to a memory what a build learnt."""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from opora.catalog.traces import Traces
from opora.site.again.memory import NAME, Done, Memory, Site, owner_of_written

_MOST_IN_VAIN = 1.5
"""So many times more questions are numbered than are asked, before they are numbered anew."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """What one process did: its jobs, and what the bank answered them.

    `questions` are written down; `told` and `values` and the jobs speak of them by their place.
    """

    done: Mapping[str, Done]
    questions: str
    told: Mapping[int, bytes]
    values: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Answered:
    """What the edition told the process that compared it with the one before.

    `renamed` are other answers to old questions, written down; `anew` are the values that were not
    what they had been.
    """

    traces: Traces
    renamed: Mapping[str, bytes]
    anew: Collection[str]


class Adding:
    """A memory that grows; the one before it stays as it is."""

    def __init__(self, before: Memory, answered: Answered, *, jobs: Collection[str]) -> None:
        """Begin with what is known of the jobs that were not done again."""
        self._answered = answered
        self._numbers = dict(before.numbers)
        self._names = bytearray(before.names)
        self._asked = {name: before.asked[name] for name in jobs}
        self._jobs = {name: before.jobs[name] for name in jobs}
        old = before.values.items()
        self._values = {name: held for name, held in old if name not in answered.anew}
        self._owners = {owner: bytearray(held) for owner, held in before.owners.items()}
        for text, answer in answered.renamed.items():
            self._tell(self._number(text), answer)

    def add(self, learnt: Learnt, questions: Iterable[str]) -> None:
        """Add what one process learnt."""
        numbers = array("I", map(self._number, questions))
        for number, answer in learnt.told.items():
            self._tell(numbers[number], answer)
        for value, asked in learnt.values.items():
            self._values[value] = _renumbered(array("I", asked), numbers)
        for name, done in learnt.done.items():
            self._asked[name] = _renumbered(done.asked, numbers)
            self._jobs[name] = done.packed()

    def memory(self, site: Site) -> Memory:
        """Return what is known now."""
        short = len(self._numbers) * NAME - len(self._names)
        owners = {owner: bytes(held) for owner, held in self._owners.items()}
        return Memory(
            self._answered.traces,
            list(self._numbers),
            bytes(self._names) + bytes(short),
            owners,
            self._asked,
            self._values,
            self._jobs,
            site,
        )

    def _number(self, text: str) -> int:
        number = self._numbers.get(text)
        if number is None:
            number = self._numbers[text] = len(self._numbers)
            if owner := owner_of_written(text):
                self._owners.setdefault(owner, bytearray()).extend(array("I", [number]).tobytes())
        return number

    def _tell(self, number: int, name: bytes) -> None:
        place = number * NAME
        if len(self._names) < place + NAME:
            self._names.extend(bytes(place + NAME - len(self._names)))
        self._names[place : place + NAME] = name


def tidied(memory: Memory) -> Memory:
    """Drop the questions that nobody asks any more, where they have become many."""
    everything = (*memory.asked.values(), *memory.values.values())
    used = sorted(set(chain.from_iterable(array("I", held) for held in everything)))
    if len(memory.questions) < _MOST_IN_VAIN * len(used):
        return memory
    numbers = array("I", [0]) * len(memory.questions)
    owners: defaultdict[str, bytearray] = defaultdict(bytearray)
    for new, old in enumerate(used):
        numbers[old] = new
        if owner := owner_of_written(memory.questions[old]):
            owners[owner].extend(array("I", [new]).tobytes())
    return replace(
        memory,
        questions=[memory.questions[old] for old in used],
        names=b"".join(memory.names[old * NAME : (old + 1) * NAME] for old in used),
        owners={owner: bytes(held) for owner, held in owners.items()},
        asked=_all_renumbered(memory.asked, numbers),
        values=_all_renumbered(memory.values, numbers),
    )


def _all_renumbered(asked: Mapping[str, bytes], numbers: "array[int]") -> Mapping[str, bytes]:
    return {name: _renumbered(array("I", held), numbers) for name, held in asked.items()}


def _renumbered(asked: "array[int]", numbers: "array[int]") -> bytes:
    return array("I", map(numbers.__getitem__, asked)).tobytes()
