"""Tables over the whole bank as JSON."""

from collections.abc import Iterable

from opora.export.api.answers import CellValue, ColumnLine, TableAnswer, TableLine, TablesAnswer
from opora.export.api.links import Links
from opora.export.api.records import cell_value
from opora.render.open_data.addresses import PACKAGE, table_json
from opora.render.open_data.changes import VERSION
from opora.render.open_data.whole import Placed
from opora.render.table import Form, Row, Table


def tables_answer(links: Links, tables: Iterable[Placed]) -> TablesAnswer:
    """List the tables."""
    items = tuple(_line(links, one) for one in tables)
    return TablesAnswer(VERSION, links.to(PACKAGE), items)


def table_answer(links: Links, one: Placed) -> TableAnswer:
    """Tell a table."""
    table = one.table
    columns = tuple(
        ColumnLine(held.name, held.title, held.form, held.about) for held in table.columns
    )
    rows = tuple(_row(links, table, row) for row in table.rows())
    return TableAnswer(VERSION, _line(links, one), columns, rows)


def _row(links: Links, table: Table, row: Row) -> dict[str, CellValue]:
    return {
        column.name: links.to(str(cell)) if column.form is Form.ADDRESS else cell_value(cell)
        for column, cell in zip(table.columns, row, strict=True)
    }


def _line(links: Links, one: Placed) -> TableLine:
    return TableLine(
        id=one.id,
        title=one.table.title,
        about=one.table.about,
        as_of=one.table.judged,
        page=links.to(one.page),
        csv=links.to(f"{one.path}.csv"),
        xlsx=links.to(f"{one.path}.xlsx"),
        json=links.to(table_json(one.id)),
    )
