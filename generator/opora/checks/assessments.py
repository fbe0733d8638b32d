"""Checks of tables with results of assessments."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from opora.catalog import Catalog
from opora.checks.check import at, finding
from opora.diagnostics import Diagnostic
from opora.indicators import is_few
from opora.kinds.assessment import Assessment
from opora.kinds.results import Procedure, Result, Results
from opora.parse import Entry

GRADES = {
    Procedure.VPR: range(4, 12),
    Procedure.OGE: range(9, 10),
    Procedure.EGE: range(11, 13),
    Procedure.GIA: range(9, 13),
    Procedure.RPR: range(1, 13),
}
"""Grades in which a procedure is held; evening schools have a twelfth."""

SEVERAL = 3
"""Fewest shares of a column by which it is judged: one may really be under one percent."""

Cells = tuple[str, str, str, int, int]


def _rows(catalog: Catalog) -> Iterator[tuple[Entry, int, Result]]:
    for entry, table in catalog.records(Results):
        for number, row in enumerate(table.rows):
            yield entry, number, row


def _cell(row: Result) -> Cells:
    return (row.scope.id, row.procedure, row.subject, row.grade, row.year)


def grade_fits_procedure(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V70: the grade is one in which the procedure is held."""
    for entry, number, row in _rows(catalog):
        if row.grade not in GRADES[row.procedure]:
            message = f"{row.procedure.label} в классе {row.grade} не проводят"
            hint = "проверьте столбцы «Процедура» и «Класс»"
            yield finding("V70", at(entry, "rows", number, "grade"), message, hint)


def told_once(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V71: a result is told once, in whatever table."""
    first: dict[Cells, tuple[str, int]] = {}
    for entry, number, row in _rows(catalog):
        spot = at(entry, "rows", number)
        path, line = first.setdefault(_cell(row), (spot.path, spot.span.line))
        if (path, line) != (spot.path, spot.span.line):
            message = f"этот результат уже записан: {path}:{line}"
            yield finding("V71", spot, message, "оставьте одну из двух строк")


def table_is_there(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V72: a description has its table; the way back is told where records are put together."""
    for entry, _assessment in catalog.records(Assessment):
        there = catalog.on_disk("results")
        if not catalog.below(entry, "results") and entry.id not in there:
            message = f"рядом нет таблицы assessments/{entry.id}.csv"
            hint = "добавьте таблицу с тем же именем или удалите описание"
            yield finding("V72", at(entry, "title"), message, hint)


def shares_are_percent(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V73: shares are not written as parts of one."""
    for entry, table in catalog.records(Results):
        for field in ("completion", "failed"):
            held = [(number, getattr(row, field)) for number, row in enumerate(table.rows)]
            told = [(number, share) for number, share in held if share]
            if len(told) >= SEVERAL and max(share for _, share in told) <= 1:
                message = "все доли в столбце не больше 1: похоже, это не проценты"
                hint = "умножьте столбец на 100"
                yield finding("V73", at(entry, "rows", told[0][0], field), message, hint)


def few_are_not_left_over(catalog: Catalog, _: date) -> Iterator[Diagnostic]:
    """V55: the whole less its parts does not tell of fewer than five participants."""
    parts: defaultdict[Cells, int] = defaultdict(int)
    for _entry, _number, row in _rows(catalog):
        above = row.scope.id.rpartition("/")[0]
        if above and row.participants:
            parts[(above, *_cell(row)[1:])] += row.participants
    for entry, number, row in _rows(catalog):
        left = (row.participants or 0) - parts.get(_cell(row), 0)
        if _cell(row) in parts and is_few(left):
            message = f"всего участников {row.participants}, без известных ниже остаётся {left}"
            hint = "скройте эту строку или одну из нижних: напишите «<5» и оставьте доли пустыми"
            spot = at(entry, "rows", number, "participants")
            yield finding("V55", spot, message, hint)
