"""Names of a source's records in the national bank, and its texts with these names."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from operator import itemgetter

from opora.catalog import Catalog
from opora.export.copying import copy_of
from opora.federation.naming import GATHERED, LEFT, common_paths, named
from opora.federation.relinking import relinked, replaced
from opora.federation.tables import write_table
from opora.kinds.exceptions import Exceptions
from opora.kinds.indicator import Indicator
from opora.load import TABLE
from opora.model import Ref
from opora.parse import Entry, address_of
from opora.render.address import url_of
from opora.team import Team
from opora.writing import Plain, write_file


@dataclass(frozen=True, slots=True)
class Piece:
    """A file for the national bank: its path and text, and its path in the source."""

    path: str
    text: str
    original: str


@dataclass(frozen=True, slots=True)
class Space:
    """How a source's files are called in the national bank.

    `paths` leads from paths in the source to paths in the national bank; `common` are those of the
    former that keep their names because the record is of the whole country. `ids` and `urls` lead
    from what was to what is. `held` are the files of the national bank that this source holds.
    """

    name: str
    catalog: Catalog
    paths: Mapping[str, str]
    common: frozenset[str]
    ids: Mapping[tuple[str, str], str] = field(default_factory=dict)
    urls: Mapping[str, str] = field(default_factory=dict)
    held: frozenset[str] = frozenset()

    @classmethod
    def of(cls, name: str, catalog: Catalog, own: AbstractSet[str] = frozenset()) -> "Space":
        """Give names to the files of a source.

        Args:
            name: of the source.
            catalog: what it publishes.
            own: paths of files that are the region's own though they could be common.
        """
        entries = {one.path: one for one in files_of(catalog)}
        common = common_paths(entries, catalog, own)
        paths = {
            path: path if path in common else named(path, name)
            for path, one in sorted(entries.items())
            if one.kind.name not in LEFT | GATHERED
        }
        ids: dict[tuple[str, str], str] = {}
        urls: dict[str, str] = {}
        for old, new in paths.items():
            address = address_of(new)
            if address is not None and new != old:
                entry = entries[old]
                ids[entry.kind.name, entry.id] = address.id
                if entry.kind.url and not entry.kind.url.startswith("#"):
                    moved = entry.kind.url.format(**{**address.names, "id": address.id})
                    urls[url_of(entry, catalog).rstrip("/")] = moved.rstrip("/")
        return cls(name, catalog, paths, common, ids, urls)

    def holding(self, paths: AbstractSet[str]) -> "Space":
        """Say which files of the national bank the source holds."""
        return replace(self, held=frozenset(paths))

    def said(self, ref: Ref) -> str | None:
        """Write a reference with the name of the record in the national bank."""
        found = self.catalog.find(ref)
        if found is None or found.kind.name in LEFT:
            return None
        if not found.loc:
            return self.ids.get((found.kind.name, found.id), ref.id)
        holder = self.catalog.parent(found)
        if holder is None or "#" not in ref.id:
            return ref.id
        return (
            f"{self.ids.get((holder.kind.name, holder.id), holder.id)}#{ref.id.partition('#')[2]}"
        )

    def pieces(self, entries: Sequence[Entry]) -> list[Piece]:
        """Write files in all cores, in the order of the records."""

        def write(numbers: Iterable[int]) -> list[tuple[int, list[Piece]]]:
            return [(at, [self.piece(one) for one in _part(entries, at)]) for at in numbers]

        parts = Team().share(write, -(-len(entries) // _PART))
        done = sorted((part for held in parts for part in held), key=itemgetter(0))
        return [piece for _, held in done for piece in held]

    def piece(self, entry: Entry) -> Piece:
        """Write the file of a record as the national bank holds it."""
        copied = copy_of(entry, self.said)
        if copied.path.endswith(TABLE):
            text = write_table(copied.fields, entry.document.columns)
        else:
            body, url = copied.body, url_of(entry, self.catalog) if entry.kind.url else ""
            if body is not None:
                body = relinked(body, url, self.urls)
            fields = {key: self._led(value) for key, value in copied.fields.items()}
            text = write_file(fields, type(entry.entity), body)
        return Piece(self.paths[copied.path], text, copied.path)

    def _led(self, value: Plain) -> Plain:
        """Lead links in the texts of a field."""
        if isinstance(value, str):
            return replaced(value, self.urls)
        if isinstance(value, Mapping):
            return {key: self._led(one) for key, one in value.items()}
        return [self._led(one) for one in value] if isinstance(value, list) else value

    def items(self, entry: Entry) -> list[Plain]:
        """List what a file brings to the one that banks fill together.

        Exceptions come only for files that the source holds, goals only for the region's own
        places and programmes: those of the whole country are not a region's to set.
        """
        held = copy_of(entry, self.said).fields.get(ITEMS[entry.kind.name])
        items = [one for one in held if isinstance(one, dict)] if isinstance(held, list) else []
        match entry.entity:
            case Exceptions():
                led = ((item, self.paths.get(str(item.get("file")))) for item in items)
                return [{**item, "file": path} for item, path in led if path in self.held]
            case Indicator():
                return [one for one in items if one.get("territory") or one.get("programme")]
            case _:
                return list(items)


_PART = 20
"""How many files a process writes at a time."""


def _part(entries: Sequence[Entry], at: int) -> Sequence[Entry]:
    return entries[at * _PART : (at + 1) * _PART]


ITEMS: Mapping[str, str] = {
    "glossary": "terms",
    "synonyms": "groups",
    "exceptions": "items",
    "links": "skipped",
    "indicator": "targets",
}
"""The list that banks fill together in a file of a kind."""


def files_of(catalog: Catalog) -> list[Entry]:
    """List the records that have a file of their own."""
    return [one for held in catalog.entries.values() for one in held.values() if not one.loc]
