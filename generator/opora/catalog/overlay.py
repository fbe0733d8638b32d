"""A mapping with some keys changed, over the mapping as it was, of which nothing is copied."""

from collections.abc import Iterator, Mapping
from heapq import merge
from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Overlay(Mapping[K, V]):
    """What lies over a mapping hides it: `put` stands instead, `gone` are keys that are hidden.

    `added` are the keys of `put` that `base`, which lies below, does not have. An overlay over an
    overlay lies over what that lay over: however often a mapping is changed, a look goes through
    one layer, which holds no more than the keys that ever changed.
    """

    __slots__ = ("added", "base", "gone", "ordered", "put")

    def __init__(
        self, base: Mapping[K, V], changes: Mapping[K, V | None], *, ordered: bool = False
    ) -> None:
        """Lay changes over a mapping.

        Args:
            base: what lies below; it may not change any more.
            changes: new values; None, which is no value, takes a key away.
            ordered: whether keys come in their order, as those of `base` do, or new ones last.
        """
        self.base: Mapping[K, V] = base
        self.put: dict[K, V] = {}
        self.gone: set[K] = set()
        self.added: dict[K, None] = {}
        self.ordered = ordered
        if isinstance(base, Overlay):
            self.base = base.base
            self.put, self.gone = base.put.copy(), base.gone.copy()
            self.added = base.added.copy()
        for key, value in changes.items():
            self._change(key, value)

    @property
    def depth(self) -> int:
        """How many overlays lie over one another, this one included."""
        return 1 + (self.base.depth if isinstance(self.base, Overlay) else 0)

    def _change(self, key: K, value: V | None) -> None:
        below = key in self.base
        if value is None:
            self.put.pop(key, None)
            self.added.pop(key, None)
            if below:
                self.gone.add(key)
        else:
            self.put[key] = value
            self.gone.discard(key)
            if not below:
                self.added[key] = None

    def __getitem__(self, key: K) -> V:
        if key in self.put:
            return self.put[key]
        if key in self.gone:
            raise KeyError(key)
        return self.base[key]

    def __contains__(self, key: object) -> bool:
        return key in self.put or (key not in self.gone and key in self.base)

    def __len__(self) -> int:
        return len(self.base) - len(self.gone) + len(self.added)

    def __iter__(self) -> Iterator[K]:
        below = (key for key in self.base if key not in self.gone)
        if not self.ordered:
            yield from below
            yield from self.added
            return
        added: list[Any] = sorted(self.added, key=lambda key: (key,))
        yield from merge(below, added)
