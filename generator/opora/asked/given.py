"""A field that is given from outside and heard when it is read."""

from typing import Generic, TypeVar, cast

from opora.asked.questions import ask

T = TypeVar("T")

_NONE = object()


class Given(Generic[T]):
    """A field of a dataclass; reading it asks `("given", class, field)`."""

    def __init__(self, default: T | object = _NONE) -> None:
        """Describe the field; without a default it has to be given."""
        self._default = default
        self._name = self._owner = self._place = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._owner, self._name, self._place = owner.__name__, name, f"_given_{name}"

    def __get__(self, one: object | None, owner: type) -> T:
        if one is None:
            if self._default is _NONE:
                raise AttributeError(self._name)  # so that the dataclass asks for a value
            return cast("T", self._default)
        ask("given", self._owner, self._name)
        return cast("T", vars(one)[self._place])

    def __set__(self, one: object, value: T) -> None:
        vars(one)[self._place] = value
