"""Records as schema.org knows them: what a search engine may understand of a page."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from opora.kinds.consultation import Consultation
from opora.kinds.document import Document
from opora.kinds.event import Event, EventForm
from opora.kinds.organisation import Organisation
from opora.kinds.practice import Practice
from opora.kinds.school import School
from opora.model import Ref, bounds
from opora.parse import Entry
from opora.render.address import relative, url_of
from opora.render.edition import Edition
from opora.render.open_data import licence
from opora.render.open_data.linked_block import data_block
from opora.render.open_data.linked_whence import linked_whence

_CONTEXT = "https://schema.org"

Linked = dict[str, Any]


class Linking:
    """Writes linked data for one page: addresses are whole, or start at the page."""

    def __init__(self, edition: Edition, url: str) -> None:
        self.edition = edition
        self.depth = url.count("/")

    def to(self, url: str) -> str:
        """Return an address."""
        site = self.edition.site_url
        return site + url if site else relative(url, self.depth)

    def named(self, ref: Ref, kind: str) -> Linked | None:
        """Name a record; nothing where it is not on the site."""
        found = self.edition.catalog.find(ref)
        return self.entry(found, kind) if found else None

    def entry(self, entry: Entry, kind: str) -> Linked:
        """Name a record that is on the site."""
        name = str(getattr(entry.entity, "label", entry.id))
        return {"@type": kind, "name": name, "url": self.to(url_of(entry, self.edition.catalog))}

    def all(self, refs: Sequence[Ref], kind: str) -> list[Linked]:
        """Name several records."""
        return [one for ref in refs if (one := self.named(ref, kind))]


def record_block(
    edition: Edition, entry: Entry, url: str, crumbs: Sequence[tuple[str, str]]
) -> str:
    """Write the linked data of the page of a record: the way to it, and the record itself."""
    linking = Linking(edition, url)
    label = str(getattr(entry.entity, "label", entry.id))
    blocks = data_block(trail(linking, [*crumbs, (label, url)]))
    told = _told(linking, entry)
    if told is None:
        return blocks
    address = {"@context": _CONTEXT, "@id": linking.to(url), "url": linking.to(url)}
    origins = linked_whence(told["@type"], edition.whence(entry))
    return blocks + data_block(_full(address | told | origins))


def list_block(edition: Edition, title: str, url: str) -> str:
    """Write the linked data of a list page: the way to it."""
    return data_block(trail(Linking(edition, url), [("Главная", ""), (title, url)]))


def trail(linking: Linking, crumbs: Sequence[tuple[str, str]]) -> Linked:
    """Describe the way from the home page."""
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": linking.to(url)}
        for number, (name, url) in enumerate(crumbs, 1)
    ]
    return {"@context": _CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def _told(linking: Linking, entry: Entry) -> Linked | None:
    told = _TOLD.get(type(entry.entity))
    return told(linking, entry, entry.entity) if told else None


def _practice(linking: Linking, entry: Entry, practice: Practice) -> Linked:
    edition = linking.edition
    changed, added = edition.changed_on(entry), edition.added_on(entry)
    return {
        "@type": ["Article", "LearningResource"],
        "headline": practice.title,
        "description": practice.summary,
        "inLanguage": "ru",
        "author": linking.all(practice.authors, "Organization"),
        "about": linking.all(practice.factors, "Thing"),
        "audience": [
            {"@type": "EducationalAudience", "educationalRole": role.label}
            for role in practice.audience
        ],
        "educationalLevel": [grade.label for grade in practice.grades],
        "temporalCoverage": f"{practice.year_from}/{practice.year_to or '..'}",
        "datePublished": added.isoformat() if added else None,
        "dateModified": changed.isoformat() if changed else None,
        "license": licence.URL,
        "isAccessibleForFree": True,
        "publisher": {"@type": "Organization", "name": licence.BANK},
    }


def _school(linking: Linking, entry: Entry, school: School) -> Linked:
    place = linking.edition.catalog.parent(entry)
    return {
        "@type": "School",
        "name": school.title,
        "sameAs": school.website,
        "email": school.official_email,
        "containedInPlace": linking.entry(place, "AdministrativeArea") if place else None,
    }


def _organisation(linking: Linking, _: Entry, organisation: Organisation) -> Linked:
    territory = organisation.territory
    return {
        "@type": "Organization",
        "name": organisation.title,
        "alternateName": list(organisation.aliases),
        "sameAs": organisation.website,
        "email": organisation.official_email,
        "areaServed": linking.named(territory, "AdministrativeArea") if territory else None,
    }


def _event(linking: Linking, _: Entry, event: Event) -> Linked | None:
    days = bounds(event.when)
    held = (one.organisation for one in event.organisers)
    organisers = linking.all([ref for ref in held if ref], "Organization")
    if event.form is EventForm.COURSE:
        return {
            "@type": "Course",
            "name": event.title,
            "description": event.description or event.title,
            "provider": organisers,
            "timeRequired": f"PT{event.hours}H" if event.hours else None,
        }
    if days is None:
        return None
    return {
        "@type": "EducationEvent",
        "name": event.title,
        "description": event.description,
        "startDate": days[0].isoformat(),
        "endDate": days[1].isoformat(),
        "organizer": organisers,
        "inLanguage": "ru",
        "location": linking.named(event.territory, "AdministrativeArea")
        if event.territory
        else None,
    }


def _document(linking: Linking, _: Entry, document: Document) -> Linked:
    return {
        "@type": "DigitalDocument",
        "name": document.title,
        "genre": document.kind.label,
        "author": linking.named(document.author, "Organization") if document.author else None,
        "datePublished": _iso(document.date) or (str(document.year) if document.year else None),
        "sameAs": document.url,
        "inLanguage": "ru",
    }


def _question(_: Linking, __: Entry, one: Consultation) -> Linked:
    answer = {"@type": "Answer", "text": one.answer} if one.answer else None
    question = {
        "@type": "Question",
        "name": one.title,
        "text": one.question,
        "answerCount": 1 if one.answer else 0,
        "dateCreated": one.date.isoformat(),
        "acceptedAnswer": answer,
    }
    return {"@type": "QAPage", "mainEntity": _full(question)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _full(told: Mapping[str, Any]) -> Linked:
    """Leave out what is not known."""
    return {name: value for name, value in told.items() if value not in (None, "", [])}


_TOLD: Mapping[type, Callable[[Linking, Entry, Any], Linked | None]] = {
    Consultation: _question,
    Document: _document,
    Event: _event,
    Organisation: _organisation,
    Practice: _practice,
    School: _school,
}
