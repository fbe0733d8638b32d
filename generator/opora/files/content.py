"""Reading the files of a content folder."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from opora.diagnostics import Diagnostic
from opora.files.encoding import decode
from opora.files.refusal import no_file, too_large, unopened
from opora.load import Source
from opora.parse import address_of, foreign

MAX_BYTES = 1_000_000
"""The largest file that is read; a practice of twenty pages takes about 60,000 bytes."""

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
)
"""Never through a link, never waiting for a pipe; Windows knows only the first two."""


def read_sources(root: Path, paths: Iterable[str], problems: list[Diagnostic]) -> Iterator[Source]:
    """Read files one after another; what cannot be read goes to `problems`."""
    for path in paths:
        source = read_source(root, path)
        if isinstance(source, Source):
            yield source
        else:
            problems.append(source)


def read_source(root: Path, path: str) -> Source | Diagnostic:
    """Read one file of a content folder, or tell why it cannot be read.

    A file whose name says that it is no record is not opened.
    """
    content = read_content(root, path)
    return decode(path, content) if isinstance(content, bytes) else content


def read_content(root: Path, path: str) -> bytes | Diagnostic:
    """Read the bytes of one file of a content folder, or tell why it cannot be read."""
    if address_of(path) is None:
        return foreign(path)
    try:
        descriptor = os.open(os.path.join(root, path), _FLAGS)  # noqa: PTH118  a third of the time
        with os.fdopen(descriptor, "rb") as opened:
            if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                return no_file(path)
            content = opened.read(MAX_BYTES + 1)
    except OSError as error:
        return unopened(path, error)
    return too_large(path, MAX_BYTES) if len(content) > MAX_BYTES else content
