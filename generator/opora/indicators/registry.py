"""The table of computed indicators: the id of the definition and the function that counts."""

from collections.abc import Callable, Iterable

from opora.indicators import computed_bank as bank
from opora.indicators import computed_schools as schools
from opora.indicators.facts import Facts
from opora.indicators.figure import Row

Counting = Callable[[Facts], Iterable[Row]]

COMPUTED: tuple[tuple[str, Counting], ...] = (
    ("k01", schools.k01),
    ("k02", schools.k02),
    ("k03", schools.k03),
    ("k04", schools.k04),
    ("k05", schools.k05),
    ("k06", schools.k06),
    ("k07", schools.k07),
    ("k08", schools.k08),
    ("k09", schools.k09),
    ("k10", schools.k10),
    ("k11", schools.k11),
    ("k12", schools.k12),
    ("k13", bank.k13),
    ("k14", bank.k14),
    ("k15", schools.k15),
    ("k16", bank.k16),
    ("k17", bank.k17),
    ("k18", schools.k18),
    ("k19", schools.k19),
    ("k27", bank.k27),
    ("k28", bank.k28),
    ("k30", schools.k30),
    ("k31", bank.k31),
    ("k33", bank.k33),
    ("k35", bank.k35),
)


def rows_of(facts: Facts, id_: str) -> tuple[Row, ...]:
    """List the rows that a computed indicator counts; none where it has no function."""
    return tuple(row for one, count in COMPUTED if one == id_ for row in count(facts))
