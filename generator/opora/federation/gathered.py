"""What came from a source: its published records, and what is to be told of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from opora.catalog import Catalog, beside, link
from opora.catalog.beside import NOTHING_BESIDE
from opora.diagnostics import Diagnostic, Severity
from opora.load import Source
from opora.parse import Entry
from opora.pipeline import Bank, Reading, judge, published
from opora.privacy import settle

Reader = Callable[[Path], Reading]
"""Gives what reads the files of a place; what it keeps from run to run is kept by that place."""


class SourceFailure(Exception):  # noqa: N818  says what happened to a source, not to the program
    """A source gives nothing this time; the message tells a person why, in Russian."""


@dataclass(frozen=True, slots=True)
class Found:
    """The files of a source, and which state of the bank they are, as far as that is known.

    `place` names where they were found, for what is kept of reading.
    """

    sources: tuple[Source, ...]
    unread: tuple[Diagnostic, ...]
    place: Path
    commit: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """A source that could be read.

    `catalog` holds what the region publishes, without the files that have errors; these are in
    `left_out`.
    """

    catalog: Catalog
    left_out: tuple[Diagnostic, ...]
    commit: str = ""
    day: date | None = None


def sound(
    found: Found, as_of: date, read: Reading, unwanted: Sequence[str] = ()
) -> tuple[Catalog, list[Diagnostic]]:
    """Keep what is published and has no errors, and what names nothing but such records.

    Args:
        found: the files.
        as_of: the day to judge deadlines by.
        read: what reads the sources.
        unwanted: files and folders that are to stay behind.

    Returns:
        The catalog, and the first error of each file that is left out.
    """
    entries, problems = read(found.sources)
    problems = settle(entries, [*found.unread, *problems])
    paths = [*(one.path for one in found.sources), *(one.path for one in found.unread)]
    bank, left_out = without_faulty(entries, as_of, problems, paths)
    catalog = published(bank.catalog)
    if unwanted:
        catalog = link(one for one in _all(catalog) if not _is_below(one, unwanted))[0]
    return catalog, left_out


def _all(catalog: Catalog) -> Iterable[Entry]:
    return (entry for held in catalog.entries.values() for entry in held.values())


def _is_below(entry: Entry, places: Sequence[str]) -> bool:
    path = entry.path
    return any(path == one or path.startswith(f"{one.rstrip('/')}/") for one in places)


def without_faulty(
    entries: Sequence[Entry],
    as_of: date,
    problems: Iterable[Diagnostic],
    paths: Iterable[str],
    kept: frozenset[str] = frozenset(),
) -> tuple[Bank, list[Diagnostic]]:
    """Leave out files with errors, then those that named them, until nothing is wrong.

    Args:
        entries: what was read.
        as_of: the day to judge deadlines by.
        problems: what reading found.
        paths: all files that were to be read.
        kept: paths of files that stay whatever is wrong with them.
    """
    problems, paths = list(problems), list(paths)
    elsewhere = beside(paths, entries)
    first: dict[str, Diagnostic] = {}
    while True:
        bank = judge(entries, as_of, problems, elsewhere)
        for one in bank.diagnostics:
            if one.severity is Severity.ERROR and one.path not in kept:
                first.setdefault(one.path, one)
        sound_ones = [one for one in entries if one.path not in first]
        if len(sound_ones) == len(entries) and elsewhere is NOTHING_BESIDE:
            return bank, list(first.values())
        entries, elsewhere = sound_ones, NOTHING_BESIDE
