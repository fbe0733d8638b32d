"""The stages in their order: sources in, a catalog and everything that is wrong out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from opora.catalog import Beside, Catalog, KnownIds, beside, link
from opora.checks import look_at, run_checks
from opora.diagnostics import Diagnostic, Severity, in_order
from opora.indicators import hidden_values
from opora.kinds.value import Value
from opora.load import Source, load
from opora.model import Entity
from opora.parse import Entry, holding, parse
from opora.privacy import private_files, scan, settle
from opora.rules import RULES


@dataclass(frozen=True, slots=True, eq=False)
class Bank:
    """What came out of reading: the catalog of all sound records, and the findings in order.

    `files` names the text of each file that was read, by its path below the content folder, where
    the whole bank was read. `public` knows a shorter way to what is published, where there is one;
    `waiting` are ids of the practices that wait for somebody, where that is known.
    """

    catalog: Catalog
    diagnostics: list[Diagnostic]
    files: Mapping[str, bytes] = field(default_factory=dict)
    public: Callable[[], Catalog] | None = None
    waiting: frozenset[str] | None = None

    @property
    def errors(self) -> int:
        """How many findings stop publishing."""
        return sum(found.severity is Severity.ERROR for found in self.diagnostics)

    def published(self) -> Catalog:
        """Leave out what is not for the site."""
        return self.public() if self.public else published(self.catalog)


def published(catalog: Catalog) -> Catalog:
    """Leave out what is not for the site: internal records with all that lies within them.

    Numbers of few people are taken out of the records, so that no page, table or file has them.
    """
    public = public_part(catalog)
    return without_numbers(public, hidden_values(public))


def public_part(catalog: Catalog) -> Catalog:
    """Leave out internal records with all that lies within them."""
    entries = (entry for held in catalog.entries.values() for entry in held.values())
    return link(entry for entry in entries if is_public(entry, catalog))[0]


def without_numbers(catalog: Catalog, hidden: frozenset[str]) -> Catalog:
    """Take the numbers out of those values that are to be hidden."""
    if not hidden:
        return catalog
    entries = (entry for held in catalog.entries.values() for entry in held.values())
    blank = link(as_shown(entry, hidden) for entry in entries)[0]
    return replace(blank, withheld=hidden)


def as_shown(entry: Entry, hidden: frozenset[str]) -> Entry:
    """Take the numbers out of a record if it is one of those values."""
    return blanked(entry) if _is_in(entry, hidden) else entry


def blanked(entry: Entry) -> Entry:
    """Take the numbers out of a value."""
    gone = {"numerator": None, "denominator": None, "value": None, "note": None, "withheld": True}
    return holding(entry, entry.entity.model_copy(update=gone))


def _is_in(entry: Entry, hidden: frozenset[str]) -> bool:
    return isinstance(entry.entity, Value) and entry.id in hidden


def is_public(entry: Entry, catalog: Catalog) -> bool:
    """Tell whether neither a record nor one around it is internal."""
    here: Entry | None = entry
    while here:
        if isinstance(here.entity, Entity) and not here.entity.public:
            return False
        here = catalog.parent(here)
    return True


def read_entries(sources: Iterable[Source]) -> tuple[list[Entry], list[Diagnostic]]:
    """Look sources through for personal data, load and parse them, and check each alone."""
    entries: list[Entry] = []
    problems: list[Diagnostic] = []
    for source in sources:
        found = parse_entries([source])
        entries += found[0]
        problems += (*scan(source.path, source.text), *found[1], *look_at(found[0]))
    return entries, problems


def parse_entries(sources: Iterable[Source]) -> tuple[list[Entry], list[Diagnostic]]:
    """Load and parse sources; a faulty one drops out with its diagnostics."""
    entries: list[Entry] = []
    problems: list[Diagnostic] = []
    for source in sources:
        document, found = load(source)
        problems += found
        if document is None:
            continue
        parsed, found = parse(document)
        entries += parsed
        problems += found
    return entries, problems


Found = tuple[list[Entry], list[Diagnostic]]
"""Records, and what is wrong."""

Reading = Callable[[Sequence[Source]], Found]
"""Loads and parses sources, as `read_entries` does."""


def read_bank(
    sources: Iterable[Source],
    as_of: date,
    *,
    unread: Iterable[Diagnostic] = (),
    known: KnownIds | None = None,
    read: Reading = read_entries,
) -> Bank:
    """Read a whole bank, or a part of one.

    Args:
        sources: the files, in any order.
        as_of: the day to judge deadlines by.
        unread: what was wrong with files that could not be opened.
        known: ids of all records that have a file; given, the bank is a part, and rules about
            the whole are left out.
        read: what reads the sources, where several processes are to do it.
    """
    sources, unread = list(sources), list(unread)
    entries, problems = read(sources)
    paths = [*(source.path for source in sources), *(one.path for one in unread)]
    bank = weigh(entries, [*unread, *problems], paths, as_of, known=known).bank
    if known is None:
        return bank
    found = [one for one in bank.diagnostics if not RULES[one.code].whole_bank]
    return Bank(bank.catalog, found)


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """A bank, and what it was judged by.

    `whole` holds the records with personal data too, which stand in the files `private`; `dangling`
    are the findings of linking.
    """

    bank: Bank
    whole: Catalog
    private: frozenset[str]
    dangling: list[Diagnostic]


def weigh(  # noqa: PLR0913  three facts of the files, the day, and two things that callers differ in
    entries: Sequence[Entry],
    problems: Iterable[Diagnostic],
    paths: Iterable[str],
    as_of: date,
    *,
    known: KnownIds | None = None,
    checks: Callable[[Catalog, date], Iterable[Diagnostic]] = run_checks,
) -> Weighed:
    """Judge what was read, and leave out what holds personal data.

    Args:
        entries: what was read, in any order.
        problems: what reading found, and what could not be read.
        paths: all files that were to be read.
        as_of: the day to judge deadlines by.
        known: as `read_bank` takes it.
        checks: runs the rules.
    """
    problems = settle(entries, problems)
    elsewhere = beside(paths, entries, known)
    whole, dangling = link(entries, elsewhere)
    found = in_order([*problems, *dangling, *checks(whole, as_of)])
    private = private_files(problems)
    kept = [entry for entry in entries if entry.path not in private] if private else entries
    # all that is wrong with a file is told, but nothing of it goes on
    catalog = link(kept, elsewhere)[0] if len(kept) < len(entries) else whole
    return Weighed(Bank(catalog, found), whole, private, dangling)


def judge(
    entries: Iterable[Entry], as_of: date, problems: Iterable[Diagnostic], elsewhere: Beside
) -> Bank:
    """Link entries, run the rules, and put all findings in order.

    Args:
        entries: what was read, in any order.
        as_of: the day to judge deadlines by.
        problems: what reading found.
        elsewhere: the ids that exist beside the entries.
    """
    catalog, dangling = link(entries, elsewhere)
    return Bank(catalog, in_order([*problems, *dangling, *run_checks(catalog, as_of)]))
