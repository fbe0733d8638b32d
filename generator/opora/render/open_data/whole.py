"""The tables over the whole bank and the pages beside which they lie, without the pages."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from opora.asked import Once
from opora.indicators import WORKLISTS
from opora.indicators.matter import Worklist
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


Described = Once[tuple[Placed, ...]]
"""Some tables that are described together; the rows are written when somebody asks for them."""


def whole_tables(edition: Edition) -> tuple[Described, ...]:
    """Describe all tables over the whole bank, those together that ask the same."""
    own = (tables_of_kinds, lambda edition: (all_values(edition),))
    return tuple(
        _together(edition, page, one) for page, one in (*((DATA, one) for one in own), *_SHOWN)
    )


def in_order(described: Iterable[Described]) -> list[Placed]:
    """List tables by where they lie."""
    held = (one for tables in described for one in tables())
    return sorted(held, key=lambda one: (one.page, one.table.name))


def shown_tables(edition: Edition) -> Iterator[Placed]:
    """Go over those that a page shows."""
    for page, describe in _SHOWN:
        yield from _together(edition, page, describe)()


Describe = Callable[[Edition], Iterable[Table]]


def _together(edition: Edition, page: str, describe: Describe) -> Described:
    return Once(lambda: tuple(Placed(page, one) for one in describe(edition) if one.whole))


def _of_worklist(worklist: Worklist) -> tuple[str, Describe]:
    return work.worklist_url(worklist), lambda edition: (work.worklist_table(edition, worklist),)


_SHOWN: tuple[tuple[str, Describe], ...] = (
    ("coverage/", lambda edition: (coverage_table(edition),)),
    (desks.URL, lambda edition: (desks.territories_table(edition),)),
    *((list_url(BY_NAME[name]) or "", describe) for name, describe in DESCRIBED.items()),
    (matrix.URL, matrix.matrix_tables),
    (plan_fact.URL, lambda edition: (plan_fact.plan_fact_table(edition),)),
    (risks.URL, risks.risks_tables),
    *map(_of_worklist, WORKLISTS),
)
"""The pages that show tables over the whole bank, with what describes these."""
