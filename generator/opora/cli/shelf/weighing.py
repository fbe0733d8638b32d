"""From files that were looked at to a judged bank: whole, or only as far as something changed."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path

from opora.catalog import Catalog, exchange
from opora.checks import TOGETHER
from opora.checks.heard import Heard, Listening, Otherwise
from opora.cli.options import Failure
from opora.cli.shelf.base import Base, base_of
from opora.cli.shelf.changed import Changed, entries_of
from opora.cli.shelf.held import Held
from opora.cli.shelf.looking import Look, digest_of, look_at_files, take_sources
from opora.cli.shelf.public import Public, publish
from opora.cli.shelf.shelf import Shelf, fresh_name
from opora.cli.shelf.state import State, names_kept, packed_heard
from opora.cli.shelf.things import DamagedError, Kept
from opora.diagnostics import Diagnostic, in_order
from opora.files import Listing, read_source
from opora.load import Source
from opora.parse import Entry
from opora.parse.packing import unpack, unpack_problems
from opora.pipeline import Bank, Weighed, read_entries, weigh
from opora.privacy import private_files, settle


def weigh_files(listing: Listing, as_of: date, shelf: Shelf | None) -> Bank:
    """Read and judge a bank, as far as it is not known how it would be judged."""
    state = State.load(shelf) if shelf else State()
    try:
        return _weigh(listing, as_of, shelf, state)
    except DamagedError:
        return _weigh(listing, as_of, shelf, State())


def read_texts(sources: list[Source], shelf: Shelf | None) -> tuple[list[Entry], list[Diagnostic]]:
    """Read texts that are no files of a folder; what is known of them is not read again."""
    state = State.load(shelf) if shelf else State()
    try:
        return _read_texts(sources, shelf, state)
    except DamagedError:
        return _read_texts(sources, shelf, State())


def _read_texts(
    sources: list[Source], shelf: Shelf | None, state: State
) -> tuple[list[Entry], list[Diagnostic]]:
    look = take_sources(sources, shelf, state)
    found = [look.things.get(path, kept) for path, kept in look.files.items()]
    if shelf and look.fresh and look.things.whole:
        state = State(look.name, files=look.files)
        state.save(shelf)
        shelf.clear(names_kept(state))
    entries = [entry for one in found if one.entries for entry in unpack(one.entries)]
    return entries, [problem for one in found for problem in unpack_problems(one.problems)]


def _weigh(listing: Listing, as_of: date, shelf: Shelf | None, state: State) -> Bank:
    look = look_at_files(listing, shelf, state)
    run = Run(listing, as_of, shelf, state, look)
    return run.again() or run.anew()


@dataclass(slots=True)
class Run:
    """One way from files to a bank."""

    listing: Listing
    as_of: date
    shelf: Shelf | None
    state: State
    look: Look

    def anew(self) -> Bank:
        """Link and judge all."""
        files = self.look.files
        held = [entries_of(self.look.things, path, kept) for path, kept in files.items()]
        listening = Listening()
        weighed = weigh(
            [*chain.from_iterable(held)],
            self._problems(),
            [*files, *(one.path for one in self.listing.problems)],
            self.as_of,
            checks=partial(listening.run, TOGETHER),
        )
        catalog, found = weighed.bank.catalog, weighed.bank.diagnostics
        public = self._keep(weighed, held, listening.heard)
        return Bank(catalog, found, self._digests(), public)

    def _keep(
        self, weighed: Weighed, held: list[list[Entry]], heard: Mapping[str, Heard]
    ) -> Callable[[], Catalog] | None:
        """Write all down for the next run; return what publishes the bank and writes that down."""
        shelf = self.shelf
        if shelf is None or not self.look.things.whole:
            return None
        name = fresh_name("base")
        odd = [one.path for one in self.listing.problems]
        base = base_of(weighed, self.look.files, odd, held)
        if not base.save(shelf, name):
            return None
        state = self._state(name, {}, heard)
        state.save(shelf)
        shelf.clear(names_kept(state))
        return lambda: publish(base, weighed.bank.catalog, shelf, name)[0]

    def _state(self, base: str, before: Mapping[str, Kept], heard: Mapping[str, Heard]) -> State:
        look = self.look
        files, guides = look.files, look.guides
        packed = packed_heard(heard)
        as_of = self.as_of.isoformat()
        return State(look.name, base, look.began, as_of, files, guides, before, packed)

    def _problems(self) -> list[Diagnostic]:
        """List what is wrong with each file by itself."""
        found = [*self.listing.problems]
        for path, kept in chain(self.look.files.items(), self.look.guides.items()):
            if kept.problems:
                found += unpack_problems(self.look.things.get(path, kept).problems)
        return found

    def _digests(self) -> dict[str, bytes]:
        return {path: kept.digest for path, kept in self.look.files.items() if kept.digest}

    def again(self) -> Bank | None:
        """Exchange in the bank what changed since it was written down, where that can be done."""
        base = Base.load(self.shelf, self.state.base) if self.shelf else None
        if self.shelf is None or base is None or not self._same_files(base):
            return None
        changed = Changed.between(self._before, self.look.files)
        if changed is None:
            return None
        held = Held(base, self._reader())
        whole = held.whole()
        gone = [entry for path in changed.before for entry in _own(whole, held, path)]
        come = [
            *chain.from_iterable(entries_of(self.look.things, *one) for one in changed.now.items())
        ]
        exchanged = exchange(whole, gone, come)
        if exchanged is None:
            return None
        catalog, dangling = exchanged
        listed = catalog.entries.get("exceptions", {})
        problems = settle(listed.values(), self._problems())
        if private_files(problems) != base.private:
            return None
        for path, packed in base.dangling.items():
            if path not in changed.now:
                dangling += unpack_problems(packed)
        listening = Listening(self._still_right())
        found = in_order([*problems, *dangling, *listening.run(TOGETHER, catalog, self.as_of)])
        self._note(self.shelf, changed.before, listening)
        kept = catalog
        if base.kept is not None:
            return None
        public = Public(self.shelf, self.state.base, held, gone, come, kept)
        return Bank(kept, found, self._digests(), public)

    def _same_files(self, base: Base) -> bool:
        odd = [one.path for one in self.listing.problems]
        return base.paths == [*self.look.files] and base.odd == odd

    def _before(self, path: str) -> Kept | None:
        """Tell what the base was written of."""
        return self.state.before.get(path) or self.state.files.get(path)

    def _reader(self) -> Callable[[str], tuple[Entry, ...]]:
        def read(path: str) -> tuple[Entry, ...]:
            kept = self._before(path)
            if kept is None:
                raise DamagedError(path)
            with suppress(DamagedError):
                return tuple(entries_of(self.look.things, path, kept))
            return _read_anew(self.listing.root, path, kept)

        return read

    def _still_right(self) -> dict[str, Heard]:
        """List what checks found in the last run that they would find now."""
        heard = self.state.found(self.as_of)
        changed = Changed.between(self.state.files.get, self.look.files)
        if changed is None:
            return {}
        otherwise = Otherwise()
        for path, kept in changed.now.items():
            old = entries_of(self.look.things, path, changed.before[path])
            otherwise.exchange(old, entries_of(self.look.things, path, kept))
        return {name: one for name, one in heard.items() if not otherwise.concerns(one)}

    def _note(self, shelf: Shelf, before: Mapping[str, Kept], listening: Listening) -> None:
        """Write down what is otherwise than after the last run."""
        if not self.look.things.whole:
            return
        if self.look.fresh or listening.heard != listening.before:
            self._state(self.state.base, before, listening.heard).save(shelf)


def _own(catalog: Catalog, held: Held, path: str) -> Iterator[Entry]:
    """Go over the entries of a file that are in a catalog of a base."""
    for entry in held.read(path):
        found = catalog.entries[entry.kind.name].get(entry.id)
        if found is not None and found.path == path:
            yield found


def _read_anew(root: Path, path: str, kept: Kept) -> tuple[Entry, ...]:
    """Read a file of which what is kept was damaged just now."""
    source = read_source(root, path)
    if not isinstance(source, Source) or digest_of(source) != kept.digest:
        message = f"Файл {path} изменился, пока банк читался: запустите команду ещё раз."
        raise Failure(message)
    return tuple(read_entries([source])[0])
