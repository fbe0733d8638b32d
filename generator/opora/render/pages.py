"""Every page of the site that comes from records, in a fixed order."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from opora.asked import Job
from opora.catalog import Catalog
from opora.kinds import KINDS
from opora.model import Kind
from opora.parse import Entry
from opora.render.address import breadcrumbs, list_url, url_of
from opora.render.edition import Draft, Edition, list_title
from opora.render.facets import FACETED
from opora.render.facets.listing import list_pages
from opora.render.glance import practice_files
from opora.render.history import history_pages
from opora.render.leaves import leaves
from opora.render.list_tables import tables_of_list
from opora.render.lists import LISTS
from opora.render.measuring import measuring_pages
from opora.render.measuring.places import school_files
from opora.render.methods import method_pages
from opora.render.open_data.linked import list_block, record_block
from opora.render.open_data.offers import list_offers, offering, record_offers
from opora.render.open_data.page import data_page
from opora.render.overviews import overviews
from opora.render.page import Layout, Page, PageFile
from opora.render.papers import example_pages
from opora.render.record_tables import tables_of
from opora.render.school import COMPARE, MY_SCHOOL, PLAN
from opora.render.search_words import with_choices
from opora.render.sheet import Sheet
from opora.render.submit import submit_pages
from opora.render.templating import environment
from opora.render.views import VIEWS

WIDE = frozenset({"indicator", "roadmap"})
"""Kinds whose pages want the whole width."""

FILES: Mapping[str, Callable[[Edition, Entry, Mapping[str, Any]], tuple[PageFile, ...]]] = {
    "practice": lambda edition, entry, _: practice_files(edition, entry),
    "school": lambda edition, entry, _: school_files(edition, entry),
    "template": lambda _, __, values: tuple(one.file for one in values["files"]),
}
"""What lies beside the page of a record, only where a kind has something; the values of its
template are known by then."""

WHOLE = frozenset({"assessment", "event", "factor", "glossary", "indicator", "region", "template"})
"""Kinds whose lists stand on one page: they are short, or laid out as a whole."""

UNLINKED = frozenset({"glossary"})
"""Kinds whose pages explain the words of the glossary themselves."""


def render_site(edition: Edition) -> Iterator[Page]:
    """Render every page."""
    return (page for job in render_jobs(edition) for page in job())


def render_jobs(edition: Edition) -> Iterator[Job[Page]]:
    """Go over what is to be rendered, in a fixed order, without rendering it."""
    yield from gathering_jobs(edition)
    for entry in with_pages(edition.catalog):
        yield record_job(edition, entry)


def gathering_jobs(edition: Edition) -> Iterator[Job[Page]]:
    """Go over the pages that gather records: overviews and lists."""
    for name, pages in (*overviews(), *measuring_pages(), *_OTHERS):
        yield Job(name, partial(pages, edition), _PLACES.get(name, (f"{name}/",)))
    for kind in KINDS:
        if url := list_url(kind):
            yield Job(f"list {kind.name}", partial(_list_pages, edition, kind, url), (url,))


def with_pages(catalog: Catalog) -> Iterator[Entry]:
    """Go over the records that have pages of their own."""
    for kind in KINDS:
        if kind.url and not kind.url.startswith("#"):
            yield from catalog.all(kind.name)


def record_job(edition: Edition, entry: Entry) -> Job[Page]:
    """Return what renders the page of a record, at its address."""
    return Job(f"{entry.kind.name} {entry.id}", partial(_record_page, edition, entry))


def _data_pages(edition: Edition) -> Iterator[Page]:
    yield data_page(edition)


_OTHERS: tuple[tuple[str, Callable[[Edition], Iterable[Page]]], ...] = (
    ("history", history_pages),
    ("methods", method_pages),
    ("submit", submit_pages),
    ("examples", example_pages),
    ("data", _data_pages),
)
"""Other pages over the whole bank, with what renders them."""

_PLACES: Mapping[str, tuple[str, ...]] = {
    "home": ("",),
    "my-school": (MY_SCHOOL, PLAN, COMPARE),
    "no-glossary": ("glossary/",),
    "desks": ("desk/",),
    "reviews": ("work/reviews/",),
    "methods": ("programmes/", "clusters/"),
    "examples": ("templates/",),
}
"""Where the pages of a job lie, if it is not the folder of its name."""


def _list_pages(edition: Edition, kind: Kind, url: str) -> Iterator[Page]:
    view = LISTS.get(kind.name)
    values: dict[str, Any] = {
        "kind": kind,
        "entries": list(edition.catalog.all(kind.name)),
        **(view(edition) if view else {}),
    }
    if faceted := FACETED.get(kind.name):
        pages = list_pages(edition, kind, url, faceted, values)
    else:
        pages = _leaves(edition, kind, url, values)
    days = (edition.changed_on(entry) for entry in values["entries"])
    first = replace(
        with_choices(next(pages), kind),
        tables=tables_of_list(edition, kind.name),
        head=list_block(edition, list_title(kind), url),
        changed=max((day for day in days if day), default=None),
    )
    yield offering(first, list_offers(edition, kind))
    yield from pages


def _leaves(edition: Edition, kind: Kind, url: str, values: Mapping[str, Any]) -> Iterator[Page]:
    """Render the pages of a plain list; only the first can be found by search."""
    title, templates = list_title(kind), (f"lists/{kind.name}.html", "lists/default.html")
    if kind.name in WHOLE:
        yield edition.page(Draft(url, title, templates, values))
        return
    for held in leaves(url, values):
        leaf = held["leaf"]
        if leaf.page == 1:
            yield edition.page(Draft(url, title, templates, held))
        else:
            draft = Draft(
                leaf.address(leaf.page), f"{title}, страница {leaf.page}", templates, held
            )
            yield replace(edition.page(draft), search=None)


def _record_page(edition: Edition, entry: Entry) -> Iterator[Page]:
    catalog = edition.catalog
    url = url_of(entry, catalog)
    whence = edition.whence(entry)
    sheet = Sheet(catalog, url, lambda: edition.as_of, whence)
    view = VIEWS.get(entry.kind.name)
    values = view(edition, entry) if view else {}
    path = entry.path
    crumbs = breadcrumbs(entry, catalog, edition.lists)
    changed = edition.file_changed_on(entry) or getattr(entry.entity, "updated", None)
    html = (
        environment()
        .get_template(f"{entry.kind.name}.html")
        .render(
            s=sheet,
            entry=entry,
            e=entry.entity,
            kind=entry.kind,
            catalog=catalog,
            crumbs=crumbs,
            changed=changed,
            edit_url="" if whence else edition.edit_url.format(path=path),
            **values,
        )
    )
    title = str(getattr(entry.entity, "title", entry.id))
    layout: Layout = "wide" if entry.kind.name in WIDE else "article"
    text = edition.search_words.text(entry, html) if edition.searched else None
    if entry.kind.name not in UNLINKED:
        html = edition.glossary.put_into(html, sheet.depth)
    beside = FILES.get(entry.kind.name)
    files = beside(edition, entry, values) if beside else ()
    page = Page(
        url,
        title,
        _description(entry),
        html,
        layout,
        tuple(sheet.toc),
        text,
        files,
        tables_of(edition, entry, values),
        head=record_block(edition, entry, url, crumbs),
        changed=edition.changed_on(entry),
    )
    yield offering(page, record_offers(edition, entry))


def _description(entry: Entry) -> str:
    for name in ("summary", "plain", "goal"):
        if text := getattr(entry.entity, name, None):
            return str(text)
    return f"{list_title(entry.kind)}: {getattr(entry.entity, 'title', entry.id)}"
