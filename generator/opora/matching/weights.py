"""The one table of weights and words, for this program and for the browser."""

from collections.abc import Mapping
from dataclasses import dataclass

from opora.model import Grade, Role, Settlement, Significance, SizeBand

MORE_RISKS = 2
"""Risks beside the gravest that add points; each adds its points divided by this number too.

Source: the bank's own rule; a practice tagged with everything must not stand above one that is
about the gravest risk.
"""

MOST_FAILURES = 2
"""Failed repetitions that take points: more of them say the same."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A reason for a practice, or against it where `points` are negative.

    `text` is what people read; `{}` stands for the name of what the reason is about.
    """

    points: int
    text: str


RULES: Mapping[str, Rule] = {
    "risk_high": Rule(100, "риск высокой значимости «{}»"),
    "risk_medium": Rule(40, "риск средней значимости «{}»"),
    "risk_low": Rule(15, "риск низкой значимости «{}»"),
    "settlement": Rule(20, "{}"),
    "settlement_other": Rule(-20, "описана для других условий: {} не названа"),
    "size": Rule(15, "подходит по размеру: {} учеников"),
    "size_other": Rule(-10, "описана для школ другого размера, не {} учеников"),
    "small": Rule(15, "работала в малокомплектной школе"),
    "remote": Rule(15, "работала в удалённой школе"),
    "stage": Rule(10, "{}"),
    "stage_other": Rule(-30, "описана для других классов"),
    "without": Rule(5, "{} не нужен"),
    "needs": Rule(-40, "нужен {}"),
    "level_tried": Rule(15, "апробирована"),
    "level_confirmed": Rule(30, "подтверждена школами"),
    "level_recommended": Rule(40, "рекомендована"),
    "document_only": Rule(-10, "описана по документу, результатов нет"),
    "unmeasured": Rule(-5, "результаты не измерены"),
    "failed": Rule(-15, "при повторении не получилось, школ: {}"),
    "archived": Rule(-30, "в архиве: так больше не делают"),
}
"""Reasons by their code, in the order in which they are told.

Source: the bank's own rule; docs/decisions/0010-matching.md says why.
"""

_SETTLEMENTS = {
    Settlement.CITY: "городская школа",
    Settlement.TOWN: "школа в посёлке городского типа",
    Settlement.VILLAGE: "сельская школа",
    Settlement.HARD_TO_REACH: "школа в труднодоступной местности",
}

LABELS: Mapping[str, str] = {
    **{str(one): text for one, text in _SETTLEMENTS.items()},
    **{str(one): one.label for closed in (SizeBand, Grade, Role) for one in closed},
}
"""Names of what reasons are about, by their word in the files; factors come from the catalogue."""

GRAVITY = tuple(Significance)
"""Significances from the gravest to the least."""


def said(code: str, subject: str, factors: Mapping[str, str]) -> str:
    """Say a reason in Russian; `factors` gives the names of risk factors by id."""
    name = factors.get(subject) or LABELS.get(subject) or subject
    return RULES[code].text.replace("{}", name)
