"""What is known of the last build of a site: its jobs, what each asked, and what it wrote."""

import gc
import pickle
from array import array
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Self

from opora.asked import Question
from opora.catalog.traces import Traces
from opora.keeping import put
from opora.render.comparing import owner_of
from opora.site.again.census import Census, Columns, joined, parted
from opora.site.outlet import Laid

Days = tuple[tuple[str, date | None], ...]
"""Pages by their address, with the day of the last change of what they show."""

NAME = 16
"""Bytes of the name of an answer."""

_NONE = bytes(NAME)
_BETWEEN = "\x1f"
_STRANGE = "?"
"""Stands for all questions that cannot be written down; it is always answered otherwise."""


@dataclass(frozen=True, slots=True)
class Done:
    """A job that was done: the numbers of its questions, its files, its pages.

    `found` is what search learnt of its pages, where it was asked.
    """

    asked: "array[int]"
    files: tuple[Laid, ...]
    days: Days
    found: bytes = b""

    def packed(self) -> bytes:
        """Make all but the questions short."""
        return pickle.dumps((self.files, self.days, self.found), pickle.HIGHEST_PROTOCOL)


@dataclass(frozen=True, slots=True)
class Site:
    """What a build made, beside what its jobs did.

    `way` names all that decides what a site holds beside its records, `frames` what was drawn
    around the pages; `guides` are the addresses of the pages that the engine drew, `days` those of
    the others, each with the day of its last change. `hashes` are those of the files that browsers
    keep.
    """

    way: bytes = b""
    frames: bytes = b""
    guides: tuple[str, ...] = ()
    days: Mapping[str, date | None] = field(default_factory=dict)
    census: Census = field(default_factory=Census)
    hashes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Memory:
    """A build: its questions and their answers, its jobs, and what lies in the site.

    `questions` are written down, numbered by their place; `names` holds the names of those answers
    that are compared, one behind the other. `asked` are the questions of each job and `values`
    those of each shared value, as numbers of four bytes; `jobs` is the rest, packed.
    """

    traces: Traces = field(default_factory=Traces)
    questions: list[str] = field(default_factory=list)
    names: bytes = b""
    owners: Mapping[str, bytes] = field(default_factory=dict)
    asked: Mapping[str, bytes] = field(default_factory=dict)
    values: Mapping[str, bytes] = field(default_factory=dict)
    jobs: Mapping[str, bytes] = field(default_factory=dict)
    site: Site = field(default_factory=Site)

    @classmethod
    def load(cls, path: Path) -> "Memory":
        """Read what is kept; nothing is known where it is missing or not whole."""
        gc.disable()  # nothing of what is made here is garbage, and looking for it takes as long
        try:
            held = pickle.loads(path.read_bytes())  # noqa: S301  our own, see cli/kept.py
            return held.memory() if isinstance(held, _Packed) else cls()
        except Exception:  # noqa: BLE001  half a file may fail in any way, and is only a miss
            return cls()
        finally:
            gc.enable()

    def save(self, path: Path) -> None:
        """Keep it for the next build, which is slower where that fails."""
        with suppress(OSError):
            put(path, pickle.dumps(_Packed.of(self), pickle.HIGHEST_PROTOCOL))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The numbers of the questions."""
        return dict(zip(self.questions, range(len(self.questions)), strict=True))

    def told(self, question: Question) -> bytes | None:
        """Return the name of an answer that is compared, if the question was asked."""
        number = self.numbers.get(written(question))
        name = b"" if number is None else self.names[number * NAME : (number + 1) * NAME]
        return None if name in (b"", _NONE) else name

    def values_of(self, questions: AbstractSet[Question]) -> set[str]:
        """Name the shared values that asked one of some questions."""
        return self._askers(self.values, questions)

    def jobs_of(self, questions: AbstractSet[Question]) -> set[str]:
        """Name the jobs that asked one of some questions."""
        return self._askers(self.asked, questions)

    def about(self, owner: str) -> Iterable[Question]:
        """List what was asked about a shared value, or, of `given`, about what is given."""
        numbers = array("I", self.owners.get(owner, b""))
        return [tuple(self.questions[number].split(_BETWEEN)) for number in numbers]

    def done(self, name: str) -> Done | None:
        """Return what a job did."""
        packed = self.jobs.get(name)
        if packed is None:
            return None
        files, days, found = pickle.loads(packed)  # noqa: S301  our own
        return Done(array("I", self.asked[name]), files, days, found)

    def found(self, name: str) -> bytes:
        """Return what search learnt of the pages of a job."""
        packed = self.jobs.get(name)
        return b"" if packed is None else bytes(pickle.loads(packed)[2])  # noqa: S301  our own

    def _askers(self, asked: Mapping[str, bytes], questions: AbstractSet[Question]) -> set[str]:
        texts = {_STRANGE, *map(written, questions)}
        wanted = {self.numbers[text] for text in texts if text in self.numbers}
        if not wanted:
            return set()
        return {name for name, held in asked.items() if not wanted.isdisjoint(array("I", held))}


Calendar = tuple[str, bytes]
"""Addresses, and days as numbers, 0 where none is known."""


@dataclass(frozen=True, slots=True)
class _Packed:
    """A memory as it lies on the disk: few large things, which are read at once."""

    traces: Traces
    questions: str
    names: bytes
    owners: Mapping[str, bytes]
    asked: Mapping[str, bytes]
    values: Mapping[str, bytes]
    jobs: Mapping[str, bytes]
    site: tuple[bytes, bytes, tuple[str, ...], Calendar, Columns, Mapping[str, str]]

    @classmethod
    def of(cls, memory: Memory) -> Self:
        site = memory.site
        return cls(
            memory.traces,
            joined(memory.questions),
            memory.names,
            memory.owners,
            memory.asked,
            memory.values,
            memory.jobs,
            (
                site.way,
                site.frames,
                site.guides,
                _shortened(site.days),
                site.census.columns(),
                site.hashes,
            ),
        )

    def memory(self) -> Memory:
        way, frames, guides, calendar, columns, hashes = self.site
        return Memory(
            self.traces,
            parted(self.questions),
            self.names,
            self.owners,
            self.asked,
            self.values,
            self.jobs,
            Site(way, frames, guides, _lengthened(calendar), Census.read(columns), hashes),
        )


def _shortened(days: Mapping[str, date | None]) -> Calendar:
    numbers = array("l", [day.toordinal() if day else 0 for day in days.values()])
    return joined(days), numbers.tobytes()


def _lengthened(calendar: Calendar) -> Mapping[str, date | None]:
    urls, numbers = calendar
    days = (date.fromordinal(number) if number else None for number in array("l", numbers))
    return dict(zip(parted(urls), days, strict=True))


def written(question: Question) -> str:
    """Write a question down; all that hold a sign that parts questions are one."""
    text = _BETWEEN.join(question)
    strange = text.count(_BETWEEN) != len(question) - 1 or "\0" in text or text == _STRANGE
    return _STRANGE if strange else text


def owner_of_written(text: str) -> str:
    """Name what a question that was written down is about, as `owner_of` does."""
    return owner_of(tuple(text.split(_BETWEEN)))


class Numbering:
    """Numbers questions in the order in which they are first met."""

    def __init__(self) -> None:
        """Begin with none."""
        self._numbers: dict[Question, int] = {}

    def of(self, questions: Iterable[Question]) -> "array[int]":
        """Give each of some questions its number."""
        numbers = self._numbers
        return array("I", [numbers.setdefault(one, len(numbers)) for one in questions])

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, by their numbers."""
        return tuple(self._numbers)

    @property
    def texts(self) -> list[str]:
        """The same, written down."""
        return list(map(written, self._numbers))
