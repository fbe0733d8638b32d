"""What the pages of gathered records say of where they come from."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from opora.federation.state import StoredSource, read_state
from opora.render.whence import Whence


def read_origins(folder: Path) -> Mapping[str, tuple[Whence, ...]]:
    """Tell of each gathered file, by its path below the content folder, whose it is.

    Nothing for a bank that was not gathered.

    Raises:
        StateError: What the gathering left cannot be read.
    """
    state = read_state(folder)
    found: defaultdict[str, list[Whence]] = defaultdict(list)
    for source in state.sources if state else ():
        for path, told in source.files.items():
            found[path].append(_whence(source, told.link))
    return {path: tuple(held) for path, held in found.items()}


def _whence(source: StoredSource, link: str) -> Whence:
    return Whence(
        source.title,
        source.taken,
        source.address,
        link,
        source.licence,
        source.commit,
        source.day,
        source.failed,
    )
