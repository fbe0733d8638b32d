"""Groups of regions or schools by mean completion of assessments.

Source: the Sakhalin programme of 2021: hierarchical clustering by the farthest neighbour on the
mean completion of ВПР (grade 4), ОГЭ and ЕГЭ in Russian and mathematics, over two years, into three
groups: high, middle and low potential.

Decided here: all six numbers have the same weight and are compared as percent, without scaling; a
number is the plain mean over the last two years that the tables hold for such places. Places
without one of the numbers are not placed by guess but listed. Schools without ЕГЭ, those of nine
grades, are compared apart, on the four numbers that they have.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from opora.catalog import Catalog
from opora.indicators import schools_of
from opora.kinds.results import Procedure
from opora.methods.linkage import Merge, complete_linkage, cut
from opora.methods.outcomes import AllOutcomes, Outcomes
from opora.model import Labelled, Subject
from opora.parse import Entry

GROUPS = 3
YEARS = 2

VPR_GRADE = 4
"""The grade whose ВПР count. Source: the Sakhalin programme."""


class Potential(Labelled):
    """Groups in the order of their mean completion."""

    HIGH = "high", "высокий потенциал"
    MIDDLE = "middle", "средний потенциал"
    LOW = "low", "низкий потенциал"


class Number(NamedTuple):
    """One of the numbers by which places are compared."""

    procedure: Procedure
    subject: Subject

    @property
    def label(self) -> str:
        """Name it: «ВПР, русский язык»."""
        return f"{self.procedure.label}, {self.subject.label}"


_SUBJECTS = (Subject.RUSSIAN, Subject.MATHEMATICS)
_BASIC = tuple(Number(one, s) for one in (Procedure.VPR, Procedure.OGE) for s in _SUBJECTS)
ALL = (*_BASIC, *(Number(Procedure.EGE, subject) for subject in _SUBJECTS))
BASIC = _BASIC
"""What a school of nine grades has."""


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """A place with its numbers, in the order of `Clustering.numbers`."""

    entry: Entry
    numbers: tuple[float, ...]

    @property
    def mean(self) -> float:
        """The mean of its numbers."""
        return sum(self.numbers) / len(self.numbers)


@dataclass(frozen=True, slots=True, eq=False)
class Cluster:
    """A group: its members in the order of ids, and what it is called among the groups."""

    potential: Potential
    members: tuple[Member, ...]

    @property
    def mean(self) -> float:
        """The mean of its members' means."""
        return sum(member.mean for member in self.members) / len(self.members)


@dataclass(frozen=True, slots=True, eq=False)
class Clustering:
    """Places compared on the same numbers: the merges, the groups, and who was left out and why.

    Without three members there is nothing to part, and no group.
    """

    numbers: tuple[Number, ...]
    years: tuple[int, ...]
    members: tuple[Member, ...]
    merges: tuple[Merge, ...]
    groups: tuple[Cluster, ...]
    missing: tuple[tuple[Entry, tuple[Number, ...]], ...]


def cluster_regions(catalog: Catalog, held: AllOutcomes) -> Clustering:
    """Compare the regions that tables tell of."""
    told = [entry for entry in catalog.all("region") if held.get(entry.id)]
    return _cluster(told, held, ALL)


def cluster_schools(catalog: Catalog, held: AllOutcomes, region: Entry) -> tuple[Clustering, ...]:
    """Compare the schools of a region: those with ЕГЭ, then those without."""
    told = [entry for entry in schools_of(catalog, region) if held.get(entry.id)]
    full = [one for one in told if any(w.procedure is Procedure.EGE for w, _ in held[one.id])]
    basic = [one for one in told if one not in full]
    parts = ((full, ALL), (basic, BASIC))
    return tuple(_cluster(places, held, numbers) for places, numbers in parts if places)


def _cluster(places: Sequence[Entry], held: AllOutcomes, numbers: tuple[Number, ...]) -> Clustering:
    years = _last_years(held[place.id] for place in places)
    means = {place.id: _means(held[place.id], numbers, years) for place in places}
    members = tuple(
        Member(place, tuple(means[place.id].values()))
        for place in places
        if len(means[place.id]) == len(numbers)
    )
    missing = tuple(
        (place, tuple(one for one in numbers if one not in means[place.id]))
        for place in places
        if len(means[place.id]) < len(numbers)
    )
    if len(members) < GROUPS:
        return Clustering(numbers, years, members, (), (), missing)
    merges = complete_linkage([member.numbers for member in members])
    groups = tuple(_named(members, cut(merges, GROUPS)))
    return Clustering(numbers, years, members, merges, groups, missing)


def _last_years(held: Iterable[Outcomes]) -> tuple[int, ...]:
    years = {year for rows in held for (_, year), row in rows.items() if row.completion is not None}
    return tuple(sorted(years)[-YEARS:])


def _means(held: Outcomes, numbers: Sequence[Number], years: Sequence[int]) -> dict[Number, float]:
    """Compute the mean of each number over the years; what has no share has no mean."""
    found = {}
    for number in numbers:
        shares = [
            row.completion
            for (what, year), row in sorted(held.items(), key=lambda one: one[0])
            if (what.procedure, what.subject) == number and year in years
            if what.procedure is not Procedure.VPR or what.grade == VPR_GRADE
            if row.completion is not None
        ]
        if shares:
            found[number] = sum(shares) / len(shares)
    return found


def _named(members: Sequence[Member], parts: Iterable[tuple[int, ...]]) -> Iterator[Cluster]:
    """Call groups by their mean completion, the highest first; of two there is no middle."""
    held = [tuple(members[number] for number in part) for part in parts]
    held.sort(key=lambda part: (-sum(one.mean for one in part) / len(part), part[0].entry.id))
    names = {1: (Potential.MIDDLE,), 2: (Potential.HIGH, Potential.LOW)}
    for name, part in zip(names.get(len(held), tuple(Potential)), held, strict=True):
        yield Cluster(name, part)
