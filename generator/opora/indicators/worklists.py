"""The table of worklists: every gap that somebody can close."""

from opora.catalog import Catalog
from opora.indicators import school_worklists as schools
from opora.indicators.computed_bank import k13
from opora.indicators.facts import Facts
from opora.indicators.figure import Mark
from opora.indicators.matter import Matter, Worklist
from opora.indicators.practice_level import practice_level
from opora.model import Role
from opora.parse import Entry


def factors_without_practices(catalog: Catalog, facts: Facts) -> list[Matter]:
    """K13 turned over: factors of the basis catalogue that no published practice answers.

    Approaches from research are named beside and fill no gap.
    """
    return [
        Matter(row.fact.entry, _no_practice(catalog, row.fact.entry), "", Role.METHODIST)
        for row in k13(facts)
        if not row.fact.place and not row.top
    ]


def _no_practice(catalog: Catalog, factor: Entry) -> str:
    told = "нет опубликованных практик"
    beside = catalog.naming(factor, "approach", "factors")
    return f"{told}, есть подходы из исследований" if beside else told


def practices_to_review(catalog: Catalog, facts: Facts) -> list[Matter]:
    """List the published practices on which the last word is too old."""
    return [
        Matter(fact.entry, "пора пересмотреть", fact.place, Role.EXPERT, standing.fresh_until)
        for fact in facts.practices
        if (standing := practice_level(catalog, fact.entry)) and standing.review_due(facts.as_of)
    ]


def questions_without_answer(_: Catalog, facts: Facts) -> list[Matter]:
    """K28 turned over: questions that wait for an answer."""
    return [
        Matter(fact.entry, f"без ответа с {fact.due:%d.%m.%Y}", fact.place, Role.METHODIST)
        for fact in facts.questions
        if Mark.ANSWERED not in fact.marks
    ]


_HEAD, _COORDINATOR = Role.SCHOOL_HEAD, Role.MUNICIPAL_COORDINATOR
_without = schools.schools_without

WORKLISTS: tuple[Worklist, ...] = (
    Worklist("overdue", "Просроченные меры", schools.overdue_measures),
    Worklist("unproved", "Выполнено без подтверждения", schools.unproved_measures),
    Worklist("high-risks", "Высокие риски без мер", schools.high_risks_without_measure),
    Worklist("medium-risks", "Риски ждут куратора", schools.medium_risks_awaiting_curator),
    Worklist("factors", "Факторы без практик", factors_without_practices),
    Worklist(
        "no-profile", "Школы без профиля", _without(Mark.PROFILE, "нет рискового профиля", _HEAD)
    ),
    Worklist("no-roadmap", "Школы без карты", _without(Mark.ROADMAP, "нет дорожной карты", _HEAD)),
    Worklist(
        "no-curator", "Школы без куратора", _without(Mark.CURATOR, "нет куратора", _COORDINATOR)
    ),
    Worklist(
        "no-partner",
        "ШНОР без партнёра с планом",
        _without(Mark.PARTNER, "нет партнёра с планом", _COORDINATOR, Mark.SHNOR),
    ),
    Worklist("curators", "Перегруженные кураторы", schools.overloaded_curators),
    Worklist("missing-reports", "Несданные отчёты", schools.missing_reports),
    Worklist("late-reports", "Отчёты с опозданием", schools.late_reports),
    Worklist("practices", "Практики на пересмотр", practices_to_review),
    Worklist("questions", "Вопросы без ответа", questions_without_answer),
)
