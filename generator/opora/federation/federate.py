"""The whole of it: gather, merge, judge, write."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from opora.catalog import Catalog
from opora.diagnostics import Diagnostic, Severity
from opora.federation.base import Base
from opora.federation.gathered import Gathered, SourceFailure, without_faulty
from opora.federation.gathering import Gathering
from opora.federation.laying import changed_by_hand, check_folder, lay
from opora.federation.merging import Merging
from opora.federation.report import Report
from opora.federation.sources import SourceBank, SourceList
from opora.federation.spaces import Piece, Space
from opora.federation.standing import Outlook, reports_of, stored_of
from opora.federation.state import State, StoredSource, read_state
from opora.federation.twins import Twins
from opora.files import read_source
from opora.load import Source
from opora.privacy import settle
from opora.site.lock import PATIENCE, only_one
from opora.writing import plain

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done: the list, how banks are read, and the folder of the national bank."""

    sources: SourceList
    gathering: Gathering
    out: Path


@dataclass(slots=True)
class _Run:
    order: Order
    base: Base
    before: State
    merging: Merging = field(default_factory=Merging)
    gathered: dict[str, Gathered] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, list[Diagnostic]] = field(default_factory=dict)

    def texts(self) -> dict[str, str]:
        """Put together the texts of all records."""
        pieces = {path: piece.text for path, piece in self.merging.pieces.items()}
        return {**self.base.texts, **pieces, **self.merging.filling.texts()}


def federate(order: Order) -> Report:
    """Gather the banks of a list into the folder of the national bank, one run at a time.

    Raises:
        PublishError: Another run is under way.
        StateError: What the last run left cannot be read.
        FolderError: Something of others is in the way.
        BaseError: The national bank's own folder cannot be read.
        OSError: A file cannot be written.
    """
    order.out.parent.mkdir(parents=True, exist_ok=True)
    out = order.out.parent.resolve() / order.out.name
    with only_one(out, lambda _: None, PATIENCE, called="Общий банк"):
        return _federate(order)


def _federate(order: Order) -> Report:
    before = read_state(order.out)
    check_folder(order.out, before)
    base = Base.read(order.gathering.near, order.sources.base, order.gathering.reader)
    run = _Run(order, base, before or State())
    run.merging.add_base(base.entries)
    for bank in order.sources.sources:
        _take(run, bank)
    catalog, own = _judge(run)
    run.merging.conflicts += _twins(run, catalog).conflicts()
    outlook = Outlook(
        order.out, order.gathering.as_of, run.before, run.merging, run.gathered, run.failed
    )
    kept = tuple(one for bank in order.sources.sources if (one := stored_of(outlook, bank)))
    files = {f"content/{path}": text.encode() for path, text in run.texts().items()}
    by_hand = changed_by_hand(order.out, run.before)
    laid = lay(order.out, files | base.files, State(sources=kept), run.before)
    touched = frozenset({*laid.written, *laid.removed})
    return Report(
        reports_of(outlook, order.sources.sources, kept, laid, run.left_out),
        tuple(sorted(run.merging.conflicts)),
        tuple(own),
        tuple(path for path in by_hand if path in touched),
        len(laid.written),
        len(laid.removed),
        builds=base.builds or (order.out / "mkdocs.yml").is_file(),
    )


def _take(run: _Run, bank: SourceBank) -> None:
    try:
        found = run.order.gathering.gather(bank)
    except SourceFailure as failure:
        run.failed[bank.id] = str(failure)
        if old := run.before.source(bank.id):
            _keep(run, old)
        return
    run.gathered[bank.id] = found
    run.left_out[bank.id] = list(found.left_out)
    run.merging.add(bank.id, Space.of(bank.id, found.catalog))


def _keep(run: _Run, old: StoredSource) -> None:
    """Take the records of a source as they stand in the national bank."""
    root = run.order.out / "content"
    found = (read_source(root, path) for path in (*old.files, *old.items))
    sources = [one for one in found if isinstance(one, Source)]
    texts = {one.path: one.text for one in sources}
    entries = run.order.gathering.reader(root)(sources)[0]
    pieces = [
        (Piece(path, texts[path], old.files[path].original), entry)
        for entry in entries
        if not entry.loc and (path := entry.path) in old.files
    ]
    run.merging.keep(old.id, pieces)
    heads = {one.path: plain(one.entity) for one in entries if not one.loc}
    run.merging.filling.keep(old.id, old.items, heads)


def _judge(run: _Run) -> tuple[Catalog, list[Diagnostic]]:
    """Leave out records of sources that have errors in the national bank; tell its own errors."""
    texts, gathering = run.texts(), run.order.gathering
    sources = [Source(path, text) for path, text in sorted(texts.items())]
    entries, problems = gathering.reader(run.order.out / "content")(sources)
    problems = settle(entries, [*run.base.problems, *problems])
    ours = frozenset(texts) - frozenset(run.merging.pieces)
    bank, left_out = without_faulty(entries, gathering.as_of, problems, texts, ours)
    for one in left_out:
        if one.path in run.merging.pieces:
            run.left_out.setdefault(run.merging.owners[one.path], []).append(one)
            run.merging.drop(one.path)
    return bank.catalog, [one for one in bank.diagnostics if one.severity is Severity.ERROR]


def _twins(run: _Run, catalog: Catalog) -> Twins:
    originals: Mapping[str, str] = {
        path: piece.original for path, piece in run.merging.pieces.items()
    }
    owners = {path: run.merging.owners[path] for path in originals}
    return Twins(catalog, owners, originals, tuple(one.id for one in run.order.sources.sources))
