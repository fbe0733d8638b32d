"""The tables over the whole bank and the pages beside which they lie, without the pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from opora.indicators import WORKLISTS
from opora.kinds import BY_NAME
from opora.render import matrix
from opora.render.address import list_url
from opora.render.edition import Edition
from opora.render.list_tables import DESCRIBED, coverage_table
from opora.render.measuring import desks, plan_fact, risks, work
from opora.render.open_data.addresses import DATA, table_id
from opora.render.open_data.tables import all_values, tables_of_kinds
from opora.render.table import Table


@dataclass(frozen=True, slots=True)
class Placed:
    """A table and the address of the page beside which its files lie."""

    page: str
    table: Table

    @property
    def id(self) -> str:
        """The name of the table among all."""
        return table_id(self.page, self.table.name)

    @property
    def path(self) -> str:
        """Where its files lie, without an ending."""
        return self.page + self.table.name


def whole_tables(edition: Edition) -> list[Placed]:
    """List all tables over the whole bank, by where they lie."""
    own = (Placed(DATA, one) for one in (*tables_of_kinds(edition), all_values(edition)))
    return sorted((*own, *shown_tables(edition)), key=lambda one: (one.page, one.table.name))


def shown_tables(edition: Edition) -> Iterator[Placed]:
    """Go over those that a page shows."""
    yield Placed("coverage/", coverage_table(edition))
    yield Placed(desks.URL, desks.territories_table(edition))
    for name, describe in DESCRIBED.items():
        for table in describe(edition):
            if table.whole:
                yield Placed(list_url(BY_NAME[name]) or "", table)
    for table in matrix.matrix_tables(edition):
        yield Placed(matrix.URL, table)
    yield Placed(plan_fact.URL, plan_fact.plan_fact_table(edition))
    for table in risks.risks_tables(edition):
        yield Placed(risks.URL, table)
    for worklist in WORKLISTS:
        table = work.worklist_table(edition, worklist)
        yield Placed(work.worklist_url(worklist), table)
