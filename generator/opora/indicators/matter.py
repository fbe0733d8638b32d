"""Something that waits for somebody: the record to open, what is wrong with it, and by when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from opora.catalog import Catalog
from opora.indicators.facts import Facts
from opora.model import Role
from opora.parse import Entry


@dataclass(frozen=True, slots=True, eq=False)
class Matter:
    """A row of a worklist; `who` acts on it, `due` is nothing where no day is set.

    `factors` are the ids of the risk factors that it is about.
    """

    entry: Entry
    reason: str
    place: str
    who: Role
    due: date | None = None
    factors: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[date, str, str]:
        """What is due first comes first, what has no day last."""
        return (self.due or date.max, self.place, self.entry.id)


Search = Callable[[Catalog, Facts], list[Matter]]


@dataclass(frozen=True, slots=True)
class Worklist:
    """A kind of gap: `id` for its address, the title in Russian, and the search for its rows."""

    id: str
    title: str
    search: Search

    def rows(self, catalog: Catalog, facts: Facts) -> tuple[Matter, ...]:
        """List what is open, what is due first at the top."""
        return tuple(sorted(self.search(catalog, facts), key=lambda one: one.order))
