"""What a file looks like from outside: enough to tell that it was not written to since.

As Git does it: size, times and inode are compared, and a file that was written to shortly before it
was looked at is not trusted, for within one tick of the clock it may have been written to again.
"""

import os
import stat

Stamp = tuple[int, int, int, int]
"""Bytes, nanoseconds of the last writing and of the last change of any kind, and the inode."""

NEVER: Stamp = (-1, -1, -1, -1)
"""The stamp of nothing: no file looks like this."""

TICK = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system that is still in use."""


def stamp_of(path: str) -> Stamp:
    """Look at a file from outside; what is no file itself looks like nothing."""
    try:
        seen = os.lstat(path)
    except (OSError, ValueError):
        return NEVER
    if not stat.S_ISREG(seen.st_mode):
        return NEVER
    return seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino


def is_settled(stamp: Stamp, began: int) -> bool:
    """Tell whether a file that looks the same as at `began` (nanoseconds) is the same."""
    return max(stamp[1], stamp[2]) < began - TICK
