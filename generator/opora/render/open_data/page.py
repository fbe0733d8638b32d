"""The page «Открытые данные»: what there is, how to open and use it, and what may change."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from opora.model import Part
from opora.render.edition import Draft, Edition
from opora.render.open_data import addresses, licence
from opora.render.open_data.addresses import kind_json, table_json
from opora.render.open_data.changes import CHANGES, MONTHS_KEPT
from opora.render.open_data.linked_whole import data_set_block
from opora.render.open_data.tables import SHOWN, all_values, tables_of
from opora.render.open_data.whole import Placed, shown_tables
from opora.render.page import Page
from opora.render.tables.records import dashed
from opora.words.counting import form

TITLE = "Открытые данные"
ABOUT = (
    "Всё, что есть в банке, можно взять с собой: таблицами для Excel, файлами для программ, "
    "лентой новостей и календарём сроков."
)


@dataclass(frozen=True, slots=True)
class KindLine:
    """A kind in the table of downloads."""

    title: str
    number: int
    table: str
    json: str


@dataclass(frozen=True, slots=True)
class TableLine:
    """A table over the whole bank: where its files lie, and the page that shows it."""

    title: str
    files: str
    page: str
    json: str


def data_page(edition: Edition) -> Page:
    """Render the page; the tables of all kinds that lie beside it are written by themselves."""
    own = (*(one for kind in SHOWN for one in tables_of(kind, edition)), all_values(edition))
    kinds = tuple(_kinds(edition))
    named = {line.table for line in kinds}
    values = {
        "kinds": kinds,
        "within": [_line(Placed(addresses.DATA, one)) for one in own if one.name not in named],
        "shown": [_line(one) for one in shown_tables(edition)],
        "at": addresses,
        "base": edition.site_url,
        "dated": bool(edition.dated),
        "citation": licence.citation(edition.site_url),
        "deed": licence.DEED,
        "changes": CHANGES,
        "kept": f"{MONTHS_KEPT} {form(MONTHS_KEPT, ('месяц', 'месяца', 'месяцев'))}",
    }
    draft = Draft(addresses.DATA, TITLE, ("open_data/page.html",), values, "article", ABOUT)
    head = data_set_block(edition, ABOUT, edition.last_change)
    changed = edition.last_change
    return replace(edition.page(draft), head=head, changed=changed)


def _kinds(edition: Edition) -> Iterator[KindLine]:
    for kind in SHOWN:
        title = kind.plural[:1].upper() + kind.plural[1:]
        number = sum(1 for _ in edition.catalog.all(kind.name))
        within = " (внутри записей)" if issubclass(kind.model, Part) else ""
        yield KindLine(title + within, number, dashed(kind.name), kind_json(kind))


def _line(one: Placed) -> TableLine:
    page = "" if one.page == addresses.DATA else one.page
    return TableLine(one.table.title, one.path, page, table_json(one.id))
