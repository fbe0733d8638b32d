"""Risks by factor and place: in how many schools, and in how many of them a measure answers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from opora.indicators.figure import Fact, Figure, Mark, Row, figure_of
from opora.indicators.places import up_from

WEIGHTY = frozenset({Mark.HIGH, Mark.MEDIUM})
"""Marks of the risks that count here."""

Risks = Mapping[tuple[str, str], Figure]
"""By factor and place; at a school the only row is its risk."""


def risk_figures(risks: Iterable[Fact]) -> Risks:
    """Count, for each factor and place, the schools whose last profile names it as a risk.

    Risks of low significance and those excluded with a reason are left out. Of two risks of a
    school that mean one factor the one that no measure answers counts.
    """
    last: dict[str, str] = {}
    held: dict[tuple[str, str, str], Fact] = {}
    for risk in risks:
        last[risk.place] = max(risk.period, last.get(risk.place, ""))
        for factor in risk.factors if risk.marks & WEIGHTY else ():
            at = (risk.place, risk.period, factor)
            known = held.get(at)
            held[at] = known if known and Mark.COVERED not in known.marks else risk
    groups: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for (place, period, factor), risk in held.items():
        if period == last[place]:
            row = Row(replace(risk, factors=(factor,)), int(Mark.COVERED in risk.marks))
            for above in up_from(place):
                groups[factor, above].append(row)
    return {key: figure_of(rows) for key, rows in groups.items()}
