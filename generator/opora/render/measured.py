"""What the records of an edition add up to, computed once and found by place, indicator or list."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from opora.asked import Compared, Given, PartedMap, PartedSet, Shared
from opora.catalog import Catalog
from opora.indicators import (
    COMPUTED,
    SELECTED,
    WORKLISTS,
    Agenda,
    Due,
    Fact,
    Facts,
    Key,
    Mark,
    Reading,
    Risks,
    Row,
    agenda_of,
    basis_factors,
    dues,
    facts_of,
    indicator_values,
    matters,
    risk_figures,
    up_from,
)
from opora.indicators.matter import Matter
from opora.parse import Entry

Readings = Mapping[Key, Reading]


@dataclass(frozen=True)
class Measured:
    """The facts of a day and all that is counted of them; each is read or counted once."""

    catalog: Catalog
    as_of: Given[date] = Given()

    @Compared
    def facts(self) -> Facts:
        """The table of facts."""
        return facts_of(self.catalog, self.as_of)

    @Shared
    def readings(self) -> Readings:
        """The values of all indicators."""
        return indicator_values(self.catalog, self.as_of, facts=self.facts)

    @PartedMap
    def by_scope(self) -> Mapping[str, Readings]:
        """The values by the id of a place or factor; those of the country have the empty id."""
        return self._parted("scope")

    @PartedMap
    def by_indicator(self) -> Mapping[str, Readings]:
        """The values by the id of an indicator."""
        return self._parted("indicator")

    def _parted(self, name: str) -> Mapping[str, Readings]:
        parts: defaultdict[str, dict[Key, Reading]] = defaultdict(dict)
        for key, reading in self.readings.items():
            parts[getattr(key, name)][key] = reading
        return parts

    @PartedMap
    def rows(self) -> Mapping[str, tuple[Row, ...]]:
        """The rows of each computed indicator by its id."""
        return {id_: tuple(count(self.facts)) for id_, count in COMPUTED}

    @Compared
    def events(self) -> tuple[Fact, ...]:
        """The facts of events."""
        return self.facts.events

    def values_of(self, indicators: Iterable[Entry]) -> Readings:
        """Put together the values of indicators, each of them asked for by itself."""
        held = (self.by_indicator.get(one.id, {}) for one in indicators)
        return {key: reading for readings in held for key, reading in readings.items()}

    @PartedMap
    def worklists(self) -> Mapping[str, tuple[Matter, ...]]:
        """The rows of each worklist by its id."""
        return {one.id: one.rows(self.catalog, self.facts) for one in WORKLISTS}

    @PartedMap
    def _matters(self) -> Mapping[str, list[Matter]]:
        held: defaultdict[str, list[Matter]] = defaultdict(list)
        for one in matters(self.catalog, self.facts):
            for place in up_from(one.place):
                held[place].append(one)
        return held

    def agenda(self, *places: str) -> Agenda:
        """List what is due at places and below them; the places do not hold one another."""
        found = (one for place in places for one in self._matters.get(place, ()))
        return agenda_of(found, self.as_of)

    @PartedMap
    def last_years(self) -> Mapping[str, Fact]:
        """What is true of each school in the last year in which it is selected."""
        return {fact.place: fact for fact in self.facts.schools if fact.marks & SELECTED}

    @PartedSet
    def risk_places(self) -> AbstractSet[str]:
        """The schools whose profile the bank holds, and all places above them."""
        return frozenset(id_ for one in self.facts.risks for id_ in up_from(one.place))

    @PartedMap
    def risks(self) -> Risks:
        """In how many schools a factor is a risk, by factor and place."""
        return risk_figures(self.facts.risks)

    @PartedMap
    def answers(self) -> Mapping[tuple[str, str], int]:
        """How many measures answer a factor, by factor and place; cancelled ones left out."""
        return Counter(
            (factor, fact.place)
            for fact in self.facts.measures
            if Mark.CANCELLED not in fact.marks
            for factor in fact.factors
        )

    def unanswered(self, *places: str) -> tuple[tuple[Entry, int], ...]:
        """List the factors on which schools of places need practices and the bank has none.

        The number is that of the schools; the factor that most of them name comes first.
        """
        found = (
            (factor, sum(self.schools_with(factor.id, place) for place in places))
            for factor in basis_factors(self.catalog)
            if factor.id not in self.answered
        )
        return tuple(sorted((one for one in found if one[1]), key=lambda one: -one[1]))

    @Compared
    def answered(self) -> frozenset[str]:
        """The factors that some practice answers."""
        return frozenset(id_ for one in self.facts.practices for id_ in one.factors)

    def schools_with(self, factor: str, place: str) -> int:
        """Count the schools of a place that name a factor as a risk."""
        figure = self.risks.get((factor, place))
        return int(figure.whole) if figure else 0

    @PartedMap
    def reports(self) -> Mapping[str, tuple[Due, ...]]:
        """The monthly reports by the id of who sends them."""
        return dues(self.catalog, self.facts)
