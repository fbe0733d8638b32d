"""What two banks hold of the same: places under the same names, practices in the same words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from opora.catalog import Catalog
from opora.checks.alike import alike
from opora.federation.conflicts import BASE, Conflict, Dispute, Outcome
from opora.kinds.practice import Practice
from opora.kinds.school import School
from opora.parse import TERRITORIES, Entry

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Twins:
    """Looks for pairs of banks.

    `owners` tells whose each file is, `originals` what it is called in its own bank, and `order`
    lists the banks: of two, the earlier one stood first.
    """

    catalog: Catalog
    owners: Mapping[str, str]
    originals: Mapping[str, str]
    order: tuple[str, ...]

    def conflicts(self) -> Iterator[Conflict]:
        """Go over all pairs."""
        yield from self._places()
        yield from self._practices()

    def _places(self) -> Iterator[Conflict]:
        named: dict[tuple[str, ...], Entry] = {}
        called: dict[tuple[str, ...], Entry] = {}
        for kind in TERRITORIES:
            for entry in sorted(self.catalog.all(kind), key=self._rank):
                keys = [self._name(entry)]
                if isinstance(entry.entity, School) and entry.entity.website:
                    keys.append(("site", entry.entity.website.casefold().rstrip("/")))
                twin = next((named[key] for key in keys if key in named), None)
                for key in keys:
                    named.setdefault(key, entry)
                if twin and self._bank(twin) != self._bank(entry):
                    yield self._conflict(Dispute.SAME_PLACE, entry, twin, _title(entry))
                elif kind == "municipality" and not twin:
                    yield from self._other_name(entry, called)

    def _other_name(self, entry: Entry, called: dict[tuple[str, ...], Entry]) -> Iterator[Conflict]:
        """Find a municipality whose file is called the same in the same region of another bank."""
        parent = self.catalog.parent(entry)
        original = self.originals.get(entry.path, entry.path)
        key = (*(self._name(parent) if parent else ()), *original.split("/")[1:3])
        first = called.setdefault(key, entry)
        if self._bank(first) != self._bank(entry):
            told = f"{_title(entry)} и {_title(first)}"
            yield self._conflict(Dispute.OTHER_NAME, entry, first, told)

    def _practices(self) -> Iterator[Conflict]:
        for one, other, share in alike(self.catalog):
            pair = sorted((one, other), key=self._rank)
            both = all(isinstance(entry.entity, Practice) for entry in pair)
            if both and self._bank(one) != self._bank(other):
                told = f"{_title(pair[1])}: общего {round(share * 100)} %"
                yield self._conflict(Dispute.ALIKE, pair[1], pair[0], told)

    def _conflict(self, sort: Dispute, entry: Entry, first: Entry, told: str) -> Conflict:
        return Conflict(
            sort,
            entry.path,
            self._bank(entry),
            self._bank(first),
            Outcome.BOTH_KEPT,
            first.path,
            told=told,
        )

    def _name(self, entry: Entry) -> tuple[str, ...]:
        """Name a place by the names of all places around it and its own."""
        above = self.catalog.parent(entry)
        own = " ".join(_WORD.findall(_title(entry).casefold().replace("ё", "е")))
        return (*(self._name(above) if above else ()), own)

    def _bank(self, entry: Entry) -> str:
        return self.owners.get(entry.path, BASE)

    def _rank(self, entry: Entry) -> tuple[int, str]:
        bank = self._bank(entry)
        return (self.order.index(bank) if bank in self.order else -1, entry.id)


def _title(entry: Entry) -> str:
    return str(getattr(entry.entity, "title", entry.id))
