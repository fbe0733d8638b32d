"""Choices that are the same each time: every record has dice of its own."""

import random
from collections.abc import Sequence
from itertools import accumulate
from typing import TypeVar

T = TypeVar("T")


class Dice(random.Random):
    """Choices for one record, set by the seed and the record's name, whatever is made before it."""

    def __init__(self, seed: int, name: str) -> None:
        super().__init__(f"{seed}:{name}")

    def happens(self, share: float) -> bool:
        """Be true in a share of cases, 0 to 1."""
        return self.random() < share

    def some(self, whole: Sequence[T], least: int, most: int) -> list[T]:
        """Take a few different things in the order they stand in."""
        number = min(self.randint(least, most), len(whole))
        return [whole[at] for at in sorted(self.sample(range(len(whole)), number))]

    def skewed(self, whole: Sequence[T]) -> T:
        """Take one thing; the first are taken far more often than the last."""
        return whole[int(len(whole) * self.random() ** 3)]

    def size(self, middle: float, spread: float = 0.6) -> int:
        """Take a count around `middle`, mostly smaller, sometimes several times as large."""
        return max(1, round(self.lognormvariate(0, spread) * middle))


def shares(total: int, parts: int, steepness: float = 0.7) -> list[int]:
    """Split a total into parts of which the first are the largest; each gets one at least.

    Args:
        total: how much there is.
        parts: into how many.
        steepness: 0 makes all equal, 1 makes the second half of the first.

    Raises:
        ValueError: There is less than one for each part.
    """
    if total < parts:
        message = f"{total} cannot be split into {parts}"
        raise ValueError(message)
    weights = [1 / (at + 1) ** steepness for at in range(parts)]
    spare, whole = total - parts, sum(weights)
    ends = [round(spare * held / whole) for held in accumulate(weights)]
    return [1 + end - start for start, end in zip([0, *ends], ends, strict=False)]
