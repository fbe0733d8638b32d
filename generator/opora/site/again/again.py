"""Deciding what has to be done again, and keeping what was done."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from opora.asked import Question
from opora.render import Edition
from opora.render.comparing import Comparing
from opora.site.again.drawn import Drawn
from opora.site.again.memory import Done, Memory, Numbering
from opora.site.outlet import Outlet


@dataclass(frozen=True, slots=True)
class Learnt:
    """What one process did: its jobs, and what the bank answered them."""

    done: Mapping[str, Done]
    questions: tuple[Question, ...]
    told: Mapping[Question, bytes]
    asked: Mapping[str, frozenset[Question]]


@dataclass(slots=True)
class Again:
    """The last build of a site beside the one under way; `place` is the file between them."""

    place: Path
    memory: Memory
    comparing: Comparing
    _changed: bytes = field(default=b"")

    @classmethod
    def of(cls, edition: Edition, place: Path) -> "Again":
        """Begin a build of an edition."""
        memory = Memory.load(place)
        again = cls(place, memory, Comparing(edition, memory.answers))
        again._changed = bytes(map(again.comparing.changed, memory.questions))
        return again

    @property
    def much_is_fresh(self) -> bool:
        """Whether most of the questions have their old answers, and so most pages stay."""
        return 2 * sum(self._changed) < len(self._changed)

    def fresh(self, name: str) -> Done | None:
        """Return what a job did, if it would do the same now."""
        done = self.memory.jobs.get(name) if name else None
        if done is None or any(map(self._changed.__getitem__, done.asked)):
            return None
        return done

    def framed(self, frames: bytes) -> Callable[[str], Done | None]:
        """Return the same for jobs that make pages, which frames are drawn around."""
        return self.fresh if frames == self.memory.frames else lambda _: None

    def drawn(self, look: bytes, outlet: Outlet) -> Drawn | None:
        """Take over what the engine drew for the last build, if it would draw the same now."""
        before = Drawn.load(self._drawn_place) if look else None
        if before and before.look == look and outlet.bring(before.files):
            return before
        return None

    def keep_drawn(self, drawn: Drawn) -> None:
        """Keep what the engine drew, unless that is kept already."""
        before = Drawn.load(self._drawn_place)
        if before != drawn:
            drawn.save(self._drawn_place)

    @property
    def _drawn_place(self) -> Path:
        return self.place.with_name("drawn")

    def learnt(self, done: Mapping[str, Done], numbering: Numbering) -> Learnt:
        """Put together what this process is to tell the one that began the build."""
        questions, comparing = numbering.questions, self.comparing
        return Learnt(done, questions, comparing.named(questions), comparing.asked())

    def keep(self, learnt: Iterable[Learnt], kept: Iterable[str], frames: bytes) -> None:
        """Keep what was done and what need not be done again, for the next build.

        Args:
            learnt: what each process did anew.
            kept: the names of the jobs of which the last build's files were taken over.
            frames: names what was drawn around the pages.
        """
        before, numbering = self.memory, Numbering()
        jobs: dict[str, Done] = {}
        told: dict[Question, bytes] = {}
        asked: dict[str, frozenset[Question]] = {}
        for name in kept:
            jobs[name] = _renumbered(before.jobs[name], before.questions, numbering)
        for one in learnt:
            told |= one.told
            asked |= one.asked
            for name, done in one.done.items():
                jobs[name] = _renumbered(done, one.questions, numbering)
        answers = self.comparing.answers(told, asked)
        Memory(answers, numbering.questions, jobs, frames).save(self.place)


def _renumbered(done: Done, questions: tuple[Question, ...], numbering: Numbering) -> Done:
    return Done(numbering.of(map(questions.__getitem__, done.asked)), done.files, done.days)
