"""The tables over the whole bank and the pages beside which they lie, without the pages."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import starmap

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
from opora.render.open_data.tables import SHOWN, all_values, names_of, tables_of
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


@dataclass(frozen=True, slots=True)
class Described:
    """Some tables that are described together; the rows are written when somebody asks for them.

    `names` are those that they may have, told before anything is described; they lie beside `page`.
    """

    page: str
    names: tuple[str, ...]
    made: Once[tuple[Placed, ...]]

    @property
    def ids(self) -> tuple[str, ...]:
        """The names that they may have among all tables."""
        return tuple(table_id(self.page, name) for name in self.names)

    @property
    def files(self) -> tuple[str, ...]:
        """Where their files may lie."""
        places = (self.page + name for name in self.names)
        return tuple(f"{place}.{ending}" for place in places for ending in ("csv", "xlsx"))

    def __call__(self) -> tuple[Placed, ...]:
        """Return them, as many as there are."""
        return self.made()


def whole_tables(edition: Edition) -> tuple[Described, ...]:
    """Describe all tables over the whole bank, those together that ask the same."""
    own = ((DATA, names_of(kind), partial(tables_of, kind)) for kind in SHOWN)
    values = (DATA, ("values",), lambda edition: (all_values(edition),))
    return tuple(starmap(partial(_together, edition), (*own, values, *_SHOWN)))


def in_order(described: Iterable[Described]) -> list[Placed]:
    """List tables by where they lie."""
    held = (one for tables in described for one in tables())
    return sorted(held, key=lambda one: (one.page, one.table.name))


def shown_tables(edition: Edition) -> Iterator[Placed]:
    """Go over those that a page shows."""
    for one in starmap(partial(_together, edition), _SHOWN):
        yield from one()


Describe = Callable[[Edition], Iterable[Table]]

Group = tuple[str, tuple[str, ...], Describe]
"""A page, the names that its tables over the whole bank may have, and what describes these."""


def _together(edition: Edition, page: str, names: Iterable[str], describe: Describe) -> Described:
    return Described(
        page,
        tuple(names),
        Once(lambda: tuple(Placed(page, one) for one in describe(edition) if one.whole)),
    )


def _of_list(kind: str, name: str) -> Group:
    return list_url(BY_NAME[kind]) or "", (name,), DESCRIBED[kind]


def _of_worklist(worklist: Worklist) -> Group:
    url = work.worklist_url(worklist)
    return url, ("list",), lambda edition: (work.worklist_table(edition, worklist),)


_SHOWN: tuple[Group, ...] = (
    ("coverage/", ("coverage",), lambda edition: (coverage_table(edition),)),
    (desks.URL, ("places",), lambda edition: (desks.territories_table(edition),)),
    _of_list("indicator", "country"),
    _of_list("report", "reports"),
    (matrix.URL, tuple(axis.name for axis in matrix.AXES), matrix.matrix_tables),
    (plan_fact.URL, ("plan-fact",), lambda edition: (plan_fact.plan_fact_table(edition),)),
    (risks.URL, ("map",), risks.risks_tables),
    *map(_of_worklist, WORKLISTS),
)
"""The pages that show tables over the whole bank."""
