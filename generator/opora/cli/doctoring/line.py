"""What the doctor says of one thing."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How a thing is: in order, worth a look, to be mended, or not to be told here."""

    GOOD = "ok"
    NOTE = "note"
    BAD = "bad"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Line:
    """A thing, its state, what was seen, and what to do; the last is empty where nothing is."""

    area: str
    name: str
    state: State
    seen: str
    todo: str = ""
