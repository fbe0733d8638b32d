"""Judging a bank in which little changed: that is exchanged in the bank as it was kept."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from opora.catalog import Beside, Catalog, around, exchange
from opora.checks import EACH, TOGETHER
from opora.checks.heard import Heard, Listening, Otherwise, name_of
from opora.cli.options import Failure
from opora.cli.shelf.base import Base
from opora.cli.shelf.changed import Changed, entries_of
from opora.cli.shelf.held import Held
from opora.cli.shelf.likeness import LikenessAgain
from opora.cli.shelf.looking import digest_of
from opora.cli.shelf.public import Public
from opora.cli.shelf.run import Run
from opora.cli.shelf.shelf import Shelf
from opora.cli.shelf.things import DamagedError, Kept
from opora.diagnostics import Diagnostic, in_order
from opora.files import read_source
from opora.load import Source
from opora.parse import Entry, address_of
from opora.parse.packing import unpack_problems
from opora.pipeline import Bank, read_entries
from opora.privacy import private_files, settle

_EACH = {name_of(check): kind for check, kind in EACH.items()}


def again(run: Run) -> Bank | None:
    """Judge a bank by what is known of it; nothing comes back where that is too little.

    Raises:
        DamagedError: What is kept is not whole.
    """
    base = Base.load(run.shelf, run.state.base) if run.shelf else None
    if run.shelf is None or base is None or base.odd != run.odd:
        return None
    known = {**run.state.files, **run.state.before}
    before = {path: known[path] for path in base.paths if path in known}
    changed = Changed.between(before, run.look.files)
    if changed is None or len(before) < len(base.paths):
        return None
    return _Exchange(run, run.shelf, base, before, changed).bank()


@dataclass(frozen=True, slots=True)
class _Exchange:
    """What changed in a bank since its base was written, of the files `before`."""

    run: Run
    shelf: Shelf
    base: Base
    before: Mapping[str, Kept]
    changed: Changed

    def bank(self) -> Bank | None:
        """Exchange it, and run the rules that it concerns."""
        held, beside = Held(self.base, self._read), self._beside()
        whole = held.whole()
        gone, come = [*self._gone(whole)], [*self._come()]
        exchanged = exchange(whole, gone, come, beside)
        if exchanged is None:
            return None
        catalog, loose = exchanged
        problems = settle(catalog.entries.get("exceptions", {}).values(), self.run.problems)
        if private_files(problems) != self.base.private:
            return None
        first = held.kept(whole)
        gone, come = self._sound(gone), self._sound(come)
        last = (catalog, []) if first is whole else exchange(first, gone, come, beside)
        if last is None:
            return None
        likeness = LikenessAgain(self.shelf, self.run.state.base, gone, come)
        before, otherwise = self._last_time()
        listening = Listening(likeness.instead, _EACH, before, otherwise)
        told = listening.run(TOGETHER, catalog, self.run.as_of)
        found = in_order([*problems, *loose, *self._loose_as_before(), *told])
        self._note(listening)
        public = Public(self.shelf, self.run.state.base, held, gone, come, last[0])
        return Bank(last[0], found, self.run.digests, public, self.run.waiting)

    def _read(self, path: str) -> tuple[Entry, ...]:
        """Read what a file of the base held."""
        kept = self.before[path]
        if path in self.changed.before:
            return tuple(entries_of(self.run.look.things, path, kept))
        with suppress(DamagedError):
            return tuple(entries_of(self.run.look.things, path, kept))
        return _read_anew(self.run.listing.root, path, kept)

    def _gone(self, whole: Catalog) -> Iterator[Entry]:
        for path in self.changed.before:
            for entry in self._read(path):
                found = whole.entries[entry.kind.name].get(entry.id)
                if found is not None and found.path == path:
                    yield found

    def _come(self) -> Iterator[Entry]:
        things = self.run.look.things
        return chain.from_iterable(entries_of(things, *one) for one in self.changed.now.items())

    def _sound(self, entries: Iterable[Entry]) -> list[Entry]:
        """Leave out what holds personal data."""
        return [entry for entry in entries if entry.path not in self.base.private]

    def _beside(self) -> Beside | None:
        """Tell what exists beside the records, where that is something else now."""
        if not self.changed.moved:
            return None
        files = self.run.look.files
        read = {path for path, kept in files.items() if kept.entries}
        return around([*files, *self.run.odd], read)

    def _loose_as_before(self) -> Iterator[Diagnostic]:
        for path, packed in self.base.dangling.items():
            if path not in self.changed.now and path not in self.changed.before:
                yield from unpack_problems(packed)

    def _last_time(self) -> tuple[Mapping[str, Heard], Otherwise]:
        """Tell what checks found in the last run, and what changed since."""
        run, otherwise = self.run, Otherwise()
        changed = Changed.between(run.state.files, run.look.files)
        if changed is None:
            return {}, otherwise
        for path in changed.before.keys() | changed.now.keys():
            if path in changed.moved and (address := address_of(path)):
                otherwise.moved(address.kind.name)
            held = (
                entries_of(run.look.things, path, files[path]) if path in files else []
                for files in (changed.before, changed.now)
            )
            otherwise.exchange(*held)
        return run.state.found(run.as_of), otherwise

    def _note(self, listening: Listening) -> None:
        """Write down what is otherwise than after the last run."""
        run = self.run
        if run.look.things.whole and (run.look.fresh or listening.heard != listening.before):
            run.noted(run.state.base, self.changed.before, listening.heard).save(self.shelf)


def _read_anew(root: Path, path: str, kept: Kept) -> tuple[Entry, ...]:
    """Read a file of which what is kept was damaged just now."""
    source = read_source(root, path)
    if not isinstance(source, Source) or digest_of(source) != kept.digest:
        message = f"Файл {path} изменился, пока банк читался: запустите команду ещё раз."
        raise Failure(message)
    return tuple(read_entries([source])[0])
