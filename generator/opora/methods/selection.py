"""Which schools meet a programme's rule of selection, each with its reasons.

Source: the project «Школы роста» of Vladivostok, 2020: a school has low results where at least two
indicators of assessments have more than 30 % of failing marks, by the data of 2018 and 2019.

Decided here, where the document is silent:

- An indicator is a procedure, a subject and a grade together. The same one in two years is one.
- «More than» is strict: 30 % is not more than 30 %. Shares are compared as they are written.
- An indicator counts where it is over the threshold in any of the years, unless the rule says each.
- What is not known is not «no». A school is out only if no number that is missing could let it in.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from opora.catalog import Catalog
from opora.indicators import within
from opora.kinds.programme import Across, Programme, SelectionRule
from opora.methods.outcomes import AllOutcomes, Outcomes, What
from opora.model import Labelled
from opora.parse import Entry


class Verdict(Labelled):
    """Whether a school meets a rule."""

    MEETS = "meets", "подходит под правило"
    UNKNOWN = "unknown", "сказать нельзя"
    NOT = "not", "не подходит"


@dataclass(frozen=True, slots=True)
class Judged:
    """An indicator of a school: its share of failing marks by year, and whether it counts.

    A share is nothing where it is not known; `counts` is nothing where that could change it.
    """

    what: What
    shares: tuple[tuple[int, float | None], ...]
    counts: bool | None


@dataclass(frozen=True, slots=True, eq=False)
class Selected:
    """A school with its verdict and the indicators that speak for it, against it and not at all.

    `silent` are the years of which nothing is known.
    """

    school: Entry
    verdict: Verdict
    judged: tuple[Judged, ...]
    silent: tuple[int, ...]

    @property
    def over(self) -> tuple[Judged, ...]:
        """The indicators that count."""
        return tuple(one for one in self.judged if one.counts)

    @property
    def open(self) -> tuple[Judged, ...]:
        """The indicators of which it cannot be said."""
        return tuple(one for one in self.judged if one.counts is None)


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """The schools of a programme's territory, judged by its rule, in the order of ids."""

    rule: SelectionRule
    across: Across
    schools: tuple[Selected, ...]

    def of(self, verdict: Verdict) -> tuple[Selected, ...]:
        """List the schools with a verdict."""
        return tuple(one for one in self.schools if one.verdict is verdict)


def rule_gaps(rule: SelectionRule) -> tuple[str, ...]:
    """Name in Russian what a rule must say before it can be counted."""
    needed = {
        "порог": rule.threshold_percent,
        "число показателей": rule.min_count,
        "годы": rule.years or None,
    }
    return tuple(name for name, value in needed.items() if value is None)


def select(
    catalog: Catalog, held: AllOutcomes, programme: Programme, across: Across | None = None
) -> Selection | None:
    """Judge the schools of a programme's territory.

    Args:
        catalog: the records.
        held: the results that tables tell of.
        programme: the programme; without a rule that can be counted there is no answer.
        across: how years are taken together; the rule's own way where nothing is given.
    """
    rule = programme.selection_rule
    if rule is None or rule_gaps(rule):
        return None
    way = across or rule.across or Across.ANY
    scope = programme.territory.id if programme.territory else ""
    return Selection(
        rule,
        way,
        tuple(
            _judge(entry, held.get(entry.id, {}), rule, way)
            for entry in catalog.all("school")
            if within(entry.id, scope)
        ),
    )


def _judge(school: Entry, held: Outcomes, rule: SelectionRule, across: Across) -> Selected:
    judged = tuple(_judged(held, rule, across))
    silent = tuple(
        year for year in rule.years if not any(dict(one.shares)[year] is not None for one in judged)
    )
    wanted = rule.min_count or 0
    over = sum(bool(one.counts) for one in judged)
    open_ = sum(one.counts is None for one in judged)
    verdict = Verdict.NOT
    if over >= wanted:
        verdict = Verdict.MEETS
    elif silent or over + open_ >= wanted:
        verdict = Verdict.UNKNOWN
    return Selected(school, verdict, judged, silent)


def _judged(held: Outcomes, rule: SelectionRule, across: Across) -> Iterator[Judged]:
    for what in sorted({what for what, year in held if year in rule.years}):
        rows = ((year, held.get((what, year))) for year in rule.years)
        shares = tuple((year, row.failed if row else None) for year, row in rows)
        yield Judged(what, shares, _counts(shares, rule.threshold_percent or 0, across))


def _counts(
    shares: tuple[tuple[int, float | None], ...], threshold: float, across: Across
) -> bool | None:
    """Tell whether an indicator counts; nothing where a missing share could decide it."""
    over = [None if share is None else share > threshold for _, share in shares]
    match across:
        case Across.ANY:
            return True if True in over else None if None in over else False
        case Across.EACH:
            return False if False in over else None if None in over else True
