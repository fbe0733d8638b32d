"""What search should know of a record beside its page: names, hidden words, topics, meanings."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import Self, get_args

from opora.catalog import Catalog
from opora.kinds.catalogue import Catalogue, Factor
from opora.kinds.glossary import Term
from opora.kinds.synonyms import Synonyms
from opora.model import Kind, Labelled, Record, Ref, values_of
from opora.parse import Entry
from opora.render.page import Keywords, Page, SearchPart, SearchText
from opora.words import Meaning

Key = tuple[str, str]
"""A kind and an id."""

TAGS, CHOICES, LINKED = 4.0, 2.0, 1.0
"""How much a word weighs that is a tag, a value of a closed list, the name of a linked record."""

ITSELF, NAMED = 10.0, 4.0
"""How much a factor's own page is about the factor, and the page of a record that names it."""

WEIGHTS = {
    "practice": 1.2,
    "approach": 1.1,
    "guide": 1.0,
    "template": 0.9,
    "programme": 1.1,
    "region": 1.2,
    "municipality": 1.2,
    "school": 1.2,
    "catalogue": 0.7,
    "factor": 0.8,
    "act": 0.9,
    "event": 0.9,
    "group": 0.9,
    "assignment": 0.7,
    "digest": 0.6,
    "indicator": 0.6,
    "value": 0.5,
}
"""Kinds that come before or after others when the words fit alike."""

BASIS_WEIGHT, TERM_WEIGHT = 1.3, 1.2
"""The weights of a factor of the basis catalogue, by which practices are sorted, and of a term."""


@dataclass(frozen=True)
class SearchWords:
    """The words of a bank: what means the same, and what people call each factor."""

    catalog: Catalog
    meanings: tuple[Meaning, ...]
    spoken: Mapping[str, tuple[str, ...]]
    asked: Mapping[Key, tuple[str, ...]]

    @classmethod
    def of(cls, catalog: Catalog) -> Self:
        """Collect the words of the glossary, the factors and the synonyms."""
        spoken = _spoken(catalog)
        factors = (_topic(factor, spoken) for factor in _basis(catalog))
        return cls(catalog, (*_plain_meanings(catalog), *factors), spoken, _asked(catalog))

    def text(self, entry: Entry, html: str) -> SearchText:
        """Say what search should know of a record with a page of its own."""
        parts = tuple(self._parts(entry))
        return SearchText(
            html="" if parts else html,
            kind=self._kind(entry),
            weight=self._weight(entry),
            names=self._names(entry),
            asked=self.asked.get((entry.kind.name, entry.id), ()),
            keywords=tuple(self._keywords(entry)),
            topics=tuple(self._topics(entry)),
            meanings=self.meanings,
            parts=parts,
        )

    def _kind(self, entry: Entry) -> str:
        """Tell factors of the same name apart: those of the yearly catalogues say which."""
        holder = self.catalog.parent(entry)
        if holder and isinstance(holder.entity, Catalogue) and not holder.entity.basis:
            return f"{entry.kind.label}, {_label(holder)}"
        return entry.kind.label

    def _weight(self, entry: Entry) -> float:
        holder = self.catalog.parent(entry)
        if holder and isinstance(holder.entity, Catalogue) and holder.entity.basis:
            return BASIS_WEIGHT
        return WEIGHTS.get(entry.kind.name, 1.0)

    def _names(self, entry: Entry) -> tuple[str, ...]:
        if entry.kind.name == "factor":
            return (_label(entry), *self.spoken.get(entry.id, ()))
        return (_label(entry),)

    def _keywords(self, entry: Entry) -> Iterator[Keywords]:
        yield Keywords(tuple(getattr(entry.entity, "tags", ())), TAGS)
        values = [value for _, value in values_of(entry.entity)]
        choices = [value.label for value in values if isinstance(value, Labelled)]
        yield Keywords((entry.kind.label, *dict.fromkeys(choices)), CHOICES)
        found = (self.catalog.find(value) for value in values if isinstance(value, Ref))
        above = self._above(entry)
        yield Keywords(tuple(dict.fromkeys(_label(one) for one in [*above, *found] if one)), LINKED)

    def _above(self, entry: Entry) -> Iterator[Entry]:
        here = self.catalog.parent(entry)
        while here:
            yield here
            here = self.catalog.parent(here)

    def _topics(self, entry: Entry) -> Iterator[tuple[str, float]]:
        if entry.kind.name == "factor":
            yield entry.id, ITSELF
        refs = (value for _, value in values_of(entry.entity) if isinstance(value, Ref))
        for ref in dict.fromkeys(refs):
            if "factor" in ref.kinds:
                yield ref.id, NAMED

    def _parts(self, entry: Entry) -> Iterator[SearchPart]:
        for part in self.catalog.within(entry.ref):
            term = part.entity
            if isinstance(term, Term):
                yield SearchPart(part.names["part"], term.label, _text_of(term, part.kind.label))


def _text_of(term: Term, kind: str) -> SearchText:
    names = (*((term.abbr,) if term.abbr else ()), *term.synonyms)
    return SearchText(f"<p>{escape(term.definition)}</p>", kind, TERM_WEIGHT, names)


def with_choices(page: Page, kind: Kind) -> Page:
    """Let the list of a kind be found by what its records may be: «село», «физика», «вебинар»."""
    if page.search is None:
        return page
    keywords = Keywords(tuple(dict.fromkeys(_choices(kind.model))), LINKED)
    return replace(page, search=replace(page.search, keywords=(keywords,)))


def _choices(annotation: object) -> Iterator[str]:
    """Go over the labels of all closed lists below a model or within an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, Labelled):
        yield from (one.label for one in annotation)
    elif isinstance(annotation, type) and issubclass(annotation, Record):
        for field in annotation.model_fields.values():
            yield from _choices(field.annotation)
    for inner in get_args(annotation):
        yield from _choices(inner)


def _label(entry: Entry) -> str:
    return str(getattr(entry.entity, "label", entry.id))


def _basis(catalog: Catalog) -> Iterator[Entry]:
    for entry, catalogue in catalog.records(Catalogue):
        if catalogue.basis:
            yield from catalog.below(entry, "factor")


def _spoken(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """What people call each factor: its own synonyms and the groups that lead to it."""
    spoken: dict[str, list[str]] = defaultdict(list)
    for entry, factor in catalog.records(Factor):
        spoken[entry.id] += factor.synonyms
    for _, synonyms in catalog.records(Synonyms):
        for group in synonyms.groups:
            for factor_ref in group.factors:
                spoken[factor_ref.id] += group.words
    return {id_: tuple(dict.fromkeys(words)) for id_, words in spoken.items()}


def _asked(catalog: Catalog) -> dict[Key, tuple[str, ...]]:
    """Which questions each record answers."""
    asked: dict[Key, list[str]] = defaultdict(list)
    for _, synonyms in catalog.records(Synonyms):
        for one in synonyms.asked:
            if found := catalog.find(one.about):
                asked[found.kind.name, found.id] += one.questions
    return {key: tuple(dict.fromkeys(questions)) for key, questions in asked.items()}


def _topic(factor: Entry, spoken: Mapping[str, tuple[str, ...]]) -> Meaning:
    return Meaning((_label(factor), *spoken[factor.id]), factor.id, _label(factor))


def _plain_meanings(catalog: Catalog) -> Iterator[Meaning]:
    for _, term in catalog.records(Term):
        words = (*((term.abbr,) if term.abbr else ()), term.term, *term.synonyms)
        if len(words) > 1:
            yield Meaning(words)
    for _, synonyms in catalog.records(Synonyms):
        yield from (Meaning(group.words) for group in synonyms.groups if len(group.words) > 1)
