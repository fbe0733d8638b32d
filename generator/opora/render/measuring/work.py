"""Worklists: what needs attention, each list as a page and as a file."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from opora.catalog import Catalog
from opora.indicators import WORKLISTS, Worklist
from opora.indicators.matter import Matter
from opora.parse import Entry
from opora.render.address import url_of
from opora.render.edition import Draft, Edition
from opora.render.leaves import ROWS
from opora.render.page import Page
from opora.render.table import Cell, Column, Form, Table

URL = "work/"
TITLE = "Что требует внимания"

COLUMNS = (
    Column("record", "Запись"),
    Column("reason", "Что не так"),
    Column("place", "Где"),
    Column("place_id", "Код места", about="Пусто — вся страна."),
    Column("factors", "Факторы"),
    Column("who", "Кто", about="Кто действует."),
    Column("due", "Срок", Form.DATE),
    Column("page", "Адрес", Form.ADDRESS),
)


@dataclass(frozen=True, slots=True)
class Tally:
    """A worklist and how many rows it has."""

    worklist: Worklist
    number: int

    @property
    def url(self) -> str:
        """The address of its page."""
        return worklist_url(self.worklist)


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
    table = worklist_table(edition, tally.worklist)
    return replace(edition.page(draft), tables=(table,), search=None)


def worklist_url(worklist: Worklist) -> str:
    """Return the address of the page of a worklist."""
    return f"{URL}{worklist.id}/"


def worklist_table(edition: Edition, worklist: Worklist) -> Table:
    """Describe a worklist."""
    catalog, about = edition.catalog, "Что сделать, кому и к какому дню."

    def rows() -> Iterator[tuple[Cell, ...]]:
        return (matter_row(catalog, one) for one in edition.measured.worklists[worklist.id])

    return Table("list", worklist.title, COLUMNS, rows, about, edition.as_of, whole=True)


def matter_row(catalog: Catalog, matter: Matter) -> tuple[Cell, ...]:
    """Give the cells of a matter, in the order of `COLUMNS`."""
    factors = (catalog.get("factor", id_) for id_ in matter.factors)
    return (
        _name(matter.entry),
        matter.reason,
        place_name(catalog, matter.place),
        matter.place,
        "; ".join(_name(one) for one in factors if one) or None,
        matter.who.label,
        matter.due,
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
