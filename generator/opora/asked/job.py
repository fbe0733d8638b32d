"""Work that is done as one and asks its own questions."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from opora.asked.questions import Question, ask, listening

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Job(Generic[T_co]):
    """Makes things that belong together; jobs are independent of each other.

    `name` is the same in every build and no other job's; without one the work is done each time.
    `places` tell where what it makes lies: an address below the root, or what such ones begin with,
    with a slash at the end.
    """

    name: str
    do: Callable[[], Iterable[T_co]]
    places: tuple[str, ...] = ()

    def __call__(self) -> Iterable[T_co]:
        """Do it."""
        return self.do()


@dataclass(frozen=True, slots=True)
class Once(Generic[T]):
    """A value that several jobs need; each of them is heard to ask what making it asked."""

    make: Callable[[], T]
    _made: list[tuple[T, set[Question]]] = field(default_factory=list)

    def __call__(self) -> T:
        """Return the value, made when it is first needed."""
        if not self._made:
            with listening() as heard:
                self._made.append((self.make(), heard))
        ((value, heard),) = self._made
        for question in heard:
            ask(*question)
        return value
