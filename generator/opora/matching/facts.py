"""What matching knows of a practice, read from the records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from opora.catalog import Catalog
from opora.indicators import PracticeLevel, practice_level
from opora.kinds.approach import Approach
from opora.kinds.catalogue import Factor
from opora.kinds.practice import Origin, Practice, PracticeStatus
from opora.kinds.school import School
from opora.model import Ref
from opora.parse import Entry


@dataclass(frozen=True, slots=True)
class PracticeFacts:
    """Facts of a practice, in the words of the files, each list sorted.

    `factors` are those of the basis catalogue that it answers. `settlements`, `sizes` and `traits`
    come from where it fits and from the schools where it worked; an empty one says nothing.
    `needs` is nothing where the record does not say whom the practice takes. `failed` counts
    repetitions that did not work.
    """

    id: str
    factors: tuple[str, ...]
    settlements: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    needs: tuple[str, ...] | None = None
    level: str = PracticeLevel.DESCRIBED
    measured: bool = False
    failed: int = 0
    document: bool = False
    archived: bool = False


def bank_facts(catalog: Catalog) -> tuple[PracticeFacts, ...]:
    """Read the facts of every practice, in the order of ids."""
    found = (_facts(catalog, entry) for entry in catalog.all("practice"))
    return tuple(one for one in found if one)


def approach_facts(catalog: Catalog) -> tuple[PracticeFacts, ...]:
    """Read the facts of every approach, in the order of ids, to be ranked by the same scoring.

    Where an approach worked and what it brought are no facts of schools: nothing is said of
    places, and neither the proof of a practice nor the lack of it counts.
    """
    return tuple(
        PracticeFacts(
            id=entry.id,
            factors=basis_ids(catalog, approach.factors),
            stages=_sorted(approach.grades),
            needs=None if approach.needs is None else _sorted(approach.needs),
            measured=True,
        )
        for entry, approach in catalog.records(Approach)
    )


def basis_ids(catalog: Catalog, refs: Iterable[Ref]) -> tuple[str, ...]:
    """Turn references to factors of any catalogue into ids of the basis catalogue, sorted."""
    return _sorted(_basis_ids(catalog, refs))


def _basis_ids(catalog: Catalog, refs: Iterable[Ref]) -> Iterator[str]:
    for ref in refs:
        found = catalog.find(ref)
        if found and isinstance(found.entity, Factor):
            mapped = found.entity.maps_to
            yield from (one.id for one in mapped) if mapped else (ref.id,)


def _facts(catalog: Catalog, entry: Entry) -> PracticeFacts | None:
    practice, standing = entry.entity, practice_level(catalog, entry)
    if not isinstance(practice, Practice) or standing is None:
        return None
    schools = [one.entity for one in standing.schools if isinstance(one.entity, School)]
    fit = practice.fit
    return PracticeFacts(
        id=entry.id,
        factors=basis_ids(catalog, practice.factors),
        settlements=_sorted([*(fit.settlement if fit else ()), *(s.settlement for s in schools)]),
        sizes=_sorted([*(fit.size if fit else ()), *(school.size for school in schools)]),
        traits=_sorted(trait for school in schools for trait in _traits(school)),
        stages=_sorted(practice.grades),
        needs=None if practice.needs is None else _sorted(practice.needs),
        level=standing.level,
        measured=any(result.before is not None for result in practice.results),
        failed=sum(one.worked is False for one in practice.replications),
        document=practice.origin is Origin.DOCUMENT,
        archived=practice.status is PracticeStatus.ARCHIVED,
    )


def _traits(school: School) -> Iterator[str]:
    if school.small_school:
        yield "small"
    if school.remote:
        yield "remote"


def _sorted(words: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({str(one) for one in words if one}))
