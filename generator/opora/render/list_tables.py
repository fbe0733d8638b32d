"""The tables beside a list page or an overview, only where the page itself shows a table."""

from collections.abc import Callable, Iterator, Mapping

from opora.render.edition import Edition
from opora.render.lists.reports import reports
from opora.render.measuring.indicators import indicators
from opora.render.measuring.lines import Line
from opora.render.measuring.place_tables import dues_table
from opora.render.measuring.values_table import values_table
from opora.render.table import Cell, Column, Form, Table
from opora.render.views.assessments import sample_table

Describe = Callable[[Edition], Iterator[Table]]


def _reports(edition: Edition) -> Iterator[Table]:
    senders = reports(edition)["senders"]
    if senders:
        yield dues_table(senders, "Ежемесячные отчёты", edition.as_of, whole=True)


def _indicators(edition: Edition) -> Iterator[Table]:
    def lines() -> Iterator[Line]:
        for shelf in indicators(edition)["shelves"]:
            for row in shelf.rows:
                yield row.line or Line(row.entry, row.indicator, None, None, None, ())

    yield values_table("country", "Показатели по стране", lines, edition.as_of, whole=True)


def _assessments(_: Edition) -> Iterator[Table]:
    yield sample_table()


DESCRIBED: Mapping[str, Describe] = {
    "assessment": _assessments,
    "indicator": _indicators,
    "report": _reports,
}
"""By the kind of the list."""


def tables_of_list(edition: Edition, kind: str) -> tuple[Table, ...]:
    """Describe the tables beside the list of a kind."""
    describe = DESCRIBED.get(kind)
    return tuple(describe(edition)) if describe else ()


_COVERAGE = (
    Column("factor_id", "Код фактора"),
    Column("factor", "Фактор риска"),
    Column("practices", "Практики", Form.INTEGER),
    Column("approaches", "Подходы из исследований", Form.INTEGER),
    Column("measures", "Меры", Form.INTEGER),
    Column("schools", "Школы", Form.INTEGER),
    Column("gaps", "Чего не хватает"),
)


def coverage_table(edition: Edition) -> Table:
    """Describe what the bank holds for each factor of the basis catalogue."""

    def rows() -> Iterator[list[Cell]]:
        for row in edition.coverage:
            held = (row.practices, row.approaches, row.measures, row.schools)
            name = str(getattr(row.factor.entity, "label", row.factor.id))
            yield [row.factor.id, name, *map(len, held), ", ".join(row.gaps) or None]

    about = "Сколько практик, мер дорожных карт и школ с этим риском знает банк."
    return Table("coverage", "Охват факторов риска", _COVERAGE, rows, about, whole=True)
