"""Looking at all files of a bank and reading those that may have changed since the last run."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from operator import itemgetter
from pathlib import Path

from opora.cli.shelf.shelf import Shelf, fresh_name
from opora.cli.shelf.state import State
from opora.cli.shelf.things import Kept, Packed, Things
from opora.diagnostics import Diagnostic
from opora.files import Listing, look_through, read_source
from opora.files.stamps import NEVER, Stamp, is_settled, stamp_of
from opora.indicators.reviewing import waits
from opora.load import Source
from opora.parse.packing import pack, pack_problems
from opora.pipeline import read_entries
from opora.team import Team

_PASSING = frozenset({"F03", "F05"})
"""What may be otherwise in a moment without a trace: a file of this kind is looked at each time."""

_SPARE = 4_000_000
"""Bytes that may be kept in vain."""

PART = 20
"""How many files a process reads at a time."""


def digest_of(source: Source) -> bytes:
    """Name a text."""
    return sha256(source.text.encode("utf-8", "surrogatepass")).digest()


@dataclass(slots=True)
class Look:
    """All files as they are now, in their order, and where lies what was found in them.

    `fresh` tells whether anything has to be written down.
    """

    things: Things
    name: str
    began: int
    files: dict[str, Kept] = field(default_factory=dict)
    guides: dict[str, Kept] = field(default_factory=dict)
    fresh: bool = False

    def tidy(self, shelf: Shelf) -> None:
        """Write down again what is needed, where most of what is kept is needed no more."""
        kept = [*self.files.items(), *self.guides.items()]
        needed = sum(one.length for _, one in kept if one.digest or one.problems)
        if self.things.size < _SPARE + 2 * needed:
            return
        name = fresh_name("things")
        things = Things(shelf.folder / name)
        places = things.add((path, self.things.get(path, one)) for path, one in kept)
        if not things.whole:
            return
        moved = [one._replace(at=at) for (_, one), at in zip(kept, places, strict=True)]
        self.files = dict(zip(self.files, moved[: len(self.files)], strict=True))
        self.guides = dict(zip(self.guides, moved[len(self.files) :], strict=True))
        self.things, self.name = things, name


def look_at_files(listing: Listing, shelf: Shelf | None, state: State) -> Look:
    """Look at the files of a bank."""
    look = _begin(shelf, state)
    unread: list[tuple[str, Stamp]] = []
    for path, stamp in _stamps(listing.root, listing.paths):
        if (kept := _as_before(state.files, path, stamp, state.began)) is not None:
            look.files[path] = kept
        else:
            look.files[path] = Kept(*NEVER, b"", 0, 0, 0)  # keeps its place
            unread.append((path, stamp))
    if unread:
        _read_files(listing.root, unread, state, look)
    _look_at_guides(listing, state, look)
    return look


def take_sources(sources: Sequence[Source], shelf: Shelf | None, state: State) -> Look:
    """Look at texts that are no files of a folder."""
    look = _begin(shelf, state)
    stamps = dict.fromkeys((source.path for source in sources), NEVER)
    _take(sources, stamps, state, look)
    look.files = {source.path: look.files[source.path] for source in sources}
    return look


def _begin(shelf: Shelf | None, state: State) -> Look:
    began = time.time_ns()
    if shelf is None:
        return Look(Things(None), "", began)
    name = state.things or fresh_name("things")
    return Look(Things(shelf.folder / name), name, began)


def _stamps(root: Path, paths: Iterable[str]) -> Iterable[tuple[str, Stamp]]:
    above = f"{root}/"
    return ((path, stamp_of(above + path)) for path in paths)


def _as_before(files: Mapping[str, Kept], path: str, stamp: Stamp, began: int) -> Kept | None:
    kept = files.get(path)
    if kept is None or kept[:4] != stamp or stamp == NEVER or not is_settled(stamp, began):
        return None
    return kept


def _read_files(root: Path, paths: list[tuple[str, Stamp]], state: State, look: Look) -> None:
    """Open files that look otherwise than they did, and read those that are otherwise."""
    look.fresh = True
    sources: list[Source] = []
    for path, stamp in paths:
        source = read_source(root, path)
        if isinstance(source, Source):
            sources.append(source)
        else:
            look.files[path] = _kept_problems(path, stamp, [source], state.files.get(path), look)
    _take(sources, dict(paths), state, look)


def _take(sources: Sequence[Source], stamps: Mapping[str, Stamp], state: State, look: Look) -> None:
    """Take over what is known of texts, and read the others."""
    missing: list[tuple[Source, bytes]] = []
    for source in sources:
        digest, kept = digest_of(source), state.files.get(source.path)
        if kept is not None and kept.digest == digest:
            look.files[source.path] = kept.as_at(stamps[source.path])
        else:
            missing.append((source, digest))
    if not missing:
        return
    look.fresh = True
    read = read_together([source for source, _ in missing])
    places = look.things.add(
        (source.path, found) for (source, _), found in zip(missing, read, strict=True)
    )
    for (source, digest), found, at in zip(missing, read, places, strict=True):
        look.files[source.path] = Kept.of(stamps[source.path], digest, at, found)


def _kept_problems(
    path: str, stamp: Stamp, problems: list[Diagnostic], old: Kept | None, look: Look
) -> Kept:
    """Keep what is wrong with a file in which no records are."""
    if any(one.code in _PASSING for one in problems):
        stamp = NEVER
    found = Packed(b"", pack_problems(problems))
    if old is not None and not old.digest and look.things.get(path, old) == found:
        return old.as_at(stamp)
    look.fresh = True
    (at,) = look.things.add([(path, found)])
    return Kept.of(stamp, b"", at, found)


def _look_at_guides(listing: Listing, state: State, look: Look) -> None:
    for path, stamp in _stamps(listing.root, listing.guides):
        kept = _as_before(state.guides, path, stamp, state.began)
        if kept is None:
            problems = list(look_through(listing.root, [path]))
            kept = _kept_problems(path, stamp, problems, state.guides.get(path), look)
            look.fresh = True
        look.guides[path] = kept


def read_together(sources: Sequence[Source]) -> list[Packed]:
    """Read sources one by one in all cores; what comes out is in the order of the sources."""
    parts = -(-len(sources) // PART)

    def read(numbers: Iterable[int]) -> list[tuple[int, list[Packed]]]:
        return [(at, [*map(_read_one, _part(sources, at))]) for at in numbers]

    done = sorted((part for held in Team().share(read, parts) for part in held), key=itemgetter(0))
    return [found for _, part in done for found in part]


def _read_one(source: Source) -> Packed:
    entries, problems = read_entries([source])
    waiting = any(waits(entry.held) for entry in entries)
    return Packed(pack(entries) if entries else b"", pack_problems(problems), waiting)


def _part(sources: Sequence[Source], at: int) -> Sequence[Source]:
    return sources[at * PART : (at + 1) * PART]
