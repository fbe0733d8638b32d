"""The codes of all records, facet by facet: what is counted, and what a browser gets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from opora.catalog import Catalog
from opora.parse import Entry
from opora.render.facets.facet import UNKNOWN, Facet, Option

_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
"""The digits in which the row of a column is written; a browser reads them back."""


@dataclass(frozen=True, slots=True)
class Column:
    """A facet, the choices that records have, and the numbers of those of each record."""

    facet: Facet
    options: tuple[Option, ...]
    rows: tuple[tuple[int, ...], ...]

    def codes(self, row: int) -> tuple[str, ...]:
        """List the codes of a record."""
        return tuple(self.options[number].code for number in self.rows[row])


def read_column(catalog: Catalog, facet: Facet, entries: Sequence[Entry]) -> Column:
    """Read a facet of all records; one that does not say stands under `UNKNOWN`."""
    held = [{str(code) for code in facet.read(catalog, entry)} for entry in entries]
    options = [*facet.options(catalog, set().union(*held))]
    number = {option.code: at for at, option in enumerate(options)}
    rows = [tuple(sorted(number[code] for code in codes if code in number)) for codes in held]
    if not all(rows):
        options.append(Option(UNKNOWN, "не указано"))
    return Column(facet, tuple(options), tuple(row or (len(options) - 1,) for row in rows))


def packed(column: Column) -> dict[str, object]:
    """Write a column for a browser.

    `sets` are the different rows; `rows` holds for each record the number
    of its set, in as many digits of base 64 as the last number needs, the highest first.
    """
    sets = sorted(set(column.rows))
    digits = _digits(len(sets))
    written = {row: _number(at, digits) for at, row in enumerate(sets)}
    above = {option.code: at for at, option in enumerate(column.options)}
    return {
        "name": column.facet.name,
        "options": [[one.code, one.label, above.get(one.parent, -1)] for one in column.options],
        "sets": sets,
        "digits": digits,
        "rows": "".join(written[row] for row in column.rows),
    }


def _digits(numbers: int) -> int:
    digits = 1
    while len(_SIGNS) ** digits < numbers:
        digits += 1
    return digits


def _number(value: int, digits: int) -> str:
    places = (len(_SIGNS) ** place for place in reversed(range(digits)))
    return "".join(_SIGNS[value // place % len(_SIGNS)] for place in places)


def shown(columns: Iterable[Column]) -> tuple[Facet, ...]:
    """Name the facets that tell records apart."""
    return tuple(column.facet for column in columns if len(column.options) > 1)
