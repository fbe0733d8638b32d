"""Long lists in pages: a reader on a slow line gets a hundred rows, and links to the others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

ROWS = 100
"""Rows of a plain list on a page."""


class Paged:
    """What a page of a list knows of the others; pages count from 1, the first has the address."""

    __slots__ = ()

    url: str
    page: int
    pages: int

    def address(self, page: int) -> str:
        """Return the address of a page of the list, below the root."""
        return self.url if page == 1 else f"{self.url}page/{page}/"

    @property
    def near(self) -> list[int]:
        """Number the pages worth a link: the first, the last, and those around this one."""
        around = range(self.page - 2, self.page + 3)
        return sorted({1, self.pages, *(one for one in around if 1 <= one <= self.pages)})


@dataclass(frozen=True, slots=True)
class Leaf(Paged):
    """A page of a plain list; `number` is that of all rows."""

    url: str
    page: int
    pages: int
    number: int


def leaves(url: str, values: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Part the rows of a list into pages; give each the values that its template takes.

    Args:
        url: the address of the list.
        values: what the template takes; its rows are `senders`, `groups` of rows, or `entries`.
    """
    name = next((one for one in ("senders", "groups") if one in values), "entries")
    rows = list(_flat(values[name]) if name == "groups" else values[name])
    pages = max(-(-len(rows) // ROWS), 1)
    for page in range(1, pages + 1):
        held = rows[(page - 1) * ROWS : page * ROWS]
        shown = list(_grouped(held)) if name == "groups" else held
        yield {**values, name: shown, "leaf": Leaf(url, page, pages, len(rows))}


def _flat(groups: Sequence[tuple[Any, Sequence[Any]]]) -> Iterator[tuple[Any, Any]]:
    return ((word, one) for word, held in groups for one in held)


def _grouped(rows: Sequence[tuple[Any, Any]]) -> Iterator[tuple[Any, list[Any]]]:
    words = dict.fromkeys(word for word, _ in rows)
    return ((word, [one for other, one in rows if other == word]) for word in words)
