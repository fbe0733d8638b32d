"""From which bank a gathered record came, and in which state."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Whence:
    """The bank that a record was taken from.

    `address` is where the bank can be found and `original` the page of the record there; both may
    be empty. `commit` and `day` name the state of its repository, as far as it is known; `taken` is
    the day on which this state was gathered, `failed` the day since which it could not be again.
    """

    bank: str
    taken: date
    address: str = ""
    original: str = ""
    licence: str = ""
    commit: str = ""
    day: date | None = None
    failed: date | None = None

    @property
    def url(self) -> str:
        """The best address to send a person to: of the record there, or else of the bank."""
        return self.original or self.address
