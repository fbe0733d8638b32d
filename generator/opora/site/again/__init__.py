"""What a build keeps for the next one, so that only what changed is done again."""

from opora.site.again.again import Again
from opora.site.again.memory import Done

__all__ = ["Again", "Done"]
