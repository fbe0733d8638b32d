"""The bank at past days, from the commits of its own repository: nothing is checked out.

What is slow to import is imported only where something must be computed: with a full cache a
command needs Git and JSON alone.
"""

from opora.history.moments import Pick, Span
from opora.history.timeline import CACHE, Work, read_timeline

__all__ = ["CACHE", "Pick", "Span", "Work", "read_timeline"]
