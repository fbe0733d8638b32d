"""What the records add up to, each number with the records behind it."""

from opora.indicators.agenda import Agenda, agenda_of, due, matters
from opora.indicators.breakdown import Breakdown, breakdowns
from opora.indicators.computed_bank import EVENTS, plan_and_fact
from opora.indicators.declared import Declared, cell_of, declared
from opora.indicators.factors import (
    FactorCoverage,
    basis_factors,
    coverage_of,
    factor_coverage,
    roadmap_coverage,
)
from opora.indicators.facts import Facts, facts_of
from opora.indicators.figure import Fact, Figure, Mark, Row, share_of
from opora.indicators.gaps import CURATORS, Gap, curators_of, partnerships_of, school_gaps
from opora.indicators.matter import Matter, Worklist
from opora.indicators.places import level_of, up_from, within
from opora.indicators.practice_effect import Effect, practice_effect
from opora.indicators.practice_level import PracticeLevel, Standing, practice_level
from opora.indicators.registry import COMPUTED, rows_of
from opora.indicators.reporting import Due, dues, last_day, reporting_roadmaps
from opora.indicators.risks import Risks, risk_figures
from opora.indicators.school_facts import SELECTED
from opora.indicators.suppression import HIDDEN, hidden_values, is_few
from opora.indicators.tally import Cell
from opora.indicators.targets import is_met, targets_at, targets_of_place
from opora.indicators.territories import school_coverage, schools_of
from opora.indicators.values import Key, Reading, indicator_values
from opora.indicators.worklists import WORKLISTS

__all__ = [
    "COMPUTED",
    "CURATORS",
    "EVENTS",
    "HIDDEN",
    "SELECTED",
    "WORKLISTS",
    "Agenda",
    "Breakdown",
    "Cell",
    "Declared",
    "Due",
    "Effect",
    "Fact",
    "FactorCoverage",
    "Facts",
    "Figure",
    "Gap",
    "Key",
    "Mark",
    "Matter",
    "PracticeLevel",
    "Reading",
    "Risks",
    "Row",
    "Standing",
    "Worklist",
    "agenda_of",
    "basis_factors",
    "breakdowns",
    "cell_of",
    "coverage_of",
    "curators_of",
    "declared",
    "due",
    "dues",
    "factor_coverage",
    "facts_of",
    "hidden_values",
    "indicator_values",
    "is_few",
    "is_met",
    "last_day",
    "level_of",
    "matters",
    "partnerships_of",
    "plan_and_fact",
    "practice_effect",
    "practice_level",
    "reporting_roadmaps",
    "risk_figures",
    "roadmap_coverage",
    "rows_of",
    "school_coverage",
    "school_gaps",
    "schools_of",
    "share_of",
    "targets_at",
    "targets_of_place",
    "up_from",
    "within",
]
