"""Linking and judging a whole bank, and writing it down for the next run."""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import chain

from opora.catalog import Catalog
from opora.checks import TOGETHER
from opora.checks.heard import Heard, Listening
from opora.cli.shelf.base import base_of
from opora.cli.shelf.changed import entries_of
from opora.cli.shelf.likeness import Likeness
from opora.cli.shelf.public import publish
from opora.cli.shelf.run import Run
from opora.cli.shelf.shelf import fresh_name
from opora.cli.shelf.state import names_kept
from opora.parse import Entry
from opora.pipeline import Bank, Weighed, weigh


def anew(run: Run) -> Bank:
    """Link and judge all."""
    files = run.look.files
    held = [entries_of(run.look.things, path, kept) for path, kept in files.items()]
    likeness = Likeness()
    listening = Listening(instead=likeness.instead)
    weighed = weigh(
        [*chain.from_iterable(held)],
        run.problems,
        [*files, *run.odd],
        run.as_of,
        checks=partial(listening.run, TOGETHER),
    )
    public = _write_down(run, weighed, held, listening.heard, likeness)
    return Bank(weighed.bank.catalog, weighed.bank.diagnostics, run.digests, public, run.waiting)


def _write_down(
    run: Run,
    weighed: Weighed,
    held: list[list[Entry]],
    heard: Mapping[str, Heard],
    likeness: Likeness,
) -> Callable[[], Catalog] | None:
    """Write all down for the next run; return what publishes the bank and writes that down."""
    shelf = run.shelf
    if shelf is None or not run.look.things.whole:
        return None
    run.look.tidy(shelf)
    name = fresh_name("base")
    base = base_of(weighed, run.look.files, run.odd, held)
    if not base.save(shelf, name):
        return None
    likeness.save(shelf, name)
    state = run.noted(name, {}, heard)
    state.save(shelf)
    shelf.clear(names_kept(state))
    return lambda: publish(base, weighed.bank.catalog, shelf, name)[0]
