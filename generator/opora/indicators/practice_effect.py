"""What became of the numbers that a practice measured: a rating apart from how sure they are."""

from collections.abc import Iterator

from opora.kinds.practice import Better, Practice, Result
from opora.model import Labelled


class Effect(Labelled):
    """Which way the measured numbers went; how sure that is, `EvidenceLevel` says."""

    BETTER = "better", "стало лучше"
    MIXED = "mixed", "по-разному"
    SAME = "same", "без перемен"
    WORSE = "worse", "стало хуже"
    NO_DATA = "no_data", "нет данных"


def practice_effect(practice: Practice) -> Effect:
    """Rate the effect by all results that have a before; one number alone shows no change.

    Better or worse is said only where no result says the contrary; a result that did not change
    takes nothing away from those that did. How much changed is told by the numbers themselves:
    without a comparison, a size of the effect would claim more than anybody knows.

    Source: the bank's own rule.
    """
    changes = set(_changes(practice))
    match (1 in changes, -1 in changes):
        case (True, True):
            return Effect.MIXED
        case (True, False):
            return Effect.BETTER
        case (False, True):
            return Effect.WORSE
    return Effect.SAME if changes else Effect.NO_DATA


def _changes(practice: Practice) -> Iterator[int]:
    """Give 1 for each result that improved, -1 for one that worsened, 0 for one that stayed."""
    for one in practice.results:
        if one.before is not None:
            yield _change(one, one.before)


def _change(result: Result, before: float) -> int:
    up = (result.after > before) - (result.after < before)
    match result.better:
        case Better.MORE:
            return up
        case Better.LESS:
            return -up
