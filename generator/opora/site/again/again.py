"""Deciding what has to be done again, and keeping what was done."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from opora.render import Edition
from opora.render.comparing import Comparing
from opora.site.again.adding import Adding, Answered, Learnt, tidied
from opora.site.again.census import joined, parted
from opora.site.again.drawn import Drawn
from opora.site.again.memory import Done, Memory, Numbering, Site, written
from opora.site.outlet import Outlet


@dataclass(frozen=True, slots=True)
class Again:
    """The last build of a site beside the one under way; `place` is the file between them.

    `stale` names the jobs of the last build that may do something else now.
    """

    place: Path
    memory: Memory
    comparing: Comparing
    stale: Collection[str]

    @classmethod
    def of(cls, edition: Edition, place: Path) -> "Again":
        """Begin a build of an edition."""
        memory = Memory.load(place)
        comparing = Comparing(edition, memory)
        return cls(place, memory, comparing, memory.jobs_of(comparing.unlike))

    @property
    def much_is_fresh(self) -> bool:
        """Whether most of the jobs would do what they did before."""
        return 2 * len(self.stale) < len(self.memory.jobs)

    @property
    def nothing_is_new(self) -> bool:
        """Whether the edition answers everything as the last one did."""
        comparing = self.comparing
        told = comparing.unlike or comparing.anew or comparing.traces != self.memory.traces
        return bool(self.memory.jobs) and not told

    def fresh(self, name: str) -> Done | None:
        """Return what a job did, if it would do the same now."""
        return self.memory.done(name) if name and name not in self.stale else None

    def framed(self, frames: bytes) -> Callable[[str], Done | None]:
        """Return the same for jobs that make pages, which frames are drawn around."""
        return self.fresh if frames == self.memory.site.frames else lambda _: None

    def drawn(self, look: bytes, outlet: Outlet) -> Drawn | None:
        """Take over what the engine drew for the last build, if it would draw the same now."""
        before = self.frames(look)
        return before if before and outlet.bring(before.files) else None

    def frames(self, look: bytes) -> Drawn | None:
        """Return what the engine drew for the last build, if it would draw the same now."""
        before = Drawn.load(self._drawn_place) if look else None
        return before if before and before.look == look else None

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
        comparing, known = self.comparing, self.memory.values
        values = {
            name: numbering.of(asked).tobytes()
            for name, asked in comparing.asked().items()
            if name in comparing.anew or name not in known
        }
        told = comparing.named(numbering.questions)
        numbers = numbering.of(told)
        names = dict(zip(numbers, told.values(), strict=True))
        return Learnt(done, joined(numbering.texts), names, values)

    def keep(self, learnt: Iterable[Learnt], kept: Iterable[str], site: Site) -> None:
        """Keep what was done and what need not be done again, for the next build.

        Args:
            learnt: what each process did anew.
            kept: the names of the jobs of which the last build's files were taken over.
            site: what was made beside.
        """
        comparing = self.comparing
        renamed = {written(question): name for question, name in comparing.renamed.items()}
        answered = Answered(comparing.traces, renamed, comparing.anew)
        adding = Adding(self.memory, answered, jobs=tuple(kept))
        for one in learnt:
            adding.add(one, parted(one.questions))
        memory = adding.memory(site)
        tidy = tidied(memory) if self.memory.jobs and not self.much_is_fresh else memory
        tidy.save(self.place)
