"""What a run has to tell: of each source, of disputes, of the whole."""

from dataclasses import dataclass
from datetime import date

from opora.diagnostics import Diagnostic
from opora.federation.conflicts import Conflict
from opora.model import Labelled


class Standing(Labelled):
    """What became of a source."""

    NEW = "new", "взят впервые"
    CHANGED = "changed", "обновлён"
    SAME = "same", "без изменений"
    KEPT = "kept", "не взят, оставлено прежнее"
    ABSENT = "absent", "не взят, прежнего нет"
    WITHDRAWN = "withdrawn", "убран из списка, записи удалены"


@dataclass(frozen=True, slots=True)
class SourceReport:
    """A source: how it stands and what changed.

    `as_of` is the day on which the state that is now in the national bank was first gathered.
    """

    id: str
    title: str
    standing: Standing
    address: str = ""
    commit: str = ""
    as_of: date | None = None
    records: int = 0
    added: int = 0
    changed: int = 0
    removed: int = 0
    reason: str = ""
    left_out: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run; `own` are the errors of the national bank's own records.

    `builds` says whether there are settings to build a site with.
    """

    sources: tuple[SourceReport, ...]
    conflicts: tuple[Conflict, ...]
    own: tuple[Diagnostic, ...]
    by_hand: tuple[str, ...]
    written: int
    removed: int
    builds: bool = True

    @property
    def clean(self) -> bool:
        """Whether every bank came whole; disputes are settled and do not count."""
        stopped = {Standing.KEPT, Standing.ABSENT}
        return not (
            self.own or any(one.standing in stopped or one.left_out for one in self.sources)
        )
