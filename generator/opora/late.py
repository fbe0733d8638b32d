"""What is made when it is first needed, since many a run never needs it."""

import re
from typing import Any, cast


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
