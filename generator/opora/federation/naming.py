"""What records of a source are called in the national bank."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from opora.catalog import Catalog
from opora.model import Ref, values_of
from opora.parse import Entry, address_of

COMMON = frozenset({"catalogue", "indicator", "approach", "guide", "template"})
"""Kinds that all banks share: under one id there is one record, whoever brings it."""

GATHERED = frozenset({"glossary", "synonyms", "exceptions", "links"})
"""Kinds whose single file gathers what the banks hold, item by item."""

MEETING = frozenset({"act", "programme", "organisation", "document", "system"})
"""Kinds of which some records are of the whole country: those that name nothing of a region."""

LEFT = frozenset({"digest"})
"""Kinds that stay in the region: named by a month, they cannot stand beside each other."""

_SHARED = frozenset({"glossary.yml", "synonyms.yml", "privacy.yml", "links.yml"})


def named(path: str, name: str) -> str:
    """Put the name of a source before the name of a file, or of a region's folder."""
    folder, _, rest = path.partition("/")
    if folder == "schools":
        region, _, below = rest.partition("/")
        return f"schools/{region if region == name else f'{name}-{region}'}/{below}"
    above, _, file = path.rpartition("/")
    return f"{above}/{name}-{file}"


def common_paths(
    entries: Mapping[str, Entry], catalog: Catalog, own: AbstractSet[str]
) -> frozenset[str]:
    """Find the files that keep their names: what names a record of a region is the region's.

    Args:
        entries: the files of the source by their paths.
        catalog: of the source.
        own: paths of files that are the region's own though they could be common.
    """
    kept = {
        path
        for path, one in entries.items()
        if one.kind.name in COMMON | MEETING and path not in own
        if address_of(path) and not path.startswith("schools/")
    }
    while True:
        regional = {
            path
            for path in kept
            if entries[path].kind.name in MEETING and _names_others(entries[path], catalog, kept)
        }
        if not regional:
            return frozenset(kept)
        kept -= regional


def _names_others(entry: Entry, catalog: Catalog, kept: AbstractSet[str]) -> bool:
    refs = (value for _, value in values_of(entry.entity) if isinstance(value, Ref))
    found = (catalog.find(ref) for ref in refs)
    return any(one is not None and one.path not in kept | _SHARED for one in found)
