"""The pages of a list that can be narrowed: fifty cards a page, the data beside the first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from opora.model import Kind
from opora.render.edition import Draft, Edition, list_title
from opora.render.facets import Faceted
from opora.render.facets.card import Card
from opora.render.facets.columns import read_column, shown
from opora.render.facets.data import INDEX, data_files
from opora.render.facets.facet import Facet
from opora.render.leaves import Paged
from opora.render.page import Page

PAGE = 50
"""Cards on a page."""


@dataclass(frozen=True, slots=True, eq=False)
class Listing(Paged):
    """One page of a list: its cards, what they can be narrowed by, and where the others are.

    `number` is that of all records; `page` counts from 1; `data` names the file of codes, with its
    version.
    """

    url: str
    number: int
    facets: tuple[Facet, ...]
    data: str
    cards: Sequence[Card]
    page: int
    pages: int


def list_pages(
    edition: Edition, kind: Kind, url: str, faceted: Faceted, values: Mapping[str, Any]
) -> Iterator[Page]:
    """Render the pages of the list of a kind; only the first can be found by search."""
    catalog = edition.catalog
    entries = sorted(catalog.all(faceted.kind), key=lambda one: faceted.rank(catalog, one))
    cards = [faceted.card(catalog, entry, edition.as_of) for entry in entries]
    columns = [read_column(catalog, facet, entries) for facet in faceted.facets]
    version, files = data_files(catalog, columns, cards)
    pages = max(-(-len(cards) // PAGE), 1)
    listing = Listing(url, len(cards), shown(columns), f"{INDEX}?v={version}", (), 1, pages)
    for number in range(1, pages + 1):
        held = cards[(number - 1) * PAGE : number * PAGE]
        page = _page(edition, kind, replace(listing, cards=held, page=number), values)
        yield replace(page, files=files) if number == 1 else replace(page, search=None)


def _page(edition: Edition, kind: Kind, listing: Listing, values: Mapping[str, Any]) -> Page:
    title = list_title(kind)
    number = f", страница {listing.page}" if listing.page > 1 else ""
    template = f"lists/{kind.name}.html" if listing.page == 1 else "lists/page.html"
    draft = Draft(
        listing.address(listing.page),
        f"{title}{number}",
        (template,),
        {**values, "kind": kind, "listing": listing, "list_title": title},
        "wide",
    )
    return edition.page(draft)
