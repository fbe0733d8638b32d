"""Hierarchical clustering by complete linkage, «метод дальнего соседа».

The distance of two groups is that of their two farthest members. The algorithm is the chain of
nearest neighbours, in the order in which SciPy runs it, so ties are broken alike and the result is
SciPy's to the last digit: `scipy.cluster.hierarchy.linkage(…, "complete")`. It takes time and
memory of the square of the number of members.

See D. Müllner, «Modern hierarchical, agglomerative clustering algorithms», 2011, arXiv:1109.2378.
"""

from array import array
from collections.abc import Sequence
from importlib.util import find_spec
from math import inf, sqrt
from typing import NamedTuple

LARGE = 500
"""Members from which SciPy, where it is installed, is worth its start."""


class Merge(NamedTuple):
    """Two groups become one. Members are 0 to n - 1, the group of merge k has the number n + k."""

    one: int
    other: int
    distance: float
    size: int


def distances(points: Sequence[Sequence[float]]) -> "array[float]":
    """Compute Euclidean distances: of 0 to 1, 0 to 2, … 1 to 2, as SciPy orders them."""
    found = array("d")
    for number, one in enumerate(points):
        for other in points[number + 1 :]:
            total = 0.0
            for here, there in zip(one, other, strict=True):
                total += (here - there) * (here - there)
            found.append(sqrt(total))
    return found


def complete_linkage(points: Sequence[Sequence[float]]) -> tuple[Merge, ...]:
    """Join the nearest groups one by one until one is left; nearest merges come first."""
    if len(points) <= 1:
        return ()
    held = distances(points)
    if len(points) >= LARGE and find_spec("scipy"):
        return _by_scipy(held)
    return _labelled(_chain(held, len(points)), len(points))


def _by_scipy(held: "array[float]") -> tuple[Merge, ...]:
    from numpy import frombuffer  # noqa: PLC0415  an optional extra, slow to import
    from scipy.cluster.hierarchy import linkage  # noqa: PLC0415  the same

    rows = linkage(frombuffer(held), "complete")
    return tuple(Merge(int(a), int(b), float(far), int(size)) for a, b, far, size in rows)


def _chain(held: "array[float]", number: int) -> list[tuple[int, int, float]]:
    """Find pairs of mutual nearest neighbours; a merged pair lives on under its larger number."""
    alive = [True] * number
    chain: list[int] = []
    merges: list[tuple[int, int, float]] = []
    for _ in range(number - 1):
        if not chain:
            chain.append(alive.index(True))
        while True:
            here = chain[-1]
            before = chain[-2] if len(chain) > 1 else None
            near, far = _nearest(held, number, alive, here, before)
            if near == before:
                break
            chain.append(near)
        del chain[-2:]
        gone, kept = sorted((here, near))
        merges.append((gone, kept, far))
        alive[gone] = False
        for other in range(number):
            if alive[other] and other != kept:
                at = _place(number, other, kept)
                held[at] = max(held[at], held[_place(number, other, gone)])
    return merges


def _nearest(
    held: "array[float]", number: int, alive: Sequence[bool], here: int, before: int | None
) -> tuple[int, float]:
    """Find the nearest group; of equals the one before in the chain, else the first."""
    near = here if before is None else before
    far = inf if before is None else held[_place(number, here, before)]
    for other in range(number):
        if alive[other] and other != here:
            distance = held[_place(number, here, other)]
            if distance < far:
                near, far = other, distance
    return near, far


def _place(number: int, one: int, other: int) -> int:
    """Tell where the distance of two members lies among the distances of all."""
    if one > other:
        one, other = other, one
    return number * one - one * (one + 1) // 2 + other - one - 1


def _labelled(merges: list[tuple[int, int, float]], number: int) -> tuple[Merge, ...]:
    """Put merges in the order of distance and number the groups that they make."""
    root = list(range(2 * number - 1))
    size = [1] * number + [0] * (number - 1)
    found = []
    for step, (gone, kept, far) in enumerate(sorted(merges, key=lambda one: one[2])):
        one, other = sorted((_root(root, gone), _root(root, kept)))
        made = number + step
        root[one] = root[other] = made
        size[made] = size[one] + size[other]
        found.append(Merge(one, other, far, size[made]))
    return tuple(found)


def _root(root: list[int], member: int) -> int:
    while root[member] != member:
        root[member] = root[root[member]]
        member = root[member]
    return member


def cut(merges: Sequence[Merge], most: int) -> tuple[tuple[int, ...], ...]:
    """Part the members into at most so many groups, each in the order of numbers.

    Merges at one distance are undone together: equals are not told apart by chance, so there may be
    fewer groups. That is SciPy's `fcluster(…, most, "maxclust")`.
    """
    number = len(merges) + 1
    done = max(0, number - most)
    while 0 < done < len(merges) and merges[done].distance == merges[done - 1].distance:
        done += 1
    groups: dict[int, tuple[int, ...]] = {member: (member,) for member in range(number)}
    for step, merge in enumerate(merges[:done]):
        joined = groups.pop(merge.one) + groups.pop(merge.other)
        groups[number + step] = tuple(sorted(joined))
    return tuple(sorted(groups.values()))
