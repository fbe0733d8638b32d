"""Facets and cards of practices."""

from collections.abc import Iterator
from datetime import date

from opora.catalog import Catalog
from opora.indicators import Effect, PracticeLevel, practice_effect, practice_level
from opora.indicators.places import place_of
from opora.kinds.practice import EvidenceLevel, Practice, PracticeKind, PracticeStatus
from opora.kinds.school import School
from opora.model import Cost, FirstEffect, Grade, Level, Ref, Role, SizeBand, Subject
from opora.parse import Entry
from opora.render.facets.card import Card, Mark, factor_tags
from opora.render.facets.facet import at, listed, numbered
from opora.render.facets.shared import SCHOOL_TRAITS, factors, school_traits, territories

_TOLD = frozenset({PracticeStatus.REPLICATED, PracticeStatus.ARCHIVED})
"""States that a card names; most practices are just published."""


_MEANING = {
    PracticeLevel.DESCRIBED: "результатов школ пока нет",
    PracticeLevel.TRIED: "получилось хотя бы в одной школе",
    PracticeLevel.CONFIRMED: "получилось в трёх школах или больше",
    PracticeLevel.RECOMMENDED: "получилось в трёх школах или больше, прошла экспертизу",
}
"""What a level means, in a few words."""


def _places(catalog: Catalog, entry: Entry) -> Iterator[Ref]:
    """Refer to whose experience it is and to who repeated it; without a place, to its programme."""
    practice = entry.entity
    if not isinstance(practice, Practice):
        return
    doers = [*practice.authors, *(one.school for one in practice.replications)]
    yield from doers
    if practice.programme and not any(place_of(catalog, catalog.find(one)) for one in doers):
        yield practice.programme


def _schools(catalog: Catalog, practice: Practice) -> Iterator[School]:
    """Go over the schools where the practice worked: its authors, and those that repeated it."""
    worked = (one.school for one in practice.replications if one.worked)
    for ref in (*practice.authors, *worked):
        found = catalog.find(ref)
        if found and isinstance(found.entity, School):
            yield found.entity


def _traits(catalog: Catalog, entry: Entry) -> Iterator[object]:
    practice = entry.entity
    if isinstance(practice, Practice):
        yield from practice.fit.settlement if practice.fit else ()
        for school in _schools(catalog, practice):
            yield from school_traits(school)


def _sizes(catalog: Catalog, entry: Entry) -> Iterator[object]:
    practice = entry.entity
    if isinstance(practice, Practice):
        yield from practice.fit.size if practice.fit else ()
        yield from (school.size for school in _schools(catalog, practice) if school.size)


def _years(_: Catalog, entry: Entry) -> Iterator[object]:
    practice = entry.entity
    if isinstance(practice, Practice):
        yield from range(practice.year_from, (practice.year_to or practice.year_from) + 1)


def _standing(catalog: Catalog, entry: Entry) -> Iterator[object]:
    if standing := practice_level(catalog, entry):
        yield standing.level


FACETS = (
    factors(at("factors")),
    listed("kind", "Вид практики", PracticeKind, at("kind")),
    listed("level", "Уровень", Level, at("level")),
    listed("audience", "Кому", Role, at("audience")),
    listed("subject", "Предмет", Subject, at("subjects")),
    listed("grade", "Классы", Grade, at("grades")),
    listed("school", "Какая школа", SCHOOL_TRAITS, _traits),
    listed("size", "Сколько учеников", SizeBand, _sizes),
    listed("cost", "Расходы", Cost, at("effort.cost")),
    listed("effect", "Когда виден первый результат", FirstEffect, at("first_effect")),
    listed("evidence", "Доказанность", EvidenceLevel, at("evidence_level")),
    listed("standing", "Насколько проверена", PracticeLevel, _standing),
    numbered("year", "Год", _years),
    territories(_places),
)


def rank(catalog: Catalog, entry: Entry) -> tuple[int, int]:
    """Put first what is proven best."""
    standing, practice = practice_level(catalog, entry), entry.entity
    if standing is None or not isinstance(practice, Practice):
        return 0, 0
    evidence = practice.evidence_level
    proof = [*EvidenceLevel].index(evidence) if evidence else -1
    return -[*PracticeLevel].index(standing.level), -proof


def card(catalog: Catalog, entry: Entry, as_of: date) -> Card:
    """Show what a practice is, how far it has been proven, and which factors it answers."""
    practice = entry.entity
    if not isinstance(practice, Practice):
        return Card(entry, entry.id)
    what = f"{practice.kind.label}, {practice.level.label} уровень"
    return Card(
        entry,
        practice.title,
        practice.summary,
        (
            (Mark(what),),
            tuple(_states(catalog, entry, practice, as_of)),
            tuple(_ratings(practice)),
        ),
        factor_tags(catalog, practice.factors),
    )


def _states(catalog: Catalog, entry: Entry, practice: Practice, as_of: date) -> Iterator[Mark]:
    if standing := practice_level(catalog, entry):
        yield Mark(standing.level.label, f"o-state o-level-{standing.level}")
        if practice.status in _TOLD:
            yield Mark(practice.status.label, "o-state")
        if standing.review_due(as_of):
            yield Mark("требует пересмотра", "o-state o-stale")
        yield Mark(_MEANING[standing.level])


def _ratings(practice: Practice) -> Iterator[Mark]:
    """Rate a practice twice, evidence apart from effect, and say what it costs where told."""
    evidence, effect = practice.evidence_level, practice_effect(practice)
    yield Mark("Доказательства:")
    look = f"o-evidence o-{evidence}" if evidence else "o-unknown"
    yield Mark(evidence.label if evidence else Effect.NO_DATA.label, look)
    yield Mark("· Эффект:")
    look = "o-unknown" if effect is Effect.NO_DATA else f"o-effect o-{effect}"
    yield Mark(effect.label, look)
    if practice.effort and practice.effort.cost:
        yield Mark(f"· Расходы: {practice.effort.cost.label}")
