"""How much a source may cost: time, bytes and files."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one bank may take; a source beyond it fails, and the others go on.

    `patience` is how many seconds a bank may take to arrive, `size` how many bytes it may have, and
    `files` how many files: five times as many as the largest region would have.
    """

    patience: float = 300
    size: int = 500_000_000
    files: int = 200_000
