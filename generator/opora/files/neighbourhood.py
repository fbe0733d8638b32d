"""What must be read to judge one file: the file, those it names, and those of its folder."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePosixPath

from opora.catalog import KnownIds
from opora.files.content import Listing, read_source
from opora.load import Source, load
from opora.model import Ref, values_of
from opora.parse import Entry, address_of, parse

_ALWAYS = ("factors/",)
"""Folders of few files that hold parts, whose ids no file name tells."""


def known_ids(listing: Listing) -> KnownIds:
    """Tell from file names alone which ids exist."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path in listing.paths:
        if address := address_of(path):
            found[address.kind.name].add(address.id)
    return {kind: frozenset(ids) for kind, ids in found.items()}


def neighbourhood(listing: Listing, asked: Iterable[str]) -> tuple[str, ...]:
    """List the files to read so that the checks of the files asked for can be judged."""
    asked = tuple(asked)
    paths = set(asked)
    by_id = _paths_by_id(listing)
    folders = {PurePosixPath(path).parent for path in asked if path.startswith("schools/")}
    for path in listing.paths:
        if path.startswith(_ALWAYS) or PurePosixPath(path).parent in folders:
            paths.add(path)
    for path in asked:
        paths.update(_named(listing, path, by_id))
    return tuple(sorted(paths))


def _paths_by_id(listing: Listing) -> dict[tuple[str, str], str]:
    found = {}
    for path in listing.paths:
        if address := address_of(path):
            found[address.kind.name, address.id] = path
    return found


def _named(
    listing: Listing, path: str, by_id: dict[tuple[str, str], str]
) -> set[str]:
    source = read_source(listing.root, path)
    if not isinstance(source, Source):
        return set()
    document, _ = load(source)
    entries = parse(document)[0] if document else []
    refs = {ref for entry in entries for ref in _refs(entry)}
    refs |= {entry.parent for entry in entries if entry.parent}
    keys = ((kind, ref.id.split("#")[0]) for ref in refs for kind in _holders(ref))
    return {by_id[key] for key in keys if key in by_id}


def _holders(ref: Ref) -> tuple[str, ...]:
    return ("roadmap",) if "#" in ref.id else ref.kinds


def _refs(entry: Entry) -> Iterable[Ref]:
    return (value for _, value in values_of(entry.entity) if isinstance(value, Ref))
