"""What is known of the last build of a site: its jobs, what each asked, and what it wrote."""

import gc
import pickle
from array import array
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from opora.asked import Question
from opora.keeping import put
from opora.render.comparing import Answers
from opora.site.outlet import Laid

Days = tuple[tuple[str, date | None], ...]
"""Pages by their address, with the day of the last change of what they show."""


@dataclass(frozen=True, slots=True)
class Done:
    """A job that was done: the numbers of its questions, its files, its pages."""

    asked: "array[int]"
    files: tuple[Laid, ...]
    days: Days


@dataclass(frozen=True, slots=True)
class Memory:
    """A build: what the bank answered, which questions there were, and what each job did.

    `frames` names what was drawn around the pages.
    """

    answers: Answers = field(default_factory=Answers)
    questions: tuple[Question, ...] = ()
    jobs: Mapping[str, Done] = field(default_factory=dict)
    frames: bytes = b""

    @classmethod
    def load(cls, path: Path) -> "Memory":
        """Read what is kept; nothing is known where it is missing or not whole."""
        gc.disable()  # nothing of what is made here is garbage, and looking for it takes as long
        try:
            held = pickle.loads(path.read_bytes())  # noqa: S301  our own, see cli/kept.py
        except Exception:  # noqa: BLE001  half a file may fail in any way, and is only a miss
            return cls()
        finally:
            gc.enable()
        return held if isinstance(held, cls) else cls()

    def save(self, path: Path) -> None:
        """Keep it for the next build, which is slower where that fails."""
        with suppress(OSError):
            put(path, pickle.dumps(self, pickle.HIGHEST_PROTOCOL))


class Numbering:
    """Numbers questions in the order in which they are first met."""

    def __init__(self, known: Iterable[Question] = ()) -> None:
        """Begin with questions that have their numbers."""
        self._numbers = {question: number for number, question in enumerate(known)}

    def of(self, questions: Iterable[Question]) -> "array[int]":
        """Give each of some questions its number."""
        numbers = self._numbers
        return array("L", [numbers.setdefault(one, len(numbers)) for one in questions])

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, by their numbers."""
        return tuple(self._numbers)
