"""A file that goes out into the site."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Output:
    """A file; `path` is below the root of the site."""

    path: str
    content: bytes
