"""The tables beside the page «Открытые данные»: every kind, every list within, all values."""

from collections.abc import Iterator

from opora.kinds import KINDS
from opora.model import Kind
from opora.render.edition import Edition
from opora.render.measuring.lines import lines_of
from opora.render.measuring.values_table import values_table
from opora.render.table import Table
from opora.render.tables import kind_table, part_tables
from opora.render.tables.records import dashed, parts_within

SHOWN: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind.url)
"""Kinds that the site shows, and so gives away."""


def tables_of(kind: Kind, edition: Edition) -> Iterator[Table]:
    """Describe the list of a kind that the site shows, followed by the lists within."""
    yield kind_table(edition.catalog, kind, edition.file_changed_on)
    yield from part_tables(edition.catalog, kind)


def names_of(kind: Kind) -> Iterator[str]:
    """Name these tables."""
    yield dashed(kind.name)
    yield from (dashed(f"{kind.name}-{field}") for field, _, _ in parts_within(kind))


def all_values(edition: Edition) -> Table:
    """Describe the values of all indicators at all places."""
    return values_table(
        "values",
        "Значения показателей",
        lambda: lines_of(
            edition.catalog, edition.measured.values_of(edition.catalog.all("indicator"))
        ),
        edition.as_of,
        whole=True,
    )
