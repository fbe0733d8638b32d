"""Values that are counted once over the whole bank and shared by many pages."""

from collections.abc import Callable, Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Generic, TypeVar, cast

from opora.asked.questions import Question, ask, listening

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")
H = TypeVar("H", bound=Collection[Any])

_ASKED = "_asked"


class _Counted(Generic[T]):
    """Counts a value when it is first needed, and keeps what that asked."""

    def __init__(self, count: Callable[[Any], T]) -> None:
        self._count = count
        self.name, self._place = "", ""
        self.__doc__ = count.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name, self._place = f"{owner.__name__}.{name}", f"_shared_{name}"

    def __set__(self, one: object, value: object) -> None:
        raise AttributeError(self.name)

    def value(self, one: object) -> T:
        """Return the value without telling anybody."""
        held = vars(one)
        if self._place not in held:
            with listening() as heard:
                held[self._place] = self._count(one)
            held.setdefault(_ASKED, {})[self.name] = frozenset(heard)
        return cast("T", held[self._place])


class Shared(_Counted[T]):
    """A value that is used as one; reading it asks `("shared", name)`.

    It is taken to have changed when anything changed that it was counted of.
    """

    def __get__(self, one: object, owner: type) -> T:
        ask("shared", self.name)
        return self.value(one)


class Compared(_Counted[T]):
    """A value that is plain enough to be compared; reading it asks `("compared", name)`."""

    def __get__(self, one: object, owner: type) -> T:
        ask("compared", self.name)
        return self.value(one)


class PartedMap(_Counted[Mapping[K, V]]):
    """A mapping of which each part is asked for by itself: `("part", name, key…)`."""

    def __get__(self, one: object, owner: type) -> Mapping[K, V]:
        return _Parts(self.name, self.value(one))


class PartedSet(_Counted[AbstractSet[K]]):
    """A set of which each member is asked for by itself."""

    def __get__(self, one: object, owner: type) -> AbstractSet[K]:
        return _Members(self.name, self.value(one))


def _part(name: str, key: object) -> None:
    if isinstance(key, tuple):
        ask("part", name, *key)
    else:
        ask("part", name, str(key))


class _Heard(Collection[K], Generic[K, H]):
    """Says of what it is asked."""

    __slots__ = ("_held", "_name")

    def __init__(self, name: str, held: H) -> None:
        self._name, self._held = name, held

    def __contains__(self, key: object) -> bool:
        _part(self._name, key)
        return key in self._held

    def __iter__(self) -> Iterator[K]:
        ask("compared", self._name)
        return iter(self._held)

    def __len__(self) -> int:
        ask("compared", self._name)
        return len(self._held)


class _Parts(_Heard[K, Mapping[K, V]], Mapping[K, V]):
    __slots__ = ()

    def __getitem__(self, key: K) -> V:
        _part(self._name, key)
        if key not in self._held:  # some mappings would make up what they do not hold
            raise KeyError(key)
        return self._held[key]


class _Members(_Heard[K, AbstractSet[K]], AbstractSet[K]):
    __slots__ = ()


def count_all(one: object) -> None:
    """Count all shared values of an object, so that processes that split later have them."""
    for held in vars(type(one)).values():
        if isinstance(held, _Counted):
            held.value(one)


def asked_by(one: object) -> Mapping[str, frozenset[Question]]:
    """Tell what the shared values of an object asked, as far as they have been counted."""
    return dict(vars(one).get(_ASKED, {}))


def answer(one: object, question: Question) -> object:
    """Return what an object answers to a question about a field or a shared value of its own."""
    sort, name, *key = question
    if sort == "given":
        return vars(one)[f"_given_{key[0]}"]
    held: _Counted[object] = vars(type(one))[name.partition(".")[2]]
    value = held.value(one)
    return _part_of(value, tuple(key)) if sort == "part" else value


def _part_of(value: object, key: tuple[str, ...]) -> object:
    name = key[0] if len(key) == 1 else key
    if isinstance(value, Mapping):
        return value.get(name)
    return name in cast("AbstractSet[object]", value)
