"""What is wrong: with changed files at once, with the whole bank when there is time to look."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from opora.checks import TOGETHER, run_checks
from opora.cli.live.bank import LiveBank
from opora.diagnostics import Diagnostic, in_order

_Said = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Looked:
    """All that is wrong with the bank, and what of that was not said before."""

    all: list[Diagnostic]
    new: list[Diagnostic]


@dataclass(slots=True)
class Judging:
    """Finds what is wrong with a bank that is being edited."""

    live: LiveBank
    _told: set[_Said] = field(default_factory=set)

    def changed(self, paths: Collection[str]) -> list[Diagnostic]:
        """List what is wrong with files by themselves, and with their references."""
        found = in_order([one for one in self.live.problems if one.path in paths])
        self._told.update(map(_said, found))
        return found

    def look(self, *, interrupted: Callable[[], bool]) -> Looked | None:
        """Run the rules over the whole bank; nothing where something more urgent came."""
        found = self.live.problems
        for check in TOGETHER:
            found += run_checks(self.live.catalog, self.live.as_of, (check,))
            if interrupted():
                return None
        found = in_order(found)
        before, self._told = self._told, set(map(_said, found))
        new = [one for one in found if _said(one) not in before]
        return Looked(found, new)


def _said(one: Diagnostic) -> _Said:
    """Name a finding; where in its file it stands may change with every line above."""
    return one.path, one.code, one.message
