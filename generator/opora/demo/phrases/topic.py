"""What made-up practices say about one factor."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """Texts about one factor.

    `names` are titles in the nominative, an adjective and a noun first, so that they can be
    declined; `problems`, `steps`, `gains`, `failures` and `advice` are whole sentences.
    """

    names: tuple[str, ...]
    problems: tuple[str, ...]
    steps: tuple[str, ...]
    gains: tuple[str, ...]
    failures: tuple[str, ...]
    advice: tuple[str, ...]
