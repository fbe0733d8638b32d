"""One run: the files as they are, what was known of them, and what of that goes into a bank."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from opora.checks.heard import Heard
from opora.cli.shelf.looking import Look
from opora.cli.shelf.shelf import Shelf
from opora.cli.shelf.state import State, packed_heard
from opora.cli.shelf.things import Kept
from opora.diagnostics import Diagnostic
from opora.files import Listing
from opora.parse import address_of
from opora.parse.packing import unpack_problems


@dataclass(frozen=True, slots=True)
class Run:
    """A run."""

    listing: Listing
    as_of: date
    shelf: Shelf | None
    state: State
    look: Look

    @property
    def odd(self) -> list[str]:
        """The paths that could not even be listed."""
        return [one.path for one in self.listing.problems]

    @property
    def problems(self) -> list[Diagnostic]:
        """What is wrong with each file by itself."""
        found = [*self.listing.problems]
        for path, kept in chain(self.look.files.items(), self.look.guides.items()):
            if kept.problems:
                found += unpack_problems(self.look.things.get(path, kept).problems)
        return found

    @property
    def digests(self) -> dict[str, bytes]:
        """Names of the texts of all files that could be read."""
        return {path: kept.digest for path, kept in self.look.files.items() if kept.digest}

    @property
    def waiting(self) -> frozenset[str]:
        """Ids of the practices that wait for somebody."""
        paths = (path for path, kept in self.look.files.items() if kept.waits)
        return frozenset(address.id for path in paths if (address := address_of(path)))

    def noted(self, base: str, before: Mapping[str, Kept], heard: Mapping[str, Heard]) -> State:
        """Return what the next run is to know.

        Args:
            base: the name of the base.
            before: what it was written of, of files that changed since.
            heard: what checks asked and found.
        """
        look = self.look
        told = look.files, look.guides, before, packed_heard(heard)
        return State(look.name, base, look.began, self.as_of.isoformat(), *told)
