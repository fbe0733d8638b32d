"""What must be read to judge one file: the file, those it names, and those of its folder."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from opora.catalog import KnownIds, ids_of
from opora.files.content import read_source
from opora.files.listing import Listing
from opora.kinds import BY_NAME
from opora.load import Source, load
from opora.model import Ref, values_of
from opora.parse import TERRITORIES, Entry, address_of, parse, parts_of

Key = tuple[str, str]


def known_ids(listing: Listing) -> KnownIds:
    """Tell from file names alone which ids exist."""
    return ids_of(listing.paths)


def neighbourhood(listing: Listing, asked: Iterable[str]) -> tuple[str, ...]:
    """List the files to read so that the checks of the files asked for can be judged.

    Read are also files whose names do not tell the ids they hold, and those that claim the same id.
    """
    asked = set(asked)
    folders = {path.rpartition("/")[0] for path in asked if _in_territory(path)}
    paths = set(asked)
    by_key: defaultdict[Key, list[str]] = defaultdict(list)
    for path in listing.paths:
        if address := address_of(path):
            by_key[address.kind.name, address.id].append(path)
            wide = address.kind.everywhere or parts_of(address.kind.model)
            if wide or path.rpartition("/")[0] in folders:
                paths.add(path)
    for path in asked:
        for key in _keys(listing, path):
            paths.update(by_key.get(key, ()))
    return tuple(sorted(paths))


def _in_territory(path: str) -> bool:
    """Tell whether a file lies in the folder of a region, municipality or school."""
    address = address_of(path)
    return address is not None and any(name in address.names for name in TERRITORIES)


def _keys(listing: Listing, path: str) -> Iterator[Key]:
    """Go over the records that a file is, lies in and names."""
    address = address_of(path)
    if address is None:
        return
    yield address.kind.name, address.id
    for entry in _entries(listing, path):
        for ref in _refs(entry):
            yield from _holders(ref)


def _entries(listing: Listing, path: str) -> list[Entry]:
    source = read_source(listing.root, path)
    document = load(source)[0] if isinstance(source, Source) else None
    return parse(document)[0] if document else []


def _refs(entry: Entry) -> Iterator[Ref]:
    if entry.parent:
        yield entry.parent
    for _, value in values_of(entry.entity):
        if isinstance(value, Ref):
            yield value


def _holders(ref: Ref) -> Iterator[Key]:
    """Go over the files that may hold what a reference names; a part with a scope is in any."""
    record, _, part = ref.id.partition("#")
    return ((kind, record) for kind in (BY_NAME if part else ref.kinds))
