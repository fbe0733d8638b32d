"""Checks of records: of each alone, as soon as its file is read, and of all together.

A new rule is a line in a table of `rules`, a function here and an example folder.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from opora.catalog import Catalog
from opora.checks import (
    alike,
    assessments,
    bodies,
    catalogues,
    coverage,
    dates,
    editorial,
    indicators,
    markup,
    measures,
    outcomes,
    practices,
    support,
)
from opora.checks.check import Check
from opora.diagnostics import Diagnostic
from opora.parse import Entry

__all__ = ["ALONE", "EACH", "TOGETHER", "Check", "look_at", "run_checks"]

ALONE: tuple[Check, ...] = (
    bodies.sections_are_there,
    markup.no_html,
    bodies.failures_are_told,
    bodies.long_story_has_steps,
    bodies.links_open_for_all,
    bodies.addresses_are_what_they_seem,
    practices.published_has_result,
    practices.summary_is_short,
    practices.materials_are_licensed,
    practices.materials_open_for_all,
    editorial.figures_have_sources,
    editorial.length_is_right,
    editorial.text_is_easy,
    editorial.words_are_fit,
    editorial.text_is_plain,
)
"""Checks that need nothing but one file: no other record and no day, so what they find is kept."""

TOGETHER: tuple[Check, ...] = (
    alike.nobody_tells_it_already,
    catalogues.one_basis,
    catalogues.groups_exist,
    catalogues.practice_answers_basis,
    catalogues.catalogue_of_the_year,
    catalogues.factors_of_the_catalogue,
    coverage.risks_are_covered,
    coverage.measures_answer_profile,
    coverage.profile_has_roadmap,
    dates.measure_within_roadmap,
    dates.roadmap_within_programme,
    dates.done_in_time,
    dates.overdue,
    dates.schedule_is_named,
    dates.order_of_measures,
    measures.tasks_have_measures,
    measures.tasks_exist,
    measures.needed_measures_exist,
    measures.factor_or_scope,
    outcomes.done_is_proved,
    outcomes.few_people_are_not_told,
    outcomes.promise_is_kept,
    outcomes.up_to_all,
    practices.authors_can_be_asked,
    support.report_in_time,
    support.report_after_its_month,
    support.review_is_complete,
    support.course_has_hours,
    support.published_is_reviewed,
    support.answered_has_answer,
    support.abbreviation_once,
    support.partner_is_another,
    assessments.grade_fits_procedure,
    assessments.told_once,
    assessments.table_is_there,
    assessments.shares_are_percent,
    assessments.few_are_not_left_over,
    indicators.few_people_are_hidden,
    indicators.computed_is_not_typed,
    indicators.units_agree,
    indicators.declared_agrees,
    indicators.declared_once,
    editorial.sources_are_dated,
    editorial.guide_is_named_by_factor,
)
"""Checks that look at records beside one another, or by the day."""


EACH: Mapping[Check, str] = {
    catalogues.practice_answers_basis: "practice",
    practices.authors_can_be_asked: "practice",
    support.published_is_reviewed: "practice",
}
"""Those of them that go over the records of a kind, and report of each what stands in its file.

From there they look at records of other kinds alone, so a changed record is looked at by itself.
"""


def look_at(entries: Iterable[Entry]) -> Iterator[Diagnostic]:
    """Check the records of one file alone."""
    held: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in entries:
        held[entry.kind.name].setdefault(entry.id, entry)
    if held:
        yield from run_checks(Catalog(held), date.min, ALONE)


def run_checks(
    catalog: Catalog, as_of: date, checks: Iterable[Check] = TOGETHER
) -> Iterator[Diagnostic]:
    """Run checks one after another."""
    for check in checks:
        yield from check(catalog, as_of)
