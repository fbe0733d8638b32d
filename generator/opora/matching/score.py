"""The scoring: how well a practice suits a school, and why. `assets/school/score.js` is its twin.

Whole numbers only, and every order ends with an id, so both give the same to the last point.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from opora.matching.facts import PracticeFacts
from opora.matching.request import Request
from opora.matching.weights import GRAVITY, MORE_RISKS, MOST_FAILURES, RULES


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a practice stands where it does: a code of `RULES`, what it is about, its points."""

    code: str
    subject: str
    points: int


@dataclass(frozen=True, slots=True)
class Match:
    """A practice that answers at least one chosen risk; `score` is the sum of its reasons."""

    id: str
    score: int
    reasons: tuple[Reason, ...]


def rank(request: Request, practices: Iterable[PracticeFacts]) -> tuple[Match, ...]:
    """List the practices that answer a chosen risk: most points first, then by id."""
    found = [match(request, one) for one in practices if _answered(request, one)]
    return tuple(sorted(found, key=lambda one: (-one.score, one.id)))


def match(request: Request, practice: PracticeFacts) -> Match:
    """Score one practice."""
    reasons = (
        *_risks(request, practice),
        *_places(request, practice),
        *_people(request, practice),
        *_proof(practice),
    )
    return Match(practice.id, sum(one.points for one in reasons), reasons)


def open_risks(request: Request, practices: Iterable[PracticeFacts]) -> tuple[str, ...]:
    """List the chosen risks that no practice answers: the gravest first, then by id."""
    answered = {factor for one in practices for factor in one.factors}
    return tuple(_by_gravity(request, (one for one in request.risks if one not in answered)))


def _answered(request: Request, practice: PracticeFacts) -> list[str]:
    return _by_gravity(request, (one for one in practice.factors if one in request.risks))


def _by_gravity(request: Request, factors: Iterable[str]) -> list[str]:
    return sorted(set(factors), key=lambda one: (GRAVITY.index(request.risks[one]), one))


def _plain(code: str, subject: str = "") -> Reason:
    return Reason(code, subject, RULES[code].points)


def _risks(request: Request, practice: PracticeFacts) -> Iterator[Reason]:
    """Count the gravest risk in full, the next `MORE_RISKS` in part, and just name the others."""
    for place, factor in enumerate(_answered(request, practice)):
        code = f"risk_{request.risks[factor]}"
        points = RULES[code].points
        if place:
            points = points // MORE_RISKS if place <= MORE_RISKS else 0
        yield Reason(code, factor, points)


def _places(request: Request, practice: PracticeFacts) -> Iterator[Reason]:
    if request.settlement and practice.settlements:
        here = request.settlement in practice.settlements
        yield _plain("settlement" if here else "settlement_other", request.settlement)
    if request.size and practice.sizes:
        here = request.size in practice.sizes
        yield _plain("size" if here else "size_other", request.size)
    if request.small and "small" in practice.traits:
        yield _plain("small")
    if request.remote and "remote" in practice.traits:
        yield _plain("remote")
    if request.stages and practice.stages:
        shared = sorted(request.stages & set(practice.stages))
        yield from (_plain("stage", one) for one in shared)
        if not shared:
            yield _plain("stage_other")


def _people(request: Request, practice: PracticeFacts) -> Iterator[Reason]:
    """Judge by those whom the school lacks; a practice that names nobody is not judged."""
    if practice.needs is None:
        return
    absent = sorted(request.absent)
    yield from (_plain("without", one) for one in absent if one not in practice.needs)
    yield from (_plain("needs", one) for one in absent if one in practice.needs)


def _proof(practice: PracticeFacts) -> Iterator[Reason]:
    if (code := f"level_{practice.level}") in RULES:
        yield _plain(code)
    if not practice.measured:
        yield _plain("document_only" if practice.document else "unmeasured")
    if practice.failed:
        points = RULES["failed"].points * min(practice.failed, MOST_FAILURES)
        yield Reason("failed", str(practice.failed), points)
    if practice.archived:
        yield _plain("archived")
