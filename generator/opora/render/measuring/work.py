"""Worklists: what needs attention, each list as a page and as a file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from opora.catalog import Catalog
from opora.indicators import WORKLISTS, Worklist
from opora.indicators.matter import Matter
from opora.parse import Entry
from opora.render.address import url_of
from opora.render.edition import Draft, Edition
from opora.render.page import Page, PageFile
from opora.render.russian import short_day
from opora.render.spreadsheet import csv_bytes

URL = "work/"
TITLE = "Что требует внимания"

ROWS = 300
"""Rows that a page lists; the file beside it has all."""

HEAD = ("Запись", "Что не так", "Где", "Факторы", "Кто", "Срок", "Адрес")


@dataclass(frozen=True, slots=True)
class Tally:
    """A worklist and how many rows it has."""

    worklist: Worklist
    number: int

    @property
    def url(self) -> str:
        """The address of its page."""
        return f"{URL}{self.worklist.id}/"


def work_pages(edition: Edition) -> Iterator[Page]:
    """Render the list of worklists and a page for each."""
    rows = edition.measured.worklists
    tallies = [Tally(one, len(rows[one.id])) for one in WORKLISTS]
    draft = Draft(URL, TITLE, ("indicators/work.html",), {"tallies": tallies})
    yield edition.page(draft)
    for tally in tallies:
        yield _worklist(edition, tally, rows[tally.worklist.id])


def _worklist(edition: Edition, tally: Tally, matters: tuple[Matter, ...]) -> Page:
    values = {"tally": tally, "matters": matters[:ROWS], "number": len(matters)}
    title = tally.worklist.title
    draft = Draft(tally.url, title, ("indicators/worklist.html",), values, "wide")
    page = replace(edition.page(draft), files=(matters_file(edition.catalog, matters),))
    return replace(page, search=None)


def matters_file(catalog: Catalog, matters: Iterable[Matter], name: str = "list.csv") -> PageFile:
    """Write matters as a table for a spreadsheet."""
    return PageFile(name, csv_bytes([HEAD, *(row_of(catalog, one) for one in matters)]))


def row_of(catalog: Catalog, matter: Matter) -> tuple[str, ...]:
    """Write a matter as the cells of a table, in the order of `HEAD`."""
    factors = (catalog.get("factor", id_) for id_ in matter.factors)
    return (
        _name(matter.entry),
        matter.reason,
        place_name(catalog, matter.place),
        ", ".join(_name(one) for one in factors if one),
        matter.who.label,
        short_day(matter.due) if matter.due else "",
        url_of(matter.entry, catalog),
    )


def place_name(catalog: Catalog, place: str) -> str:
    """Name a place by its id; what belongs to no place is of the whole country."""
    found = find_place(catalog, place)
    return _name(found) if found else "вся страна"


def find_place(catalog: Catalog, place: str) -> Entry | None:
    """Find a region, municipality or school by its id."""
    kinds = ("region", "municipality", "school")
    return catalog.get(kinds[place.count("/")], place) if place else None


def _name(entry: Entry) -> str:
    return str(getattr(entry.entity, "label", entry.id))
