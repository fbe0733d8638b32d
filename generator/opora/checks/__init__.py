"""Checks over the whole catalog. A new rule is a line in a table of `rules`, a function here and
an example folder."""

from collections.abc import Iterable, Iterator
from datetime import date

from opora.catalog import Catalog
from opora.checks.check import Check
from opora.checks.dates import measure_within_roadmap
from opora.diagnostics import Diagnostic

CHECKS: tuple[tuple[str, Check], ...] = (("V10", measure_within_roadmap),)
"""Each check with the code of its rule."""


def run_checks(
    catalog: Catalog, as_of: date, checks: Iterable[tuple[str, Check]] = CHECKS
) -> Iterator[Diagnostic]:
    """Run checks one after another."""
    for _, check in checks:
        yield from check(catalog, as_of)
