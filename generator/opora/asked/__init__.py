"""What work asks of the bank, so that later one can tell whether to do it again.

Whoever answers says so by `ask`; whoever does work that may be kept listens. Nothing here knows
what the questions mean: the catalog, the entries and the values counted over them do.
"""

from opora.asked.given import Given
from opora.asked.job import Job, Once
from opora.asked.questions import Question, ask, listening
from opora.asked.shared import (
    Compared,
    PartedMap,
    PartedSet,
    Shared,
    answer,
    asked_by,
    count_all,
)

__all__ = [
    "Compared",
    "Given",
    "Job",
    "Once",
    "PartedMap",
    "PartedSet",
    "Question",
    "Shared",
    "answer",
    "ask",
    "asked_by",
    "count_all",
    "listening",
]
