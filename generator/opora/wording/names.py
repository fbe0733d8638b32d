"""Names of records as people write them: titles, short titles, other names, ids, slips."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from opora.catalog import Catalog
from opora.parse import Entry
from opora.wording.heard import Heard
from opora.wording.letters import bare, numbers, same

ALIKE = 88.0
"""Least similarity, in percent, at which a name is taken for a known one with slips."""
SIMILAR = 60.0
"""Least similarity at which a known name is worth proposing."""
PROPOSED = 3
ENOUGH = 12
"""Letters of a beginning by which a longer name may be meant."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names that records of a bank go by.

    `home` is the id of the territory or school that a file is of, `catalogue` that of the factors
    it speaks of: of two with one name, the nearer is meant.
    """

    catalog: Catalog
    home: str = ""
    catalogue: str = ""
    _exact: dict[str, Mapping[str, list[str]]] = field(default_factory=dict)
    _loose: dict[str, Mapping[str, list[str]]] = field(default_factory=dict)

    def find(self, text: str, kinds: Iterable[str]) -> Heard:
        """Find the record of some kinds that a text names: its id, or why not."""
        kinds = tuple(kinds)
        if any(self.catalog.get(kind, text.strip()) for kind in kinds):
            return Heard(text.strip())
        exact = self._nearest(
            [id_ for kind in kinds for id_ in self._names(kind).get(same(text), ())]
        )
        if len(exact) == 1:
            return Heard(exact[0])
        spelled = [id_ for kind in kinds for id_ in self._bare_names(kind).get(bare(text), ())]
        loose = exact or self._nearest([id_ for id_ in spelled if self._is_near(id_)])
        if len(loose) == 1:
            return Heard(loose[0], (f"«{text}» — это «{self.title(kinds, loose[0])}»",))
        if loose:
            listed = ", ".join(loose[:PROPOSED])
            hint = f"напишите одно из слов: {listed}"
            return Heard(problem=f"«{text}» в банке несколько", hint=hint)
        return self._like(text, kinds)

    def label(self, kind: str, id_: str) -> str:
        """Return the name under which people find a record, the id added where others share it."""
        entry = self.catalog.get(kind, id_)
        title = title_of(entry) if entry else id_
        return title if self._names(kind).get(same(title), [id_]) == [id_] else f"{title} [{id_}]"

    def title(self, kinds: Iterable[str], id_: str) -> str:
        """Return the title of a record of one of some kinds."""
        found = (self.catalog.get(kind, id_) for kind in kinds)
        return next((title_of(entry) for entry in found if entry), id_)

    def _like(self, text: str, kinds: tuple[str, ...]) -> Heard:
        from rapidfuzz import fuzz, process  # noqa: PLC0415  only needed where a name is not known

        known = {name: ids for kind in kinds for name, ids in self._names(kind).items()}
        near = process.extract(
            same(text), known.keys(), scorer=fuzz.ratio, score_cutoff=SIMILAR, limit=PROPOSED
        )
        sure = [
            known[name]
            for name, score, _ in near
            if score >= ALIKE and numbers(name) == numbers(same(text))
        ]
        if sure and len(sure[0]) == 1 and self._is_near(sure[0][0]):
            found = sure[0][0]
            return Heard(found, (f"«{text}» похоже на «{self.title(kinds, found)}»",))
        begun = self._nearest(
            [id_ for name, ids in known.items() if _begins(name, same(text)) for id_ in ids]
        )
        if len(begun) == 1 and self._is_near(begun[0]):
            return Heard(begun[0], (f"«{text}» — это «{self.title(kinds, begun[0])}»",))
        titles = dict.fromkeys(self.title(kinds, known[name][0]) for name, _, _ in near)
        hint = "похожие: " + ", ".join(f"«{title}»" for title in titles) if titles else ""
        return Heard(problem=f"«{text}» в банке не найдено", hint=hint)

    def _nearest(self, ids: list[str]) -> list[str]:
        """Of several records keep those of the same region, if there are any."""
        ids = list(dict.fromkeys(ids))
        near = [id_ for id_ in ids if self.home and self._is_near(id_)]
        ids = near if len(ids) > 1 and near else ids
        meant = [id_ for id_ in ids if self._catalogue(id_) == self.catalogue]
        return meant if len(ids) > 1 and meant else ids

    def _catalogue(self, id_: str) -> str:
        entry = self.catalog.get("factor", id_)
        return entry.parent.id if entry and entry.parent else ""

    def _is_near(self, id_: str) -> bool:
        """Tell whether a record may be of the region that the file is of."""
        entry = self.catalog.get("organisation", id_)
        territory = getattr(entry.entity, "territory", None) if entry else None
        place = territory.id if territory else id_
        lies_somewhere = territory is not None or "/" in id_
        return not (self.home and lies_somewhere) or _region(place) == _region(self.home)

    def _names(self, kind: str) -> Mapping[str, list[str]]:
        if kind not in self._exact:
            self._exact[kind] = _index(self.catalog, kind, bare_names=False)
        return self._exact[kind]

    def _bare_names(self, kind: str) -> Mapping[str, list[str]]:
        if kind not in self._loose:
            self._loose[kind] = _index(self.catalog, kind, bare_names=True)
        return self._loose[kind]


def _begins(name: str, beginning: str) -> bool:
    return len(beginning) >= ENOUGH and name.startswith(f"{beginning} ")


def _region(place: str) -> str:
    return place.partition("/")[0]


def title_of(entry: Entry) -> str:
    """Return the title of a record."""
    return str(getattr(entry.entity, "title", entry.id))


def names_of(entry: Entry) -> Iterator[str]:
    """List what a record is called."""
    yield entry.id
    yield title_of(entry)
    yield f"{title_of(entry)} [{entry.id}]"
    if short := getattr(entry.entity, "short_title", None):
        yield short
    yield from getattr(entry.entity, "aliases", ())


def words_for(entry: Entry) -> Iterator[str]:
    """List what else is said for a record, beside its names."""
    yield from names_of(entry)
    yield from getattr(entry.entity, "synonyms", ())


def _index(catalog: Catalog, kind: str, *, bare_names: bool) -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entry in catalog.all(kind):
        spelled = map(bare, words_for(entry)) if bare_names else map(same, names_of(entry))
        for name in dict.fromkeys(filter(None, spelled)):
            found[name].append(entry.id)
    return found
