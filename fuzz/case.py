"""A case: a name and bytes, which is all that a stranger decides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random
from unicodedata import category


@dataclass(frozen=True, slots=True)
class Case:
    """One input of a target."""

    name: str
    content: bytes


class BrokenPromiseError(AssertionError):
    """A target came to an end, but what came out is not what it promises."""


def promise(holds: object, what: str) -> None:
    """Stop where something promised does not hold.

    Raises:
        BrokenPromiseError: It does not.
    """
    if not holds:
        raise BrokenPromiseError(what)


_OBEYED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def promise_harmless(text: str) -> None:
    """Stop at a character, besides line feeds, that a terminal obeys or hides.

    Raises:
        BrokenPromiseError: There is one.
    """
    if not text.replace("\n", "").isprintable():
        found = {one for one in text if one != "\n" and category(one) in _OBEYED}
        promise(not found, f"a terminal would obey {found!a}")


@dataclass(frozen=True)
class Target:
    """A door of the program.

    `gather` gives the real files that mutations begin with, in an order that never changes;
    `run` is the door itself: it ends without an exception, or there is a finding. `seconds` is the
    CPU time that an input may take.
    """

    name: str
    gather: Callable[[], Sequence[Case]]
    mutate: Callable[[Case, Sequence[Case], Random], Case]
    run: Callable[[Case], None]
    seconds: float = 1.0

    @cached_property
    def seeds(self) -> Sequence[Case]:
        """The real files."""
        return self.gather()

    def case(self, seed: int, number: int) -> Case:
        """Make an input; the same seed and number always give the same."""
        random = Random(f"{seed}/{self.name}/{number}")
        return self.mutate(random.choice(self.seeds), self.seeds, random)
