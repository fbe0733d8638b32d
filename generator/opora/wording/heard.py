"""What was understood of words that people wrote."""

from dataclasses import dataclass

from opora.writing import Plain


@dataclass(frozen=True, slots=True)
class Heard:
    """A value as a file of the bank holds it.

    `checks` say what was inferred; `problem` and `hint` what was not understood. A value may stand
    beside a problem: part of the words was understood.
    """

    value: Plain = None
    checks: tuple[str, ...] = ()
    problem: str = ""
    hint: str = ""
