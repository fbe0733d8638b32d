"""Schools that are alike by what is openly known of them: «похожие школы».

The distance is Gower's: the mean of the distances in single traits, over those that are known of
both schools. Each trait weighs the same. Steps of an order count by their number (village and town
are one step of three apart), sets by what they share, all else as the same or not. Two schools are
compared only where at least three traits are known of both, and called alike up to one third.

Results of assessments are no trait: alike are the circumstances, so that results can be compared.
See J. C. Gower, «A General Coefficient of Similarity and Some of Its Properties», Biometrics, 1971.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Self

from opora.asked import Compared, Shared
from opora.catalog import Catalog
from opora.kinds.school import School, SchoolStatus
from opora.methods.traits import TITLES, Core, Traits, parts, said, traits_of, unlike
from opora.parse import Entry

MOST = 5
"""Schools that are named as alike."""

LEAST_KNOWN = 3
FARTHEST = 1 / 3

EXTRA = 2
"""Traits beside the core: statuses and context."""


class Trait(NamedTuple):
    """A trait of two schools: how far they are apart, and what each is; the same is said once."""

    title: str
    part: float
    here: str
    there: str

    @property
    def same(self) -> bool:
        """Whether the schools do not differ in it."""
        return self.part == 0

    @property
    def words(self) -> str:
        """What the schools are, in words."""
        if self.same:
            return f"{self.title}: {self.here}" if self.here else self.title
        if self.there:
            return f"{self.title}: {self.there}, здесь {self.here}"
        return f"{self.title} описаны другими словами"


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """What two schools have in common and what not, trait by trait; `unknown` were left out.

    `common` and `differing` say so in words, each trait after the other.
    """

    traits: tuple[Trait, ...]
    unknown: tuple[str, ...]
    common: str
    differing: str

    @classmethod
    def of(cls, here: Traits, there: Traits) -> Self:
        """Compare what is known of two schools."""
        one, other = here.values(), there.values()
        rows = list(zip(TITLES.values(), parts(one, other), one, other, strict=True))
        traits = [Trait(t, part, said(a), said(b)) for t, part, a, b in rows if part is not None]
        return cls(
            tuple(traits),
            tuple(title for title, part, _, _ in rows if part is None),
            "; ".join(trait.words for trait in traits if trait.same),
            "; ".join(trait.words for trait in traits if not trait.same),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """A school like another, at a distance from 0 to 1."""

    school: Entry
    distance: float
    likeness: Likeness


Extra = tuple[frozenset[SchoolStatus], frozenset[str]]
"""What a school is beside its core: statuses, and the stems of its context."""

Groups = Mapping[Core, Mapping[Extra, Sequence[str]]]

Found = tuple[float, int, str]
"""A distance, less the number of traits compared, and the id of a school: the order of answers."""


class Near(NamedTuple):
    """Another core: the least distance that its schools may have, and what the cores add to it."""

    bound: float
    total: float
    known: int
    core: Core


@dataclass(frozen=True)
class AlikeSchools:
    """All schools by their traits, to be asked for those like one of them.

    Many schools have the same traits. So cores are compared once, the nearest are looked at first,
    and the search ends where no core can hold a nearer school.
    """

    catalog: Catalog
    _near: dict[Core, list[Near]] = field(default_factory=dict)
    _found: dict[Traits, list[Found]] = field(default_factory=dict)
    _told: dict[tuple[Traits, Traits], Likeness] = field(default_factory=dict)

    @Compared
    def traits(self) -> Mapping[str, Traits]:
        """What is known of each school, by id."""
        return {entry.id: traits_of(one) for entry, one in self.catalog.records(School)}

    @Shared
    def _groups(self) -> Groups:
        found: defaultdict[Core, defaultdict[Extra, list[str]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for id_, traits in self.traits.items():
            found[traits.core][traits.statuses, traits.context].append(id_)
        return found

    def like(self, school: Entry) -> tuple[Alike, ...]:
        """List the schools like one: the nearest first, of equals those compared in more traits."""
        traits = self.traits[school.id]
        if traits not in self._found:
            self._found[traits] = self._search(traits)
        best = [one for one in self._found[traits] if one[2] != school.id][:MOST]
        return tuple(self._alike(school, id_, distance) for distance, _, id_ in best)

    def _search(self, traits: Traits) -> list[Found]:
        """Find one more than is shown: the school itself is among them."""
        best: list[Found] = []
        for near in self._cores(traits.core):
            if near.bound > FARTHEST or (len(best) > MOST and near.bound > best[-1][0]):
                break
            best = sorted((*best, *self._within(near, traits)))[: MOST + 1]
        return best

    def _cores(self, core: Core) -> list[Near]:
        if core not in self._near:
            found = (_near(core, other) for other in self._groups)
            self._near[core] = sorted(found, key=lambda one: (one.bound, str(one.core)))
        return self._near[core]

    def _within(self, near: Near, traits: Traits) -> Iterator[Found]:
        for (statuses, context), ids in self._groups[near.core].items():
            total, known = near.total, near.known
            if statuses and traits.statuses:
                total, known = total + unlike(statuses, traits.statuses), known + 1
            if context and traits.context:
                total, known = total + unlike(context, traits.context), known + 1
            if known >= LEAST_KNOWN and total / known <= FARTHEST:
                yield from ((total / known, -known, one) for one in ids[: MOST + 1])

    def _alike(self, school: Entry, id_: str, distance: float) -> Alike:
        here, there = self.traits[school.id], self.traits[id_]
        entry = self.catalog.get("school", id_)
        if entry is None:
            message = f"a school that is not in the catalog: {id_}"
            raise KeyError(message)
        if (here, there) not in self._told:
            self._told[here, there] = Likeness.of(here, there)
        return Alike(entry, distance, self._told[here, there])


def _near(core: Core, other: Core) -> Near:
    known = [one for one in parts(core, other) if one is not None]
    return Near(sum(known) / (len(known) + EXTRA), sum(known), len(known), other)
