"""Facets and cards of documents."""

from collections.abc import Iterator
from datetime import date

from opora.catalog import Catalog
from opora.kinds.document import Document, DocumentKind
from opora.model import Labelled, Level, Ref
from opora.parse import Entry
from opora.render.facets.card import Card, Mark, factor_tags, label_of
from opora.render.facets.facet import at, listed, numbered
from opora.render.facets.shared import factors, territories


class Holding(Labelled):
    """What the bank has of a document."""

    DESCRIBED = "described", "описан в банке"
    ANNOUNCED = "announced", "известно только название"


def _holding(_: Catalog, entry: Entry) -> Iterator[object]:
    if isinstance(entry.entity, Document):
        yield Holding.ANNOUNCED if entry.entity.announced else Holding.DESCRIBED


def year_of(document: Document) -> int | None:
    """Return the year of a document, of its date where it has one."""
    return document.date.year if document.date else document.year


def _years(_: Catalog, entry: Entry) -> Iterator[object]:
    if isinstance(entry.entity, Document) and (year := year_of(entry.entity)):
        yield year


def _places(_: Catalog, entry: Entry) -> Iterator[Ref]:
    """Refer to the territory, to the school whose material it is, or to the author."""
    document = entry.entity
    if not isinstance(document, Document):
        return
    yield entry.ref
    if document.author and not document.territory and not entry.parent:
        yield document.author


FACETS = (
    factors(at("factors")),
    listed("kind", "Вид документа", DocumentKind, at("kind")),
    listed("level", "Уровень", Level, at("level")),
    listed("holding", "Что есть в банке", Holding, _holding),
    numbered("year", "Год", _years),
    territories(_places),
)


def rank(_: Catalog, entry: Entry) -> tuple[int, int, str]:
    """Put documents by level, the newest first, those without a year last."""
    document = entry.entity
    if not isinstance(document, Document):
        return 0, 0, entry.id
    return [*Level].index(document.level), -(year_of(document) or 0), entry.id


def card(catalog: Catalog, entry: Entry, _: date) -> Card:
    """Show the level and the year of a document, its kind and its author."""
    document = entry.entity
    if not isinstance(document, Document):
        return Card(entry, entry.id)
    year = year_of(document)
    when = f"{year} год" if year else "год не указан"
    author = catalog.find(document.author)
    whose = (Mark(label_of(author), entry=author),) if author else ()
    state = (Mark(Holding.ANNOUNCED.label, "o-state o-no_data"),) if document.announced else ()
    what = Mark(f"{document.kind.label}, {document.level.label} уровень, {when}")
    tags = factor_tags(catalog, document.factors)
    return Card(entry, label_of(entry), "", ((what,), whose, state), tags)
