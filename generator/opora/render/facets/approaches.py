"""Facets and cards of approaches: they say of each that it comes from research."""

from collections.abc import Iterator
from datetime import date

from opora.catalog import Catalog
from opora.kinds.approach import Approach, Circumstances, Finding
from opora.model import Cost, FirstEffect, Grade, Labelled, Role, Subject
from opora.parse import Entry
from opora.render.facets.card import Card, Mark, factor_tags
from opora.render.facets.facet import at, listed
from opora.render.facets.shared import factors
from opora.render.russian import count, number


class Size(Labelled):
    """What is known of the size of the effect."""

    MORE = "more", "четыре месяца прогресса и больше"
    SOME = "some", "один – три месяца прогресса"
    NONE = "none", "прироста не нашли или он отрицательный"
    OTHER = "other", "измерен по-другому"
    UNKNOWN = "unknown", "в числах не измерен"


_MUCH = 4


def size_of(approach: Approach) -> Size:
    """Tell the size of an effect by the finding that is shown."""
    shown = approach.effect
    if shown is None:
        return Size.UNKNOWN
    if shown.months is None:
        return Size.OTHER
    if shown.months >= _MUCH:
        return Size.MORE
    return Size.SOME if shown.months > 0 else Size.NONE


def _sizes(_: Catalog, entry: Entry) -> Iterator[object]:
    if isinstance(entry.entity, Approach):
        yield size_of(entry.entity)


FACETS = (
    factors(at("factors")),
    listed("audience", "Кому", Role, at("audience")),
    listed("subject", "Предмет", Subject, at("subjects")),
    listed("grade", "Классы", Grade, at("grades")),
    listed("suits", "Где подходит", Circumstances, at("suits")),
    listed("cost", "Расходы", Cost, at("effort.cost")),
    listed("effect", "Когда виден первый результат", FirstEffect, at("first_effect")),
    listed("size", "Размер эффекта", Size, _sizes),
)


def effect_said(finding: Finding | None) -> str:
    """Say how much a finding brings, with what it rests on; nothing where it is not measured."""
    if finding is None or not finding.has_effect:
        return ""
    said = ", ".join(one for one in (finding.gist, _size_said(finding)) if one)
    return f"{said} ({finding.basis.label})"


def _size_said(finding: Finding) -> str:
    """Say months or the size of the effect; other figures are told by the gist."""
    if finding.months is not None:
        return months_said(finding.months)
    if finding.effect_size is not None:
        return f"{number(finding.effect_size)} стандартного отклонения"
    return ""


def months_said(months: int) -> str:
    """Say months of progress with their sign: «+4 месяца прогресса за год»."""
    sign = "" if not months else "+" if months > 0 else "\N{MINUS SIGN}"
    return f"{sign}{count(abs(months), 'месяц', 'месяца', 'месяцев')} прогресса за год"


def rank(_: Catalog, entry: Entry) -> str:
    """Put approaches by title: neither effect nor evidence alone makes one the best."""
    return str(getattr(entry.entity, "title", entry.id))


def card(catalog: Catalog, entry: Entry, _: date) -> Card:
    """Show what an approach is, that it comes from research, its effect and how sure it is."""
    approach = entry.entity
    if not isinstance(approach, Approach):
        return Card(entry, entry.id)
    kind = (Mark("подход из исследований", "o-state o-researched"), Mark("не опыт школы"))
    effect = effect_said(approach.effect) or "эффект в числах не измерен"
    sure = approach.strength.strength if approach.strength else None
    known = f"Надёжность данных: {sure.words}" if sure else "Надёжность данных источник не оценил"
    studies = approach.effect.studies if approach.effect else None
    number_of = f", исследований: {number(studies)}" if studies else ""
    lines = (kind, (Mark(f"Эффект: {effect}."),), (Mark(f"{known}{number_of}."),))
    tags = factor_tags(catalog, approach.factors)
    return Card(entry, approach.title, approach.summary, lines, tags)
