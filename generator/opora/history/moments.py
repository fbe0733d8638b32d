"""Which moments to look at: the ends of months, tags, and the last day of all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from opora import git
from opora.history.commits import Commit, Line
from opora.past import Moment


class Pick(StrEnum):
    """What moments to take."""

    ALL = "all"
    MONTHS = "months"
    TAGS = "tags"


@dataclass(frozen=True, slots=True)
class Span:
    """The days to look at, both included; without a first day from the first commit on."""

    first: date | None
    last: date


def moments(line: Line, span: Span, pick: Pick) -> tuple[tuple[Moment, Commit], ...]:
    """List the moments in the order of days, each with its commit; what held no content is not."""
    begun = min((one.day for one in line.commits if one.tree), default=span.last)
    first = max(span.first or begun, begun)
    tags = _tags(line) if pick is not Pick.MONTHS else {}
    days = set(_month_ends(first, span.last)) if pick is not Pick.TAGS else set()
    tagged: defaultdict[tuple[date, str], list[str]] = defaultdict(list)
    for name, commit in tags.items():
        if first <= commit.day <= span.last:
            tagged[commit.day, commit.name].append(name)
    held = {(day, found.name): found for day in days if (found := line.at(day))}
    held |= {(day, name): tags[names[0]] for (day, name), names in tagged.items()}
    return tuple(
        (
            Moment(day, name, tuple(sorted(tagged.get((day, name), ()))), day in days),
            held[day, name],
        )
        for day, name in sorted(held, key=lambda at: (at[0], at[0] in days, at[1]))
        if held[day, name].tree
    )


def _month_ends(first: date, last: date) -> Iterator[date]:
    """Go over the ends of months from one day to another, and the last day itself.

    As long as no month has ended, the first day stands for the beginning.
    """
    here = end_of_month(first)
    if first < last <= here:
        yield first
    while here < last:
        yield here
        here = end_of_month(here + timedelta(days=1))
    if first <= last:
        yield last


def end_of_month(day: date) -> date:
    """Return the last day of the month of a day."""
    following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return following - timedelta(days=1)


def _tags(line: Line) -> Mapping[str, Commit]:
    """List the tags on the line; those beside it never were a published state."""
    asked = ("for-each-ref", "--format=%(refname:short) %(objectname) %(*objectname)", "refs/tags")
    known = {commit.name: commit for commit in line.commits}
    return dict(_on_line(git.text(line.root, *asked).splitlines(), known))


def _on_line(lines: Iterable[str], known: Mapping[str, Commit]) -> Iterator[tuple[str, Commit]]:
    for line in lines:
        name, *objects = line.split()
        if objects and (commit := known.get(objects[-1])):
            yield name, commit
