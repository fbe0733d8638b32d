"""A rule as a value: what `opora explain` prints and the page of rules shows."""

from dataclasses import dataclass

from opora.diagnostics import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of the bank.

    `title` says what must hold, `why` why it exists, `fix` what to do; `wrong` and `right` are
    short pieces of a file. All in Russian, for people at schools. `whole_bank` marks a rule that
    can be judged only when every file was read.
    """

    code: str
    title: str
    why: str
    fix: str
    wrong: str
    right: str
    severity: Severity = Severity.ERROR
    whole_bank: bool = False
