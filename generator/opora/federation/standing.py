"""How each source stands after a run: what is kept of it, and what is told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from opora.catalog import Catalog
from opora.diagnostics import Diagnostic
from opora.federation.conflicts import BASE
from opora.federation.gathered import Gathered
from opora.federation.laying import Laid
from opora.federation.merging import Merging
from opora.federation.report import SourceReport, Standing
from opora.federation.sources import SourceBank
from opora.federation.spaces import files_of
from opora.federation.state import State, StoredFile, StoredSource
from opora.files import read_source
from opora.load import Source
from opora.parse import Entry
from opora.render.address import url_of


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a run knows: the state before, what was merged, what was gathered and what failed."""

    out: Path
    as_of: date
    before: State
    merging: Merging
    gathered: Mapping[str, Gathered]
    failed: Mapping[str, str]


def stored_of(run: Outlook, bank: SourceBank) -> StoredSource | None:
    """Put down how a source stands now; nothing where there is nothing of it."""
    old = run.before.source(bank.id)
    if bank.id in run.failed:
        if old is None:
            return None
        files = {path: told for path, told in old.files.items() if _vouched(run, path, bank.id)}
        since = old.failed or run.as_of
        update = {"failed": since, "reason": run.failed[bank.id], "files": files}
        return old.model_copy(update=update)
    found = run.gathered[bank.id]
    fresh = StoredSource(
        id=bank.id,
        title=bank.title,
        address=bank.address,
        site=bank.home,
        licence=bank.licence,
        commit=found.commit,
        day=found.day,
        taken=run.as_of,
        files=dict(_files(run, bank, found)),
        items=run.merging.filling.brought_by(bank.id),
    )
    if old and not old.failed and _is_same(run, old, fresh):
        return fresh.model_copy(update={"taken": old.taken})
    return fresh


def _vouched(run: Outlook, path: str, name: str) -> bool:
    return name in run.merging.vouched.get(path, ())


def _files(run: Outlook, bank: SourceBank, found: Gathered) -> Iterator[tuple[str, StoredFile]]:
    entries = {one.path: one for one in files_of(found.catalog)}
    for path, names in sorted(run.merging.vouched.items()):
        if bank.id in names and run.merging.owners[path] != BASE:
            original = _original(run, path, bank.id, entries)
            entry = entries.get(original)
            link = page_at(bank.home, entry, found.catalog) if entry else ""
            yield path, StoredFile(original=original, link=link)


def _original(run: Outlook, path: str, name: str, entries: Mapping[str, Entry]) -> str:
    """Find the path of a file in its source; what is common is called there as here."""
    piece = run.merging.pieces.get(path)
    if piece and run.merging.owners[path] == name:
        return piece.original
    return path if path in entries else ""


def page_at(site: str, entry: Entry, catalog: Catalog) -> str:
    """Return the address of a record's page on the site of its bank, where both are known."""
    if not site or not entry.kind.url:
        return ""
    return f"{site.rstrip('/')}/{url_of(entry, catalog)}"


def _is_same(run: Outlook, old: StoredSource, fresh: StoredSource) -> bool:
    if (old.commit, old.items, old.files) != (fresh.commit, fresh.items, fresh.files):
        return False
    return not any(_is_changed(run, path) for path in fresh.files)


def _is_changed(run: Outlook, path: str) -> bool:
    """Tell whether a file that a source wrote is not the one that lies in the folder."""
    piece = run.merging.pieces.get(path)
    here = read_source(run.out / "content", path) if piece else None
    return piece is not None and not (isinstance(here, Source) and here.text == piece.text)


def reports_of(
    run: Outlook,
    banks: Sequence[SourceBank],
    kept: Sequence[StoredSource],
    laid: Laid,
    left_out: Mapping[str, Sequence[Diagnostic]],
) -> tuple[SourceReport, ...]:
    """Tell of each source what became of it; those that are listed no more come last."""
    now = {one.id: one for one in kept}
    written = frozenset(path.removeprefix("content/") for path in laid.written)
    told = [_report(run, bank, now.get(bank.id), written, left_out) for bank in banks]
    listed = {bank.id for bank in banks}
    gone = (
        SourceReport(one.id, one.title, Standing.WITHDRAWN, one.address, removed=len(one.files))
        for one in run.before.sources
        if one.id not in listed
    )
    return (*told, *gone)


def _report(
    run: Outlook,
    bank: SourceBank,
    new: StoredSource | None,
    written: frozenset[str],
    left_out: Mapping[str, Sequence[Diagnostic]],
) -> SourceReport:
    old = run.before.source(bank.id)
    before = frozenset(old.files) if old else frozenset()
    after = frozenset(new.files) if new else frozenset()
    mine = {path for path in after if run.merging.owners.get(path) == bank.id}
    added, gone = after - before, before - after
    changed = (mine & written) - added
    return SourceReport(
        bank.id,
        bank.title,
        _standing(old, new, touched=bool(added or gone or changed)),
        bank.address,
        new.commit if new else "",
        new.taken if new else None,
        len(after),
        len(added),
        len(changed),
        len(gone),
        run.failed.get(bank.id, ""),
        tuple(left_out.get(bank.id, ())),
    )


def _standing(old: StoredSource | None, new: StoredSource | None, *, touched: bool) -> Standing:
    if new is None:
        return Standing.ABSENT
    if new.failed:
        return Standing.KEPT
    if old is None:
        return Standing.NEW
    return Standing.CHANGED if touched or old.failed or old.commit != new.commit else Standing.SAME
