"""Checks of reports, reviews, questions, events, partners and words."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from opora.catalog import Catalog
from opora.checks.check import at, at_key, finding
from opora.checks.practices import is_out
from opora.diagnostics import Diagnostic
from opora.indicators import last_day
from opora.kinds.consultation import Consultation, ConsultationState
from opora.kinds.event import Event, EventForm
from opora.kinds.glossary import Glossary
from opora.kinds.partnership import Partnership
from opora.kinds.practice import Practice
from opora.kinds.report import Report, due_date
from opora.kinds.review import REQUIRED, Review
from opora.model.period import month_bounds


def report_in_time(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V13: a report is in by its day of the next month, the tenth unless a roadmap says other."""
    for entry, report in catalog.records(Report):
        sender, month = catalog.parent(entry), entry.names["month"]
        due = last_day(catalog, sender, month) if sender else due_date(month)
        if report.submitted > due:
            message = f"отчёт сдан {report.submitted}, а срок был {due}"
            hint = "если дата верна, оставьте: опоздание будет видно на странице"
            yield finding("V13", at(entry, "submitted"), message, hint)


def report_after_its_month(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V14: a report is not older than the month it is about."""
    for entry, report in catalog.records(Report):
        month = entry.names["month"]
        if report.submitted < month_bounds(month)[0]:
            message = f"отчёт за {month} сдан {report.submitted}, раньше самого месяца"
            hint = "исправьте submitted или имя файла: в нём месяц, за который отчёт"
            yield finding("V14", at(entry, "submitted"), message, hint)


def review_is_complete(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V38: a review marks each required criterion, and none twice."""
    for entry, review in catalog.records(Review):
        marked = Counter(score.criterion for score in review.criteria)
        missing = [criterion for criterion in REQUIRED if criterion not in marked]
        if missing:
            named = ", ".join(f"{one} ({one.label})" for one in missing)
            message = f"нет оценки по обязательным критериям: {named}"
            yield finding("V38", at_key(entry, "criteria"), message, "добавьте их в criteria")
        for criterion in (one for one, count in marked.items() if count > 1):
            message = f"критерий «{criterion}» оценён дважды"
            yield finding("V38", at_key(entry, "criteria"), message, "оставьте одну оценку")


def course_has_hours(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V39: a course says how many hours it takes."""
    for entry, event in catalog.records(Event):
        if event.form is EventForm.COURSE and not event.hours and "hours" not in event.unknown:
            hint = "добавьте hours; если число неизвестно, объясните это в unknown"
            yield finding("V39", at(entry, "form"), "у курсов не указаны часы", hint)


def published_is_reviewed(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V40: what its authors describe goes out after a review that passed."""
    for entry, practice in catalog.records(Practice):
        reviews = (one.entity for one in catalog.naming(entry, "review", "object"))
        if is_out(practice) and not any(isinstance(r, Review) and r.passed for r in reviews):
            message = f"практика в состоянии «{practice.status.label}», а экспертизы нет"
            hint = "верните status: accepted; после экспертизы в reviews/ практику опубликуют"
            yield finding("V40", at(entry, "status"), message, hint)


def answered_has_answer(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V47: a question that counts as answered has an answer and says who gave it."""
    for entry, asked in catalog.records(Consultation):
        is_answered = asked.state is ConsultationState.ANSWERED
        if is_answered and not (asked.answer and asked.answered_by):
            message = "вопрос отмечен отвеченным, а ответа или роли отвечавшего нет"
            hint = "допишите answer и answered_by или поставьте state: open"
            yield finding("V47", at(entry, "state"), message, hint)


def abbreviation_once(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V48: an abbreviation is explained once."""
    for entry, glossary in catalog.records(Glossary):
        seen: dict[str, str] = {}
        for number, term in enumerate(glossary.terms):
            if term.abbr is None:
                continue
            first = seen.setdefault(term.abbr, term.id)
            if first != term.id:
                message = f"сокращение «{term.abbr}» уже объяснено в термине «{first}»"
                hint = "оставьте одно объяснение"
                yield finding("V48", at(entry, "terms", number, "abbr"), message, hint)


def partner_is_another(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V49: a school is no partner of its own."""
    for entry, partnership in catalog.records(Partnership):
        if partnership.school.id == partnership.partner.id:
            message = f"школа «{partnership.school.id}» названа партнёром самой себе"
            yield finding("V49", at(entry, "partner"), message, "исправьте school или partner")
