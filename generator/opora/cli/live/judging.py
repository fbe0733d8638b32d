"""What is wrong: with changed files at once, with the whole bank when there is time to look."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from opora.checks import TOGETHER
from opora.checks.heard import Heard, Otherwise, hear, name_of
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
    _heard: dict[str, Heard] = field(default_factory=dict)
    _told: set[_Said] = field(default_factory=set)

    def changed(self, paths: Collection[str]) -> list[Diagnostic]:
        """List what is wrong with files by themselves, and with their references."""
        found = in_order([one for one in self.live.problems if one.path in paths])
        self._told.update(map(_said, found))
        return found

    def look(self, *, interrupted: Callable[[], bool]) -> Looked | None:
        """Run the rules over the whole bank; nothing where something more urgent came.

        A rule that looks at nothing that changed is not run again.
        """
        live, otherwise = self.live, self.live.otherwise
        heard = self._heard.items() if otherwise else ()
        self._heard = {
            name: one for name, one in heard if otherwise and not otherwise.concerns(one)
        }
        live.otherwise = Otherwise()
        for check in TOGETHER:
            if (name := name_of(check)) not in self._heard:
                self._heard[name] = hear(check, live.catalog, live.as_of)
                if interrupted():
                    return None
        found = [*live.problems, *(d for one in self._heard.values() for d in one.found)]
        found = in_order(found)
        before, self._told = self._told, set(map(_said, found))
        new = [one for one in found if _said(one) not in before]
        return Looked(found, new)


def _said(one: Diagnostic) -> _Said:
    """Name a finding; where in its file it stands may change with every line above."""
    return one.path, one.code, one.message
