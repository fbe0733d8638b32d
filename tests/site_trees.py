"""What lies in the folder of a site."""

from collections.abc import Mapping
from pathlib import Path


def tree(site: Path) -> Mapping[str, bytes]:
    """Read all files by their path; an empty folder counts as one, too."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in site.rglob("*")
        if path.is_file() or not any(path.iterdir())
    }


def marks(site: Path) -> Mapping[str, tuple[int, int]]:
    """Tell of each file which one it is on the disk, and when it was written."""
    files = (path for path in site.rglob("*") if path.is_file())
    told = {path.relative_to(site).as_posix(): path.stat() for path in files}
    return {name: (one.st_ino, one.st_mtime_ns) for name, one in told.items()}
