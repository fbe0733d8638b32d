"""What is published of a bank: written down beside its base, and exchanged as the bank is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from opora.asked.questions import HEARD
from opora.catalog import Catalog, exchange
from opora.catalog.bones import Bones, bones_of, catalog_of
from opora.catalog.catalog import Key
from opora.checks.heard import Heard, Otherwise, Sorts
from opora.cli.shelf.base import Base
from opora.cli.shelf.held import Held
from opora.cli.shelf.shelf import Shelf
from opora.cli.shelf.state import State, public_name
from opora.indicators import hidden_values
from opora.parse import Entry
from opora.pipeline import blanked, is_public, public_part, published, without_numbers
from opora.plain_yaml import Loc

_VALUE = "value"
"""The kind of the records whose numbers may have to be hidden."""


def publish(base: Base, kept: Catalog, shelf: Shelf, name: str) -> tuple[Catalog, Heard]:
    """Leave out of the catalog of a base what is not for the site, and write down what stays."""
    part = public_part(kept)
    sorts = Sorts()
    token = HEARD.set(sorts)
    try:
        hidden = hidden_values(part)
    finally:
        HEARD.reset(token)
    public = without_numbers(part, hidden)
    places = (base.kept or base.whole)[0]

    def place(entry: Entry) -> tuple[int, int]:
        return places[entry.kind.name][entry.id][:2]

    same = not hidden and _count(public) == _count(kept) and _settled(kept)
    bones = None if same else bones_of(public, place)
    shelf.save(public_name(name), (bones, sorted(hidden), sorted(sorts)))
    return public, Heard(frozenset(sorts), ())


def _count(catalog: Catalog) -> int:
    return sum(map(len, catalog.entries.values()))


def _settled(catalog: Catalog) -> bool:
    """Tell whether nothing is loose, so that it does not matter what is beside the catalog."""
    return not catalog.unsettled.loose and not catalog.unsettled.twice


def _public_of(held: Held, shelf: Shelf, name: str) -> tuple[Catalog, Heard]:
    """Return what is published of a base, and what was asked to find numbers to hide."""
    kept = held.kept(held.whole())
    told = shelf.load(public_name(name))
    if told is None:
        return publish(held.base, kept, shelf, name)
    bones, hidden, asked = told
    heard = Heard(frozenset(asked), ())
    if bones is None:
        return Catalog(kept.entries, kept.backlinks, kept.children), heard
    return _catalog(held, bones, frozenset(hidden)), heard


def _catalog(held: Held, bones: Bones, hidden: frozenset[str]) -> Catalog:
    made: dict[str, Entry] = {}

    def find(kind: str, id_: str, file: int, number: int, loc: Loc) -> Entry:
        entry = held.entry(kind, id_, file, number, loc)
        if kind != _VALUE or id_ not in hidden:
            return entry
        if id_ not in made:
            made[id_] = blanked(entry)
        return made[id_]

    return replace(catalog_of(bones, find), withheld=hidden)


@dataclass(slots=True)
class Public:
    """What is published of a bank in which some entries were exchanged."""

    shelf: Shelf
    name: str
    held: Held
    gone: list[Entry]
    come: list[Entry]
    kept: Catalog

    def __call__(self) -> Catalog:
        """Exchange them in what was published; where it is not certain, look at every record."""
        public, hidden = _public_of(self.held, self.shelf, self.name)
        otherwise = Otherwise()
        otherwise.exchange(self.gone, self.come)
        gone = [one for one in self.gone if one.id in public.entries[one.kind.name]]
        come = [one for one in self.come if is_public(one, self.kept)]
        if otherwise.concerns(hidden) or self._brings_others(gone, come):
            return self._anew()
        done = exchange(public, gone, come)
        return self._anew() if done is None else done[0]

    def _anew(self) -> Catalog:
        """Look at every record, and let the next run begin with another base."""
        state = State.load(self.shelf)
        if state.base == self.name:
            replace(state, base="").save(self.shelf)
        return published(self.kept)

    def _brings_others(self, gone: Iterable[Entry], come: Iterable[Entry]) -> bool:
        """Tell whether a record comes to the site with others that lie in it."""
        held = {*map(_key, come)}
        around = held - {*map(_key, gone)}
        return any(
            _key(child) not in held for key in around for child in self.kept.children.get(key, ())
        )


def _key(entry: Entry) -> Key:
    return entry.kind.name, entry.id
