"""Records and lists of records as JSON."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from types import NoneType

from opora.export.api.answers import (
    Backlink,
    CellValue,
    GatheredFrom,
    Item,
    KindAnswer,
    Origin,
    RecordAnswer,
)
from opora.export.api.links import Links, title_of
from opora.model import Kind, Labelled, Record, Ref
from opora.parse import Entry
from opora.render.address import url_of
from opora.render.open_data import licence
from opora.render.open_data.addresses import DATA, kind_json, record_json, schema_json
from opora.render.open_data.changes import VERSION
from opora.render.table import Cell
from opora.render.tables import kind_table
from opora.render.tables.records import HEAD
from opora.render.whence import Whence

PAGE = 500
"""Records in a list before it goes on in another file."""

_HEAD = frozenset(column.name for column in HEAD) - {"changed", "within", "year"}


def record_answer(links: Links, entry: Entry) -> RecordAnswer:
    """Tell a record with all that it names and all that names it."""
    edition = links.edition
    catalog = edition.catalog
    parent = catalog.parent(entry)
    return RecordAnswer(
        version=VERSION,
        kind=entry.kind.name,
        id=entry.id,
        title=str(getattr(entry.entity, "title", None) or title_of(entry)),
        label=title_of(entry),
        url=links.to(url_of(entry, catalog)),
        data=_fields(links, entry.entity),
        text=None if entry.loc else entry.body,
        within=links.reference(parent) if parent else None,
        contains=tuple(links.reference(one) for one in catalog.within(entry.ref)),
        named_by=tuple(
            Backlink(one.field, links.reference(one.entry)) for one in catalog.links_to(entry)
        ),
        origin=Origin(
            f"content/{entry.path}",
            edition.changed_on(entry),
            licence.NAME,
            tuple(map(_gathered, edition.whence(entry))),
        ),
    )


def _gathered(one: Whence) -> GatheredFrom:
    return GatheredFrom(
        one.bank,
        one.address,
        one.original,
        one.commit,
        one.day,
        one.taken,
        one.failed,
        one.licence,
    )


@cache
def _names(model: type[Record]) -> tuple[tuple[str, str], ...]:
    """Pair the fields of a model with the names that files and the API know them by."""
    return tuple((name, field.alias or name) for name, field in model.model_fields.items())


def _fields(links: Links, record: Record) -> dict[str, object]:
    return {said: _told(links, getattr(record, name)) for name, said in _names(type(record))}


_PLAIN = frozenset({NoneType, bool, int, float, str, date})


def _told(links: Links, value: object) -> object:
    if type(value) in _PLAIN:
        return value
    match value:
        case Labelled():
            return value.value
        case Ref():
            return links.follow(value)
        case Record():
            return _fields(links, value)
        case tuple():
            return [_told(links, one) for one in value]
        case _:
            return value


def kind_answers(links: Links, kind: Kind) -> Iterator[tuple[str, KindAnswer]]:
    """List the records of a kind, with the address of each page of the list."""
    edition = links.edition
    entries = list(edition.catalog.all(kind.name))
    table = kind_table(edition.catalog, kind, edition.file_changed_on)
    names, rows = [column.name for column in table.columns], table.rows()
    pages = max(-(-len(entries) // PAGE), 1)
    for page in range(1, pages + 1):
        held = slice((page - 1) * PAGE, page * PAGE)
        yield (
            kind_json(kind, page),
            KindAnswer(
                version=VERSION,
                kind=kind.name,
                title=table.title,
                number=len(entries),
                page=page,
                pages=pages,
                next=links.to(kind_json(kind, page + 1)) if page < pages else None,
                previous=links.to(kind_json(kind, page - 1)) if page > 1 else None,
                record_schema=links.to(schema_json(kind.name)),
                csv=links.to(f"{DATA}{table.name}.csv"),
                xlsx=links.to(f"{DATA}{table.name}.xlsx"),
                items=tuple(_items(links, entries[held], rows[held], names)),
            ),
        )


def _items(
    links: Links, entries: Sequence[Entry], rows: Sequence[Sequence[Cell]], names: Sequence[str]
) -> Iterator[Item]:
    for entry, row in zip(entries, rows, strict=True):
        url, api = links.to(url_of(entry, links.edition.catalog)), links.to(record_json(entry))
        fields = {
            name: cell_value(cell)
            for name, cell in zip(names, row, strict=True)
            if name not in _HEAD
        }
        yield Item(entry.id, title_of(entry), url, api, fields)


def cell_value(cell: Cell) -> CellValue:
    """Write a cell of a table for JSON."""
    return cell.isoformat() if isinstance(cell, date) else cell
