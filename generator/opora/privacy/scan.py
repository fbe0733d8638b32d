"""All rules of personal data over the text of a file, each finding at its line and column."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from opora.diagnostics import Diagnostic, Severity, Span
from opora.privacy.few import few_people, may_be_few
from opora.privacy.found import Trace
from opora.privacy.mentions import may_name_people
from opora.privacy.numbers import may_hold_numbers, numbers
from opora.privacy.people import people
from opora.privacy.plans import may_be_plan, plans
from opora.privacy.tables import may_be_table, tables

ALLOWED = "privacy.yml"
"""The list of reasoned exceptions; the words that it allows are no findings in it."""

_ALWAYS = "V52"
_SEVERITY = {True: Severity.ERROR, False: Severity.WARNING}


@dataclass(frozen=True, slots=True)
class _Search:
    """A cheap look at a line, and the search that it calls for in the lines around it.

    `above` and `below` say how many lines around belong to the same sentence or table.
    """

    clue: Callable[[str], bool]
    search: Callable[[str, str], Iterator[Trace]]
    above: int = 0
    below: int = 0


_SEARCHES = (
    _Search(may_hold_numbers, numbers, above=1, below=1),
    _Search(may_name_people, people, above=5, below=5),
    _Search(may_be_plan, plans),
    _Search(may_be_table, tables, below=1000),
    _Search(may_be_few, few_people),
)


def scan(path: str, text: str) -> list[Diagnostic]:
    """Find personal data in a file, wherever it stands: values, keys, comments, texts, tables."""
    lines = text.split("\n")
    loud = [(at, clues) for at, line in enumerate(lines) if (clues := _clues(line))]
    if not loud:
        return []
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    found: list[Diagnostic] = []
    for number, one in enumerate(_SEARCHES):
        called = [at for at, clues in loud if number in clues]
        for first, last in _stretches(called, one, len(lines)):
            start = starts[first]
            found += (
                _told(path, text, starts, start, trace)
                for trace in one.search(text[start : starts[last] - 1], path)
                if trace.code == _ALWAYS or path != ALLOWED
            )
    return found


def _stretches(called: list[int], one: _Search, lines: int) -> Iterator[tuple[int, int]]:
    """Join the surroundings of lines into stretches; the last line of each is exclusive."""
    first = last = -1
    for at in called:
        above, below = max(0, at - one.above), min(lines, at + one.below + 1)
        if above > last:
            if last >= 0:
                yield first, last
            first = above
        last = below
    if last >= 0:
        yield first, last


@lru_cache(maxsize=100_000)
def _clues(line: str) -> frozenset[int]:
    """Tell which searches a line calls for; the same lines stand in many files."""
    return frozenset(number for number, one in enumerate(_SEARCHES) if one.clue(line))


def _told(path: str, text: str, starts: list[int], offset: int, trace: Trace) -> Diagnostic:
    start, end = trace.start + offset, trace.end + offset
    line, end_line = bisect_right(starts, start), bisect_right(starts, end)
    span = Span(line, start - starts[line - 1] + 1, end_line, end - starts[end_line - 1] + 1)
    about = " ".join(text[start:end].split())
    weight = _SEVERITY[trace.sure]
    return Diagnostic(path, span, trace.code, trace.message, weight, trace.hint, about=about)
