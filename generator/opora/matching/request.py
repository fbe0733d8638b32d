"""What a school asks: its risks, how much each weighs, and its circumstances."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from opora.model import Grade, Role, Settlement, Significance, SizeBand

SPECIALISTS = (
    Role.PSYCHOLOGIST,
    Role.SPEECH_THERAPIST,
    Role.SOCIAL_PEDAGOGUE,
    Role.TUTOR,
    Role.METHODIST,
    Role.MENTOR,
)
"""Those whom a school may not have."""


@dataclass(frozen=True, slots=True)
class Request:
    """A school as far as matching knows it; what is not said neither helps nor hinders.

    `risks` gives the significance of each chosen factor of the basis catalogue, by its id; `absent`
    are specialists whom the school does not have.
    """

    risks: Mapping[str, Significance] = field(default_factory=dict)
    settlement: Settlement | None = None
    size: SizeBand | None = None
    small: bool = False
    remote: bool = False
    absent: frozenset[Role] = frozenset()
    stages: frozenset[Grade] = frozenset()
