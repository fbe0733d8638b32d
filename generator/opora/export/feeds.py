"""News as Atom: new practices, and what is new about each factor and in each territory.

Source: RFC 4287; ids without the address of a site are tags, RFC 4151.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from xml.etree import ElementTree as ET

from opora.export.output import Output
from opora.indicators.places import place_of, up_from
from opora.kinds import BY_NAME
from opora.model import Labelled
from opora.parse import Entry
from opora.render import Edition
from opora.render.address import relative, url_of
from opora.render.facets.practices import FACETS
from opora.render.open_data import licence
from opora.render.open_data.addresses import PLACES, PRACTICES_FEED, feed_of

_ATOM = "http://www.w3.org/2005/Atom"
NEWS = (
    "practice",
    "approach",
    "document",
    "event",
    "consultation",
    "roadmap",
    "risk_profile",
    "report",
)
"""Kinds that are news where they belong."""

MOST = 50
"""Entries of a feed, the newest."""

UNKNOWN_DAY = date(2000, 1, 1)
"""Stands for the day of a record of which neither Git nor the record says when it came."""


def feed_files(edition: Edition) -> Iterator[Output]:
    """Write all feeds."""
    catalog = edition.catalog
    yield _feed(edition, PRACTICES_FEED, "Опора: новые практики", "practices/", _all(edition))
    for factor in catalog.all("factor"):
        news = [one for kind in NEWS for one in catalog.naming(factor, kind)]
        yield _of_record(edition, factor, news)
    here = _by_place(edition)
    for kind in sorted(PLACES):
        for place in catalog.all(kind):
            yield _of_record(edition, place, here.get(place.id, ()))


def _all(edition: Edition) -> Iterable[Entry]:
    return edition.catalog.all("practice")


def _by_place(edition: Edition) -> dict[str, list[Entry]]:
    catalog = edition.catalog
    territory = next(facet for facet in FACETS if facet.name == "territory")
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for name in NEWS:
        for entry in catalog.all(name):
            if name == "practice":
                places = {str(place) for place in territory.read(catalog, entry)}
            else:
                places = set(up_from(place_of(catalog, entry)))
            for place in places:
                found[place].append(entry)
    return found


def _of_record(edition: Edition, entry: Entry, news: Iterable[Entry]) -> Output:
    title = f"Опора: {getattr(entry.entity, 'label', entry.id)}"
    return _feed(edition, feed_of(entry), title, url_of(entry, edition.catalog), news)


def _feed(edition: Edition, path: str, title: str, page: str, news: Iterable[Entry]) -> Output:
    newest = sorted(news, key=lambda one: (edition.added_on(one) or UNKNOWN_DAY, one.id))
    entries = newest[::-1][:MOST]
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "ru"})
    _text(feed, "title", title)
    _text(feed, "id", _id(edition, path))
    days = (edition.changed_on(one) or UNKNOWN_DAY for one in entries)
    _text(feed, "updated", _moment(max(days, default=UNKNOWN_DAY)))
    _link(feed, "self", "application/atom+xml", _to(edition, path, path))
    _link(feed, "alternate", "text/html", _to(edition, path, page))
    _text(ET.SubElement(feed, "author"), "name", licence.BANK)
    _text(feed, "rights", f"CC BY 4.0, {licence.URL}")
    for one in entries:
        _entry(edition, feed, path, one)
    ET.indent(feed, "")
    text = ET.tostring(feed, encoding="unicode")
    return Output(path, f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode())


def _entry(edition: Edition, feed: ET.Element, path: str, one: Entry) -> None:
    entry, url = ET.SubElement(feed, "entry"), url_of(one, edition.catalog)
    changed = edition.changed_on(one) or UNKNOWN_DAY
    added = min(edition.added_on(one) or changed, changed)
    _text(entry, "title", str(getattr(one.entity, "label", one.id)))
    _text(entry, "id", _id(edition, url))
    _text(entry, "published", _moment(added))
    _text(entry, "updated", _moment(changed))
    _link(entry, "alternate", "text/html", _to(edition, path, url))
    _text(entry, "summary", _summary(one))
    kind = BY_NAME[one.kind.name]
    ET.SubElement(entry, "category", {"term": kind.name, "label": kind.label})


def _summary(one: Entry) -> str:
    for name in ("summary", "goal", "question", "description", "measures_complex"):
        if text := getattr(one.entity, name, None):
            return str(text)
    held = getattr(one.entity, "kind", None) or getattr(one.entity, "form", None)
    what = held.label if isinstance(held, Labelled) else one.kind.label
    return f"{what[:1].upper()}{what[1:]}: {getattr(one.entity, 'title', one.id)}"


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _link(parent: ET.Element, rel: str, kind: str, href: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": kind, "href": href})


def _id(edition: Edition, path: str) -> str:
    return edition.site_url + path if edition.site_url else f"tag:opora.invalid,2026:{path}"


def _to(edition: Edition, feed: str, url: str) -> str:
    """Return an address: a whole one, or one that starts at the feed."""
    return edition.site_url + url if edition.site_url else relative(url, feed.count("/"))


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
