"""What must be read to judge one file: the file, those it names, and those of its folder."""

from collections.abc import Iterable, Iterator

from opora.files.content import read_source
from opora.files.listing import list_content
from opora.files.tree import Tree
from opora.kinds import BY_NAME, KINDS
from opora.load import Source, load
from opora.model import Ref, values_of
from opora.parse import TERRITORIES, Entry, address_of, parse, parts_of

Key = tuple[str, str]


def neighbourhood(tree: Tree, asked: Iterable[str]) -> tuple[str, ...]:
    """List the files to read so that the checks of the files asked for can be judged.

    Read are also files whose names do not tell the ids they hold, and those that claim the same id.
    """
    asked = set(asked)
    paths = set(asked)
    for folder in {path.rpartition("/")[0] for path in asked if _in_territory(path)}:
        held = list_content(tree.root, folder, deep=False).paths
        paths.update(path for path in held if address_of(path))
    for folder in _WIDE:
        held = list_content(tree.root, folder, deep=False).paths
        paths.update(path for path in held if _is_wide(path))
    for path in asked:
        for kind, record in _keys(tree, path):
            paths.update(tree.paths_of(BY_NAME[kind], record))
    return tuple(sorted(paths))


def _is_wide(path: str) -> bool:
    """Tell whether a file bears on all others, or holds ids that its name does not tell."""
    address = address_of(path)
    if address is None:
        return False
    return address.kind.everywhere or bool(parts_of(address.kind.model))


_WIDE = {
    place.path.partition("{")[0].removesuffix("/")
    for kind in KINDS
    if kind.everywhere or parts_of(kind.model)
    for _, place in kind.patterns
}
"""Folders and files where all such files lie."""


def _in_territory(path: str) -> bool:
    """Tell whether a file lies in the folder of a region, municipality or school."""
    address = address_of(path)
    return address is not None and any(name in address.names for name in TERRITORIES)


def _keys(tree: Tree, path: str) -> Iterator[Key]:
    """Go over the records that a file is, lies in and names."""
    address = address_of(path)
    if address is None:
        return
    yield address.kind.name, address.id
    for entry in _entries(tree, path):
        for ref in _refs(entry):
            yield from _holders(ref)


def _entries(tree: Tree, path: str) -> list[Entry]:
    source = read_source(tree.root, path)
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
