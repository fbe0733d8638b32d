"""The files of a content folder as a commit holds them, without a checkout."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from opora import git
from opora.diagnostics import Diagnostic
from opora.files.content import MAX_BYTES
from opora.files.encoding import decode
from opora.files.listing import GUIDES, is_hidden
from opora.files.refusal import linked, no_file, too_large
from opora.load import FIRST, Source
from opora.parse import address_of, foreign

AT_ONCE = 2_000
"""Files that are asked of Git at once: some megabytes."""

_LINK, _FILES = "120000", ("100644", "100755", "100664")


@dataclass(frozen=True, slots=True)
class Blob:
    """A file in a commit: its path below the content folder and the Git name of its text."""

    path: str
    name: str


def list_blobs(root: Path, tree: str) -> tuple[list[Blob], list[Diagnostic]]:
    """List the files of a content folder, and what is wrong with those that are not read."""
    told = git.ask(root, "ls-tree", "-r", "-z", "-l", "--full-tree", tree)
    blobs: list[Blob] = []
    problems: list[Diagnostic] = []
    for line in told.decode("utf-8", "backslashreplace").split("\0")[:-1]:
        about, _, path = line.partition("\t")
        mode, _, name, size = about.split()
        if path.startswith(f"{GUIDES}/") or any(is_hidden(part) for part in path.split("/")):
            continue
        if found := _refused(path, mode, size):
            problems.append(found)
        else:
            blobs.append(Blob(path, name))
    return blobs, problems


def _refused(path: str, mode: str, size: str) -> Diagnostic | None:
    """Tell why a file is not read; the reasons are those of a folder on the disk."""
    if mode == _LINK:
        return linked(path)
    if mode not in _FILES:
        return no_file(path)
    if address_of(path) is None:
        return foreign(path)
    return too_large(path, MAX_BYTES) if size.isdigit() and int(size) > MAX_BYTES else None


def read_blobs(root: Path, blobs: Sequence[Blob]) -> Iterator[tuple[Blob, Source | Diagnostic]]:
    """Read files one after another, each as text or as the reason why it is none."""
    for first in range(0, len(blobs), AT_ONCE):
        part = blobs[first : first + AT_ONCE]
        told = git.ask(root, "cat-file", "--batch", given=git.listed(one.name for one in part))
        start = 0
        for blob in part:
            head, _, _ = told[start : told.index(b"\n", start)].partition(b"\n")
            start += len(head) + 1
            if not head.endswith(b" missing"):
                size = int(head.rpartition(b" ")[2])
                yield blob, decode(blob.path, told[start : start + size])
                start += size + 1
            else:
                yield blob, _missing(blob.path)


def _missing(path: str) -> Diagnostic:
    """Report a file that a partial clone left out."""
    message = "файла нет в этом клоне: он скачан не целиком"
    return Diagnostic(path, FIRST, "F05", message, hint="скачайте хранилище целиком")
