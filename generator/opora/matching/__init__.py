"""Which practices suit a school: one scoring, the same here and in the browser."""

from opora.matching.facts import PracticeFacts, approach_facts, bank_facts
from opora.matching.request import SPECIALISTS, Request
from opora.matching.schools import school_request
from opora.matching.score import Match, Reason, open_risks, rank
from opora.matching.weights import LABELS, RULES, said

__all__ = [
    "LABELS",
    "RULES",
    "SPECIALISTS",
    "Match",
    "PracticeFacts",
    "Reason",
    "Request",
    "approach_facts",
    "bank_facts",
    "open_risks",
    "rank",
    "said",
    "school_request",
]
