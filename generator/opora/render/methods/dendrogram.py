"""A dendrogram as geometry: the tree lies on its side, names on the left, distance to the right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from opora.methods import Clustering, Merge

MOST = 60
"""Names in a drawing; of more members the nearest are drawn as one."""

NAMES, WIDTH, STEP = 150, 460, 22
TOP, FOOT = 14, 26
LONGEST = 22
"""Letters of a name that fit beside the tree."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A name at the left: of a place, or of how many are drawn as one; `group` numbers it."""

    text: str
    y: int
    group: int


@dataclass(frozen=True, slots=True)
class Fork:
    """A merge: from two branches that begin at `one` and `other`, joined at `x`."""

    one: tuple[float, float]
    other: tuple[float, float]
    x: float
    group: int

    @property
    def path(self) -> str:
        """The lines of the fork."""
        return f"M{self.one[0]:g} {self.one[1]:g}H{self.x:g}V{self.other[1]:g}H{self.other[0]:g}"


@dataclass(frozen=True, slots=True)
class Dendrogram:
    """The drawing, and the same in one sentence; group 0 is that of no single group."""

    leaves: tuple[Leaf, ...]
    forks: tuple[Fork, ...]
    farthest: float
    height: int
    description: str

    @property
    def width(self) -> int:
        """Units across."""
        return WIDTH


@dataclass(frozen=True, slots=True)
class _Branch:
    x: float
    y: float
    group: int


def dendrogram(held: Clustering) -> Dendrogram | None:
    """Draw a clustering; nothing where there is nothing to part."""
    if not held.merges:
        return None
    number = len(held.members)
    folded = max(0, number - MOST)
    groups = {id(member): at for at, group in enumerate(held.groups, 1) for member in group.members}
    group_of = [groups[id(member)] for member in held.members]
    under = _members(held.merges)
    order = _order(held.merges, number, folded)
    leaves, branches = [], {}
    for row, node in enumerate(order):
        y = TOP + STEP * row
        text = _name(held, node) if node < number else _folded(len(under[node]))
        leaves.append(Leaf(text, y, group_of[under[node][0]]))
        branches[node] = _Branch(NAMES, y, group_of[under[node][0]])
    far = held.merges[-1].distance or 1.0
    forks = tuple(_forks(held.merges[folded:], branches, number + folded, far))
    height = TOP + STEP * (len(order) - 1) + FOOT
    return Dendrogram(tuple(leaves), forks, held.merges[-1].distance, height, _said(held))


def _members(merges: Sequence[Merge]) -> Mapping[int, tuple[int, ...]]:
    """List the members below each node of the tree."""
    number = len(merges) + 1
    found: dict[int, tuple[int, ...]] = {member: (member,) for member in range(number)}
    for step, merge in enumerate(merges):
        found[number + step] = found[merge.one] + found[merge.other]
    return found


def _order(merges: Sequence[Merge], number: int, folded: int) -> list[int]:
    """List the nodes at the edge of the drawing so that no two branches cross."""
    waiting, order = [number + len(merges) - 1], []
    while waiting:
        node = waiting.pop()
        if node < number + folded:
            order.append(node)
        else:
            merge = merges[node - number]
            waiting += [merge.other, merge.one]
    return order


def _forks(
    merges: Sequence[Merge], branches: dict[int, _Branch], first: int, far: float
) -> list[Fork]:
    forks = []
    for node, merge in enumerate(merges, first):
        one, other = branches[merge.one], branches[merge.other]
        x = round(NAMES + merge.distance / far * (WIDTH - NAMES - 4), 1)
        group = one.group if one.group == other.group else 0
        forks.append(Fork((one.x, one.y), (other.x, other.y), x, group))
        branches[node] = _Branch(x, (one.y + other.y) / 2, group)
    return forks


def _name(held: Clustering, member: int) -> str:
    entry = held.members[member].entry
    label = str(getattr(entry.entity, "label", entry.id))
    return label if len(label) <= LONGEST else f"{label[: LONGEST - 1]}…"


def _folded(size: int) -> str:
    return f"ещё {size}, очень близких"


def _said(held: Clustering) -> str:
    parts = (
        f"{group.potential.label} — "
        + ", ".join(str(getattr(m.entry.entity, "label", m.entry.id)) for m in group.members[:MOST])
        for group in held.groups
    )
    return "; ".join(parts)
