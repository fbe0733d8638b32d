"""From files to a judged bank: by what is known of the last run, or anew."""

from contextlib import suppress
from datetime import date

from opora.cli.shelf.again import again
from opora.cli.shelf.anew import anew
from opora.cli.shelf.looking import look_at_files, take_sources
from opora.cli.shelf.run import Run
from opora.cli.shelf.shelf import Shelf
from opora.cli.shelf.state import State, names_kept
from opora.cli.shelf.things import DamagedError
from opora.diagnostics import Diagnostic
from opora.files import Listing
from opora.load import Source
from opora.parse import Entry
from opora.parse.packing import unpack, unpack_problems
from opora.pipeline import Bank


def weigh_files(listing: Listing, as_of: date, shelf: Shelf | None) -> Bank:
    """Read and judge a bank, as far as it is not known how it would be judged."""
    state = State.load(shelf) if shelf else State()
    for place, known in ((shelf, state), (shelf, State())):
        with suppress(DamagedError):
            return _weigh(listing, as_of, place, known)
    return _weigh(listing, as_of, None, State())  # somebody else tidies up there


def _weigh(listing: Listing, as_of: date, shelf: Shelf | None, state: State) -> Bank:
    run = Run(listing, as_of, shelf, state, look_at_files(listing, shelf, state))
    return again(run) or anew(run)


def read_texts(sources: list[Source], shelf: Shelf | None) -> tuple[list[Entry], list[Diagnostic]]:
    """Read texts that are no files of a folder; what is known of them is not read again."""
    state = State.load(shelf) if shelf else State()
    for place, known in ((shelf, state), (shelf, State())):
        with suppress(DamagedError):
            return _read_texts(sources, place, known)
    return _read_texts(sources, None, State())


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
