"""Checks of the front matter of practices."""

from collections.abc import Iterator
from datetime import date

from opora.catalog import Catalog
from opora.checks.check import at, at_key, finding
from opora.checks.web import unreachable
from opora.diagnostics import Diagnostic, Severity
from opora.kinds.approach import Approach
from opora.kinds.organisation import Organisation
from opora.kinds.practice import Origin, Practice, PracticeStatus
from opora.kinds.school import School
from opora.model import SUMMARY_LIMIT

_OUT = {PracticeStatus.PUBLISHED, PracticeStatus.REPLICATED}


def is_out(practice: Practice) -> bool:
    """Tell whether a practice is recommended to others and was described by its authors.

    What the editors retell from a published document says only what the document says.
    """
    return practice.status in _OUT and practice.origin is Origin.AUTHORS


def published_has_result(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V41: a practice that is out shows a result with its source."""
    for entry, practice in catalog.records(Practice):
        if is_out(practice) and not practice.results:
            message = f"практика в состоянии «{practice.status.label}», а результатов нет"
            hint = "добавьте results: что измеряли, было, стало, за какое время и откуда число"
            yield finding("V41", at(entry, "status"), message, hint)


def summary_is_short(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V43: the summary fits into a list."""
    practices = ((entry, one.summary) for entry, one in catalog.records(Practice))
    approaches = ((entry, one.summary) for entry, one in catalog.records(Approach))
    for entry, summary in (*practices, *approaches):
        length = len(summary)
        if length > SUMMARY_LIMIT:
            message = f"краткое описание — {length} знаков, можно не больше {SUMMARY_LIMIT}"
            hint = "оставьте, что это и чем поможет; остальное перенесите в текст"
            yield finding("V43", at(entry, "summary"), message, hint)


def materials_are_licensed(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V44: a material says what others may do with it."""
    for entry, practice in catalog.records(Practice):
        for number, material in enumerate(practice.materials):
            if not material.licence:
                message = f"у материала «{material.title}» не названа лицензия"
                hint = "спросите автора и напишите licence, например «CC BY 4.0»"
                yield finding("V44", at(entry, "materials", number, "title"), message, hint)


def materials_open_for_all(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V06: a material lies in the open web."""
    for entry, practice in catalog.records(Practice):
        for number, material in enumerate(practice.materials):
            if unreachable(material.url):
                message = f"адрес «{material.url}» другие люди открыть не смогут"
                hint = "выложите материал на сайт организации и дайте адрес с https://"
                yield finding("V06", at(entry, "materials", number, "url"), message, hint)


def authors_can_be_asked(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V45: where authors describe a practice, there is a mailbox or a page to ask them at."""
    for entry, practice in catalog.records(Practice):
        contact = practice.contact
        if practice.origin is not Origin.AUTHORS or not contact or contact.email or contact.url:
            continue
        found = catalog.find(contact.organisation)
        if found is None or _can_be_asked(found.entity):
            continue
        message = f"с «{contact.organisation.id}» не связаться: нет ни почты, ни страницы"
        hint = "добавьте в contact email или url либо сайт в карточку организации"
        yield finding("V45", at_key(entry, "contact"), message, hint, Severity.WARNING)


def _can_be_asked(entity: object) -> bool:
    if not isinstance(entity, (Organisation, School)):
        return False
    return bool(entity.website or entity.official_email)
