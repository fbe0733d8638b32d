"""What a page offers as data: a few links at its end, and the same for programs in its head."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from opora.model import Kind, Part
from opora.parse import Entry
from opora.render.address import list_url, relative
from opora.render.edition import Edition
from opora.render.open_data.addresses import (
    DATA,
    DATED,
    EVERY_CALENDAR,
    PRACTICES_FEED,
    feed_of,
    kind_json,
    organisation_calendar,
    place_calendar,
    record_json,
)
from opora.render.open_data.tables import SHOWN
from opora.render.page import Page
from opora.render.tables.records import dashed
from opora.render.templating import environment

JSON, ATOM, CALENDAR = "application/json", "application/atom+xml", "text/calendar"
CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Offer:
    """A file to take: its address below the root, its type, and what to call it."""

    url: str
    type: str
    title: str

    @property
    def followed(self) -> bool:
        """Whether programs come back for it."""
        return self.type in {ATOM, CALENDAR}


def record_offers(edition: Edition, entry: Entry) -> tuple[Offer, ...]:
    """List what the page of a record offers."""
    return tuple(_of_record(edition, entry))


def _of_record(edition: Edition, entry: Entry) -> Iterator[Offer]:
    yield Offer(record_json(entry), JSON, "эта запись (JSON)")
    if feed := feed_of(entry):
        yield Offer(feed, ATOM, "что нового здесь (лента Atom)")
    if entry.kind.name in DATED and entry.id in edition.dated:
        yield Offer(place_calendar(entry.id), CALENDAR, "сроки здесь (календарь)")
    if entry.kind.name == "organisation" and entry.id in edition.dated_organisations:
        yield Offer(organisation_calendar(entry.id), CALENDAR, "сроки организации (календарь)")


def list_offers(edition: Edition, kind: Kind) -> tuple[Offer, ...]:
    """List what the list page of a kind offers: all kinds whose pages lie below it."""
    return tuple(_of_list(edition, kind))


def _of_list(edition: Edition, kind: Kind) -> Iterator[Offer]:
    for one in kinds_below(kind):
        name = f"{DATA}{dashed(one.name)}"
        yield Offer(f"{name}.xlsx", XLSX, f"{one.plural} (Excel)")
        yield Offer(f"{name}.csv", CSV, f"{one.plural} (CSV)")
        yield Offer(kind_json(one), JSON, f"{one.plural} (JSON)")
    if kind.name == "practice":
        yield Offer(PRACTICES_FEED, ATOM, "новые практики (лента Atom)")
    if kind.name == "event" and edition.dated:
        yield Offer(EVERY_CALENDAR, CALENDAR, "все сроки (календарь)")


def kinds_below(kind: Kind) -> Iterator[Kind]:
    """Go over the kinds whose pages lie in the folder of a list, and their parts."""
    folder = list_url(kind) or kind.url
    parts = {_part(field) for field in _annotations(kind)}
    for one in SHOWN:
        apart = list_url(one) not in {None, folder}
        if (one.url.startswith(folder) and not apart) or one.model in parts:
            yield one


def _annotations(kind: Kind) -> Iterable[object]:
    return (field.annotation for field in kind.model.model_fields.values())


def _part(annotation: object) -> object:
    inner = getattr(annotation, "__args__", (None,))[0]
    return inner if isinstance(inner, type) and issubclass(inner, Part) else None


def offering(page: Page, offers: Sequence[Offer]) -> Page:
    """Put links to what a page offers at its end, and into the head for programs."""
    if not offers:
        return page
    held = [(relative(one.url, page.depth), one) for one in offers]
    template = environment().get_template("open_data/offers.html")
    html = template.render(offers=held, data=relative(DATA, page.depth))
    return replace(page, html=page.html + html, head=page.head + alternates(offers, page.depth))


def alternates(offers: Iterable[Offer], depth: int) -> str:
    """Write links to the feeds of a page, so that readers find them by the page's address.

    The second word keeps the theme from taking a feed for the page in another language.
    """
    return "".join(
        f'<link rel="alternate feed" type="{ATOM}" title="{escape(one.title)}" '
        f'href="{escape(relative(one.url, depth))}">\n'
        for one in offers
        if one.type == ATOM
    )
