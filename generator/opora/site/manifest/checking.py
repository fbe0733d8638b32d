"""A site held against its list of hashes."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from opora.site.manifest.sums import MANIFEST, write_sums
from opora.site.manifest.walking import open_plain, walk


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, as sorted paths from the root of the site.

    `strange` are links, pipes and devices, none of which was opened; `closed` are files and folders
    that could not be read.
    """

    sound: int
    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether the site is as it was built."""
        return not (self.changed or self.missing or self.extra or self.strange or self.closed)


def check(site: Path, sums: Mapping[str, str]) -> Checked:
    """Compare the files of a folder with their hashes; only plain files below it are read.

    Raises:
        OSError: The folder itself cannot be listed.
    """
    found = walk(site)
    there = set(found.files)
    changed, closed, sound = [], list(found.closed), 0
    for name in sorted(there & sums.keys()):
        digest = _hash(site / name)
        if not digest:
            closed.append(name)
        elif digest != sums[name]:
            changed.append(name)
        else:
            sound += 1
    if MANIFEST in there and _other_list(site / MANIFEST, sums):
        changed.append(MANIFEST)
    unseen = {*found.strange, *closed}
    missing = (name for name in sums.keys() - there if not _below(name, unseen))
    extra = there - sums.keys() - {MANIFEST}
    lists = (changed, missing, extra, found.strange, closed)
    return Checked(sound, *(tuple(sorted(one)) for one in lists))


def _hash(path: Path) -> str:
    """Hash a file; empty where it cannot be read."""
    try:
        with open_plain(path) as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _other_list(path: Path, sums: Mapping[str, str]) -> bool:
    """Tell whether the list that lies in the site is another than the one it is held against."""
    try:
        with open_plain(path) as file:
            return file.read() != write_sums(sums)
    except OSError:
        return True


def _below(name: str, unseen: set[str]) -> bool:
    parts = name.split("/")
    return any("/".join(parts[:depth]) in unseen for depth in range(1, len(parts) + 1))
