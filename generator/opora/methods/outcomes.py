"""Results of assessments by place: one share for a procedure, subject, grade and year."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from opora.catalog import Catalog
from opora.kinds.results import Procedure, Result, Results
from opora.model import Subject


class What(NamedTuple):
    """What was assessed; the programme's «показатель»."""

    procedure: Procedure
    subject: Subject
    grade: int

    @property
    def label(self) -> str:
        """Name it: «ВПР, математика, 5 класс»."""
        return f"{self.procedure.label}, {self.subject.label}, {self.grade} класс"


Outcomes = Mapping[tuple[What, int], Result]
"""Results of one place by what was assessed and the year."""


AllOutcomes = Mapping[str, Outcomes]
"""Results by the id of the place."""


def outcomes(catalog: Catalog) -> AllOutcomes:
    """Gather results by place; one that tables tell twice and differently is left out."""
    found: defaultdict[str, dict[tuple[What, int], Result]] = defaultdict(dict)
    doubtful: set[tuple[str, What, int]] = set()
    for row in _rows(catalog):
        at = (What(row.procedure, row.subject, row.grade), row.year)
        held = found[row.scope.id].setdefault(at, row)
        if _shares(held) != _shares(row):
            doubtful.add((row.scope.id, *at))
    for scope, what, year in doubtful:
        del found[scope][what, year]
    return found


def _rows(catalog: Catalog) -> Iterator[Result]:
    for _, table in catalog.records(Results):
        yield from table.rows


def _shares(row: Result) -> tuple[float | None, float | None]:
    return row.completion, row.failed
