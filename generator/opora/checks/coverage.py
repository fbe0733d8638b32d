"""Checks of how a school's roadmap answers the risks of its profile."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from opora.catalog import Catalog
from opora.checks.check import at, finding
from opora.diagnostics import Diagnostic
from opora.kinds.catalogue import Factor
from opora.kinds.risk_profile import RiskEntry, RiskProfile, Verdict
from opora.kinds.roadmap import Measure, Roadmap
from opora.model import MeasureState, Ref, Significance
from opora.parse import Entry

TIME_TO_PLAN = timedelta(days=60)
"""How long a profile may wait for its roadmap."""


def risks_are_covered(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V20, V22: a high risk, or a medium one that is confirmed, is answered by a measure.

    Where there is no roadmap for the year at all, V25 speaks.
    """
    for entry, profile in catalog.records(RiskProfile):
        roadmaps = roadmaps_of(catalog, entry)
        if not roadmaps:
            continue
        covered = _covered(catalog, roadmaps)
        for number, risk in enumerate(profile.entries):
            code = _demanded(risk)
            if code and catalog.find(risk.factor) and not _meanings(catalog, risk.factor) & covered:
                message = (
                    f"риск «{risk.factor.id}» ({_weight(code)}) не закрыт ни одной мерой карты"
                )
                hint = (
                    f"добавьте в {roadmaps[0].path} меру с этим фактором или запишите "
                    "в decision, почему школа с ним не работает"
                )
                yield finding(code, at(entry, "entries", number, "factor"), message, hint)


def measures_answer_profile(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V24: a measure of a school answers a risk that the school has."""
    for entry, profile in catalog.records(RiskProfile):
        risks = (risk.factor for risk in profile.entries)
        named = {id_ for factor in risks for id_ in _meanings(catalog, factor)}
        for roadmap in roadmaps_of(catalog, entry):
            for measure, number, factor in _answers(catalog, roadmap):
                if catalog.find(factor) and not _meanings(catalog, factor) & named:
                    message = f"фактора «{factor.id}» нет в рисковом профиле школы"
                    hint = f"проверьте фактор или добавьте риск в {entry.path}"
                    yield finding("V24", at(measure, "factors", number), message, hint)


def profile_has_roadmap(catalog: Catalog, as_of: date) -> Iterator[Diagnostic]:
    """V25: a roadmap follows a profile in time."""
    for entry, profile in catalog.records(RiskProfile):
        late = profile.date is not None and as_of - profile.date > TIME_TO_PLAN
        if late and not roadmaps_of(catalog, entry) and not _unread_roadmap(catalog, entry):
            message = f"профилю от {profile.date} больше 60 дней, а дорожной карты нет"
            hint = f"добавьте рядом roadmap-{entry.names['year']}.yml"
            yield finding("V25", at(entry, "date"), message, hint)


def roadmaps_of(catalog: Catalog, profile: Entry) -> list[Entry]:
    """List the roadmaps of a profile's school that run in its year."""
    year = int(profile.names["year"])
    return [
        entry
        for entry in catalog.siblings(profile, "roadmap")
        if isinstance(entry.entity, Roadmap) and _runs_in(entry.entity, year)
    ]


def _runs_in(roadmap: Roadmap, year: int) -> bool:
    return roadmap.period.start.year <= year <= roadmap.period.end.year


def _unread_roadmap(catalog: Catalog, profile: Entry) -> bool:
    """Tell whether a roadmap is there that could not be read: it may be the one."""
    school = profile.parent.id.replace("/", "-") if profile.parent else ""
    return any(
        id_.startswith(f"{school}-{profile.names['year']}") and not catalog.get("roadmap", id_)
        for id_ in catalog.on_disk("roadmap")
    )


def _demanded(risk: RiskEntry) -> str | None:
    """Return the rule that demands a measure against a risk."""
    if not risk.included:
        return None
    if risk.significance is Significance.HIGH:
        return "V20"
    verdict = risk.curator_assessment.verdict if risk.curator_assessment else None
    medium = risk.significance is Significance.MEDIUM
    return "V22" if medium and verdict is Verdict.CONFIRMED else None


def _weight(code: str) -> str:
    return "высокой значимости" if code == "V20" else "средней значимости, подтверждён куратором"


def _covered(catalog: Catalog, roadmaps: Iterable[Entry]) -> set[str]:
    return {
        id_
        for roadmap in roadmaps
        for _, _, factor in _answers(catalog, roadmap)
        for id_ in _meanings(catalog, factor)
    }


def _answers(catalog: Catalog, roadmap: Entry) -> Iterator[tuple[Entry, int, Ref]]:
    """Go over the factors that the measures of a roadmap answer; cancelled ones answer none."""
    for entry in catalog.below(roadmap, "measure"):
        measure = entry.entity
        if isinstance(measure, Measure) and measure.state is not MeasureState.CANCELLED:
            for number, factor in enumerate(measure.factors):
                yield entry, number, factor


def _meanings(catalog: Catalog, factor: Ref) -> set[str]:
    """Return a factor with those it maps to in the basis catalogue."""
    found = catalog.find(factor)
    mapped = found.entity.maps_to if found and isinstance(found.entity, Factor) else ()
    return {factor.id, *(ref.id for ref in mapped)}
