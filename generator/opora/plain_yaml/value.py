"""Data of a YAML document and the places where it is written."""

from dataclasses import dataclass, field
from typing import TypeAlias

from opora.diagnostics import Span

Loc = tuple[str | int, ...]
"""Where a value sits: keys and list indexes from the root of a file."""

Value: TypeAlias = "dict[str, Value] | list[Value] | str | None"


@dataclass(slots=True)
class Positions:
    """The places of values and of the keys that name them, by their `Loc`."""

    values: dict[Loc, Span] = field(default_factory=dict)
    keys: dict[Loc, Span] = field(default_factory=dict)
