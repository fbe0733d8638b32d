"""The matrix: for which risk factor and for whom the bank has practices, and where it has none."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Self
from urllib.parse import quote

from opora.catalog import Catalog
from opora.indicators import basis_factors
from opora.model import Grade, Labelled, Role
from opora.parse import Entry
from opora.render.edition import Draft, Edition
from opora.render.facets.card import label_of
from opora.render.facets.columns import Column, read_column
from opora.render.facets.facet import UNKNOWN, Option
from opora.render.facets.practices import FACETS
from opora.render.facets.shared import SCHOOL_TRAITS
from opora.render.page import Page
from opora.render.table import Cell as TableCell
from opora.render.table import Column as TableColumn
from opora.render.table import Form
from opora.render.table import Table as TableFile

URL = "matrix/"
LIST = "practices/"
TOTALS = "Всего практик"


@dataclass(frozen=True, slots=True)
class Axis:
    """What the factors are crossed with: a facet of practices.

    `choices` are all that there could be; of an `open` axis those without a practice get no column,
    they are named below the table. `wider` takes its place where more than `WIDEST` columns would
    have something in them.
    """

    name: str
    title: str
    about: str
    choices: Callable[[Catalog], Sequence[Option]]
    open: bool = False
    wider: "Axis | None" = None


WIDEST = 40
"""Columns of places that a reader can still find one among."""


def _words(words: Sequence[Labelled]) -> Callable[[Catalog], Sequence[Option]]:
    return lambda _: [Option(str(word), word.label) for word in words]


def _regions(catalog: Catalog) -> Sequence[Option]:
    return [Option(one.id, label_of(one)) for one in catalog.all("region")]


def _municipalities(catalog: Catalog) -> Sequence[Option]:
    found = sorted(catalog.all("municipality"), key=lambda one: (one.id.split("/")[0], one.id))
    return [Option(one.id, label_of(one)) for one in found]


AXES = (
    Axis("grade", "По ступеням школы", "Для каких классов описана практика.", _words([*Grade])),
    Axis(
        "audience", "По тем, кто применяет", "Кому адресована практика.", _words([*Role]), open=True
    ),
    Axis(
        "school",
        "По видам школ",
        "Где практика подходит или уже получилась.",
        _words(SCHOOL_TRAITS),
    ),
    Axis(
        "territory",
        "По муниципалитетам",
        "Где практику описали или повторили. У практик региона и страны муниципалитета нет.",
        _municipalities,
        open=True,
        wider=Axis(
            "territory",
            "По регионам",
            "Где практику описали или повторили. Муниципалитеты отбираются в списке за числом.",
            _regions,
            open=True,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """How many practices there are, the list of them, and how dark the cell is: 0 to 3."""

    number: int
    url: str
    heat: int


FEW, FEW_STEPS = 8, (1, 3)
"""Below so many practices in a cell, 1 is light, 2 and 3 are darker, more is dark."""


@dataclass(frozen=True, slots=True)
class Heat:
    """The largest numbers of light and of darker cells; a big bank has light cells as well."""

    light: int
    darker: int

    @classmethod
    def of(cls, numbers: Iterable[int]) -> Self:
        """Part the cells of a table that have something into thirds."""
        held = sorted(one for one in numbers if one)
        if not held or held[-1] < FEW:
            return cls(*FEW_STEPS)
        return cls(held[(len(held) - 1) // 3], held[(len(held) - 1) * 2 // 3])

    def level(self, number: int) -> int:
        """Tell how dark a number is; the number itself says the same."""
        return (number > 0) + (number > self.light) + (number > self.darker)


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A row: of a factor, or of totals; its cells, and in how many practices it has in all."""

    factor: Entry | None
    cells: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The practices by factor and one axis; a practice may stand in several cells."""

    axis: Axis
    columns: tuple[Option, ...]
    lines: tuple[Line, ...]
    totals: Line
    absent: tuple[Option, ...]


def matrix_page(edition: Edition) -> Page:
    """Render the matrix, with a file of numbers for each table."""
    tables = tuple(_tables(edition.catalog))
    values = {"tables": tables, "unknown": UNKNOWN}
    draft = Draft(URL, "Матрица практик", ("matrix.html",), values, "wide")
    return replace(edition.page(draft), tables=tuple(map(_file, tables)))


def matrix_tables(edition: Edition) -> Iterator[TableFile]:
    """Describe the tables of the matrix."""
    return map(_file, _tables(edition.catalog))


def _tables(catalog: Catalog) -> Iterator[Table]:
    practices = [*catalog.all("practice")]
    facets = {facet.name: facet for facet in FACETS}
    factors = read_column(catalog, facets["factor"], practices)
    for axis in AXES:
        yield _table(catalog, axis, factors, read_column(catalog, facets[axis.name], practices))


def _table(catalog: Catalog, axis: Axis, factors: Column, across: Column) -> Table:
    numbers = _numbers(factors, across)
    choices = axis.choices(catalog)
    if axis.wider and sum(numbers["", one.code] > 0 for one in choices) > WIDEST:
        axis = axis.wider
        choices = axis.choices(catalog)
    held = [one for one in choices if numbers["", one.code] or not axis.open]
    unknown = [one for one in across.options if one.code == UNKNOWN]
    columns = (*held, *(unknown if axis.name != "territory" else ()))

    rows = tuple(basis_factors(catalog))
    heat = Heat.of(numbers[factor.id, one.code] for factor in rows for one in columns)

    def cell(factor: str, code: str) -> Cell:
        number = numbers[factor, code]
        return Cell(number, _list_of(axis, factor, code), heat.level(number))

    def line(factor: Entry | None) -> Line:
        code = factor.id if factor else ""
        return Line(factor, tuple(cell(code, one.code) for one in columns), cell(code, ""))

    lines = tuple(map(line, rows))
    absent = tuple(one for one in choices if one not in held)
    return Table(axis, columns, lines, line(None), absent)


def _numbers(factors: Column, across: Column) -> Counter[tuple[str, str]]:
    """Count practices by factor and choice; an empty code stands for any."""
    return Counter(
        pair
        for row in range(len(factors.rows))
        for pair in product(("", *factors.codes(row)), ("", *across.codes(row)))
    )


def _list_of(axis: Axis, factor: str, code: str) -> str:
    """Write the address of the list of what a cell counts."""
    asked = (("factor", factor), (axis.name, code))
    query = "&".join(f"{name}={quote(value)}" for name, value in asked if value)
    return f"{LIST}?{query}" if query else LIST


def _file(table: Table) -> TableFile:
    heads = (
        TableColumn("factor_id", "Код фактора", about="Пусто — строка «Всего практик»."),
        TableColumn("factor", "Фактор риска"),
        *(TableColumn(one.code, one.label, Form.INTEGER) for one in table.columns),
        TableColumn("total", "Всего", Form.INTEGER),
    )
    about = f"{table.axis.about} Одна практика может стоять в нескольких клетках."
    title = f"Матрица практик: {table.axis.title[:1].lower()}{table.axis.title[1:]}"
    return TableFile(table.axis.name, title, heads, lambda: _rows(table), about, whole=True)


def _rows(table: Table) -> Iterator[list[TableCell]]:
    for line in (*table.lines, table.totals):
        id_, name = (line.factor.id, label_of(line.factor)) if line.factor else ("", TOTALS)
        yield [id_, name, *(cell.number for cell in (*line.cells, line.total))]
