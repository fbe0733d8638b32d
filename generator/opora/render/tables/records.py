"""The table of a kind and those of the lists within its records."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from opora.catalog import Catalog
from opora.model import Kind, Part, Record
from opora.parse import Entry
from opora.render.address import url_of
from opora.render.table import Cell, Column, Form, Table
from opora.render.tables.fields import FieldColumn, field_columns, nested_fields
from opora.render.tables.wording import BETWEEN

HEAD = (
    Column("id", "Код", about="Постоянный код записи: по нему её находят в других таблицах."),
    Column("label", "Запись", about="Название для списков."),
    Column("page", "Адрес страницы", Form.ADDRESS),
    Column("within", "Где лежит", about="Код записи, внутри которой лежит эта."),
    Column("year", "Период записи", about="Год или месяц из имени файла."),
    Column("changed", "Изменено", Form.DATE, "День последнего изменения файла."),
    Column("unknown", "Чего не знаем", about="Пустые поля и причина, почему они пусты."),
)
"""Columns of every kind; those that no record fills are left out."""

OF = Column("of", "Код записи", about="Код записи, к которой относится строка.")

Changes = Callable[[Entry], date | None]
"""Tells when the file of a record was last changed."""


def kind_table(catalog: Catalog, kind: Kind, changed: Changes) -> Table:
    """Describe the list of a kind, in the order of ids."""
    entries = list(catalog.all(kind.name))
    columns = field_columns(kind.model)
    head = [column for column in HEAD if _is_filled(column, kind, entries)]

    def rows() -> Iterator[list[Cell]]:
        for entry in entries:
            facts = _facts(catalog, entry, changed)
            yield [
                *(facts[column.name] for column in head),
                *(one.cell(catalog, entry.entity) for one in columns),
            ]

    shown = tuple(_unlike(head, columns))
    title = (kind.plural[:1].upper() + kind.plural[1:]).replace("\u00a0", " ")
    return Table(dashed(kind.name), title, shown, rows, f"Записи вида «{kind.label}».", whole=True)


def _is_filled(column: Column, kind: Kind, entries: Iterable[Entry]) -> bool:
    match column.name:
        case "within":
            return any(entry.parent for entry in entries)
        case "year":
            return any(set(entry.names) & {"year", "month", "edition"} for entry in entries)
        case "changed":
            return not issubclass(kind.model, Part)
        case _:
            return True


def _unlike(head: Iterable[Column], columns: Iterable[FieldColumn]) -> Iterator[Column]:
    """Give columns with headings and names of their own; fields give way to the head."""
    titles, names = set[str](), set[str]()
    for column in (*head, *(one.column for one in columns)):
        title, name = column.title, column.name
        while title in titles:
            title += " (поле)"
        while name in names:
            name += "_field"
        titles.add(title)
        names.add(name)
        yield Column(name, title, column.form, column.about)


def _facts(catalog: Catalog, entry: Entry, changed: Changes) -> dict[str, Cell]:
    names = entry.names
    record = entry.entity
    reasons = BETWEEN.join(f"{name}: {why}" for name, why in record.unknown.items())
    return {
        "id": entry.id,
        "label": str(getattr(record, "label", entry.id)),
        "page": url_of(entry, catalog),
        "within": entry.parent.id if entry.parent else None,
        "year": names.get("month") or names.get("year") or names.get("edition"),
        "changed": changed(entry) or getattr(record, "updated", None),
        "unknown": reasons or None,
    }


def part_tables(catalog: Catalog, kind: Kind) -> Iterator[Table]:
    """Describe each list within the records of a kind, the rows of all records together.

    Parts that are records of their own have the table of their kind.
    """
    for field, title, model in parts_within(kind):
        columns = field_columns(model)
        yield Table(
            dashed(f"{kind.name}-{field}"),
            f"{kind.plural[:1].upper()}{kind.plural[1:]}: {title[:1].lower()}{title[1:]}",
            tuple(_unlike([OF], columns)),
            partial(_lines, catalog, kind, field, columns),
            f"Строки списка «{title}» из записей вида «{kind.label}».",
            whole=True,
        )


def parts_within(kind: Kind) -> Iterator[tuple[str, str, type[Record]]]:
    """Go over the lists within the records of a kind: field, title, and the model of a row."""
    for field, title, model in nested_fields(kind.model):
        if not issubclass(model, Part):
            yield field, title, model


def _lines(
    catalog: Catalog, kind: Kind, field: str, columns: Sequence[FieldColumn]
) -> Iterator[list[Cell]]:
    for entry in catalog.all(kind.name):
        for record in getattr(entry.entity, field) or ():
            yield [entry.id, *(one.cell(catalog, record) for one in columns)]


def record_table(catalog: Catalog, entry: Entry, field: str, name: str, title: str) -> Table:
    """Describe a list within one record, for the page of that record."""
    model = next(inner for one, _, inner in nested_fields(type(entry.entity)) if one == field)
    columns = field_columns(model)

    def rows() -> Iterator[list[Cell]]:
        for record in getattr(entry.entity, field) or ():
            yield [one.cell(catalog, record) for one in columns]

    return Table(name, title, tuple(_unlike([], columns)), rows)


def dashed(name: str) -> str:
    """Turn the name of a kind or field into one of a file."""
    return name.rstrip("_").replace("_", "-")
