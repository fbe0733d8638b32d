"""Numbers by what the records are, beside where they stand: practices by kind, events by form."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from opora.catalog import Catalog
from opora.indicators.figure import Figure, Row, figure_of
from opora.indicators.practice_level import practice_level
from opora.kinds.event import Event
from opora.kinds.practice import Practice
from opora.parse import Entry

Naming = Callable[[Catalog, Entry], str]
"""Names the part that a record belongs to, in Russian."""


@dataclass(frozen=True, slots=True, eq=False)
class Breakdown:
    """The rows of an indicator in one period, parted by what their records are."""

    title: str
    period: str
    parts: tuple[tuple[str, Figure], ...]


def _practice_kind(_: Catalog, entry: Entry) -> str:
    return entry.entity.kind.label if isinstance(entry.entity, Practice) else ""


def _practice_place(_: Catalog, entry: Entry) -> str:
    return entry.entity.level.label if isinstance(entry.entity, Practice) else ""


def _practice_proof(catalog: Catalog, entry: Entry) -> str:
    standing = practice_level(catalog, entry)
    return standing.level.label if standing else ""


def _event_form(_: Catalog, entry: Entry) -> str:
    return entry.entity.form.label if isinstance(entry.entity, Event) else ""


BREAKDOWNS: Mapping[str, tuple[tuple[str, Naming], ...]] = {
    "k27": (("По видам событий", _event_form),),
    "k35": (
        ("По видам практик", _practice_kind),
        ("По уровням", _practice_place),
        ("По тому, что доказано", _practice_proof),
    ),
}
"""Ways to part an indicator. Source: the definitions of K27 and K35, which ask for them."""


def breakdowns(catalog: Catalog, rows: Sequence[Row], id_: str) -> Iterator[Breakdown]:
    """Part the rows of the last period of an indicator; nothing where it has no rows."""
    last = max((row.fact.period for row in rows), default="")
    for title, name in BREAKDOWNS.get(id_, ()) if rows else ():
        parts: dict[str, list[Row]] = {}
        for row in rows:
            if row.fact.period == last:
                parts.setdefault(name(catalog, row.fact.entry), []).append(row)
        yield Breakdown(title, last, tuple((key, figure_of(parts[key])) for key in sorted(parts)))
