"""What is made when it is first needed, since many a run never needs it."""

import re
from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast

T = TypeVar("T")


class Late(Generic[T]):
    """A value that is made when somebody asks for it, once; equal where the values are."""

    def __init__(self, make: Callable[[], T]) -> None:
        """Take what makes the value."""
        self._make: Callable[[], T] | None = make

    @property
    def value(self) -> T:
        """The value."""
        if self._make is not None:
            self._made, self._make = self._make(), None
        return self._made

    def __eq__(self, other: object) -> bool:
        """Compare the values."""
        return isinstance(other, Late) and bool(self.value == other.value)

    def __hash__(self) -> int:
        """Return that of the value."""
        return hash(self.value)


class _Late:
    """Stands for a regular expression; its methods become those of the compiled one when used."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever the expression has
        if name.startswith("__"):
            raise AttributeError(name)
        found = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, found)
        return found


def late_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Give a regular expression that is compiled when it is first used: long ones take a while."""
    return cast("re.Pattern[str]", _Late(pattern, flags))
