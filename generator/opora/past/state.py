"""What the bank held on a day: values of indicators, practices, measures done, what dropped out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class At(NamedTuple):
    """Where a value stands; the words are those of `indicators.Key`."""

    indicator: str
    level: str
    scope: str
    period: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A value as numbers and in Russian; without `amount` there is no number, and `text` says why.

    `top` and `bottom` are the numerator and the denominator; a declared share may have neither.
    """

    amount: float | None
    top: float | None
    bottom: float | None
    text: str
    fraction: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """What an indicator was: its name, its unit, and its good direction: `up`, `down`, `target`."""

    title: str
    unit: str
    direction: str


@dataclass(frozen=True, slots=True)
class Done:
    """A measure that was done, and the place whose roadmap it stands in; empty for the country."""

    title: str
    place: str


@dataclass(frozen=True, slots=True, order=True)
class Dropped:
    """A file that could not be read by today's rules, and the first reason."""

    path: str
    line: int
    why: str


@dataclass(frozen=True, slots=True)
class State:
    """The bank on a day. Titles stand beside ids: the record may be gone today."""

    values: Mapping[At, Figure] = field(default_factory=dict)
    definitions: Mapping[str, Definition] = field(default_factory=dict)
    practices: Mapping[str, str] = field(default_factory=dict)
    done: Mapping[str, Done] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    dropped: tuple[Dropped, ...] = ()
