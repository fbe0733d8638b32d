"""What of a bank is for the site, told again as fast as its records are exchanged."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from opora.catalog import Catalog, exchange
from opora.indicators import hidden_values
from opora.parse import Entry
from opora.pipeline import as_shown, is_public, public_part, without_numbers


@dataclass(frozen=True, slots=True, eq=False)
class Publishing:
    """What is for the site.

    `catalog` is what the site shows; `whole` has also the numbers of few people, which are those of
    the values with the ids `hidden`.
    """

    catalog: Catalog
    whole: Catalog
    hidden: frozenset[str]

    @classmethod
    def of(cls, catalog: Catalog) -> "Publishing":
        """Tell what of a bank is for the site."""
        public = public_part(catalog)
        return _hiding(public, hidden_values(public))

    def exchanged(
        self, catalog: Catalog, gone: Collection[Entry], come: Collection[Entry]
    ) -> "Publishing":
        """Tell the same of the bank after entries of it were exchanged.

        Args:
            catalog: the bank as it is now.
            gone: the entries that went.
            come: those that came instead.
        """
        held = (self.whole.get(entry.kind.name, entry.id) for entry in gone)
        old = [entry for entry in held if entry]
        new = [entry for entry in come if is_public(entry, catalog)]
        stay = _keys(gone) & _keys(come)
        if _keys(old) & stay != _keys(new) & stay:  # what lies within them comes or goes too
            return self.of(catalog)
        whole = exchange(self.whole, old, new)
        if whole is None:
            return self.of(catalog)
        hidden = hidden_values(whole[0])
        if hidden != self.hidden:
            return _hiding(whole[0], hidden)
        if not hidden:
            return Publishing(whole[0], whole[0], hidden)
        shown = exchange(self.catalog, old, [as_shown(entry, hidden) for entry in new])
        return Publishing(shown[0], whole[0], hidden) if shown else _hiding(whole[0], hidden)


def _hiding(public: Catalog, hidden: frozenset[str]) -> Publishing:
    return Publishing(without_numbers(public, hidden), public, hidden)


def _keys(entries: Iterable[Entry]) -> set[tuple[str, str]]:
    return {(entry.kind.name, entry.id) for entry in entries}
