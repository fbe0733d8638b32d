"""Numbers of fewer than five people are hidden, and nothing shown gives them away."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cache
from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from opora.catalog import Catalog, link
from opora.indicators import HIDDEN, Key, hidden_values, indicator_values
from opora.kinds.indicator import Stand
from opora.kinds.value import Value
from opora.load import Document, load
from opora.parse import Entry, parse
from opora.pipeline import published, read_bank
from opora.render import Edition, render_site
from tests.content import source
from tests.golden_indicators import AS_OF, Fields, definitions, titled
from tests.pages import text_of

ALL, PARTS = "alpha", ("alpha/a", "alpha/b", "alpha/c")
A, B, C = PARTS

Numbers = tuple[int, int] | int | float | None
"""Numerator and denominator, a count of people, a ready share, or nothing where withheld."""

At = tuple[str, str]
"""An indicator and a place."""


def fields_of(indicator: str, scope: str, numbers: Numbers) -> Fields:
    where: Fields = {"indicator": indicator, "scope": scope, "unit": "percent"}
    match numbers:
        case (top, bottom):
            told: Fields = {"numerator": top, "denominator": bottom}
        case int():
            told = {"unit": "teacher", "value": numbers}
        case float():
            told = {"value": numbers}
        case None:
            told = {"withheld": True}
    return titled(source={"title": "Отчёт"}, **{**where, **told})


@cache
def indicators() -> tuple[Entry, ...]:
    documents = (load(one)[0] for one in definitions())
    return tuple(entry for one in documents if one for entry in parse(one)[0])


def catalog_of(values: Mapping[At, Numbers], year: str = "2026") -> Catalog:
    entries: list[Entry] = [*indicators()]
    for (indicator, scope), numbers in values.items():
        path = f"values/{year}/{indicator}-{scope.replace('/', '-')}.yml"
        found, problems = parse(Document(path, dict(fields_of(indicator, scope, numbers))))
        assert not problems
        entries += found
    return link(entries)[0]


def hidden(values: Mapping[At, Numbers]) -> set[At]:
    catalog = catalog_of(values)
    held = {entry.id: value for entry, value in catalog.records(Value)}
    return {(held[id_].indicator.id, held[id_].scope.id) for id_ in hidden_values(catalog)}


def hidden_places(values: Mapping[str, Numbers]) -> set[str]:
    """Tell which places are hidden, all of one indicator."""
    return {scope for _, scope in hidden({("k20", scope): n for scope, n in values.items()})}


def test_large_numbers_are_shown() -> None:
    assert hidden_places({ALL: (60, 100), A: (40, 60), B: (20, 40)}) == set()


def test_few_people_are_hidden() -> None:
    assert hidden_places({A: (4, 60)}) == {A}
    assert hidden_places({A: (5, 60)}) == set()
    assert hidden_places({A: 4}) == {A}


def test_few_people_left_over_are_hidden() -> None:
    assert hidden_places({A: (57, 60)}) == {A}


def test_nobody_and_everybody_are_shown() -> None:
    assert hidden_places({A: (0, 60), B: (60, 60)}) == set()


def test_ready_share_without_a_known_whole_is_shown() -> None:
    assert hidden_places({A: 95.0}) == set()


def test_total_does_not_give_the_only_hidden_part_away() -> None:
    assert hidden_places({ALL: (53, 160), A: (3, 20), B: (20, 60), C: (30, 80)}) == {A, B}


def test_withheld_part_is_not_given_away_either() -> None:
    assert hidden_places({ALL: (53, 160), A: None, B: (20, 60), C: (30, 80)}) == {A, B}


def test_sum_of_hidden_parts_is_not_small() -> None:
    assert hidden_places({ALL: (54, 160), A: (2, 10), B: (2, 10), C: (50, 140)}) == {A, B, C}


def test_total_is_hidden_where_no_part_can_be() -> None:
    assert hidden_places({ALL: (3, 60), A: (3, 60)}) == {ALL, A}
    assert hidden_places({ALL: (3, 60), A: None}) == {ALL, A}


def test_total_of_more_than_its_hidden_part_is_shown() -> None:
    assert hidden_places({ALL: (60, 160), A: None}) == {A}


def test_part_that_is_not_declared_is_not_given_away() -> None:
    assert hidden_places({ALL: (53, 160), B: (20, 60), C: (30, 80)}) == {B}


def test_schools_do_not_give_their_hidden_municipality_away() -> None:
    schools = {f"{B}/s1": (8, 30), f"{B}/s2": (12, 30)}
    found = hidden_places({ALL: (53, 160), A: (3, 20), B: (20, 60), C: (30, 80), **schools})
    assert {A, B} <= found
    assert found & schools.keys()


def test_schools_count_below_a_region_whose_municipalities_tell_nothing() -> None:
    schools = {f"{A}/s1": (20, 60), f"{B}/s2": (30, 80)}
    assert hidden_places({ALL: (53, 160), **schools}) == {f"{A}/s1"}


def test_a_whole_known_from_another_indicator_turns_a_share_into_people() -> None:
    share = {("k20", A): 95.0}
    assert hidden({**share, ("k21", A): (30, 60)}) == {("k20", A)}
    assert hidden({**share, ("k22", A): (30, 60)}) == set()


def test_a_whole_known_from_another_indicator_tells_who_is_left_out() -> None:
    assert hidden({("k20", A): 57, ("k21", A): (30, 60)}) == {("k20", A)}


def test_wholes_of_two_indicators_are_parts_of_one_total() -> None:
    found = hidden({("k20", ALL): (60, 160), ("k21", A): (20, 60), ("k21", B): (40, 97)})
    assert found == {("k21", A)}


def test_other_years_tell_nothing() -> None:
    then = catalog_of({("k20", ALL): (53, 160)}, "2025")
    now = catalog_of({("k20", B): (20, 60), ("k20", C): (30, 80)})
    both = [*then.all("value"), *now.all("value"), *indicators()]
    assert hidden_values(link(both)[0]) == frozenset()


SCHOOLS = tuple(f"{part}/{school}" for part in (A, B) for school in ("s1", "s2"))
PLACES = (ALL, A, B, *SCHOOLS)
LEAVES = (*SCHOOLS, f"{A}/rest", f"{B}/rest")
"""Schools that may declare, and what a municipality has beside them."""

GROUP = st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12))
"""Of the teachers at a place: in both networks and courses, in networks only, in none."""

FORMS = st.sampled_from(["both", "count", "share", "withheld", "nothing", "nothing"])


@settings(max_examples=80, deadline=None)
@given(st.tuples(*[GROUP] * len(LEAVES)), st.tuples(*[FORMS] * (2 * len(PLACES))))
def test_nothing_small_can_be_worked_out_from_what_is_published(
    groups: tuple[tuple[int, int, int], ...], forms: tuple[str, ...]
) -> None:
    people = dict(zip(LEAVES, groups, strict=True))
    cells = [(name, place) for name in ("k20", "k21") for place in PLACES]
    values: dict[At, Numbers] = {}
    for (name, place), form in zip(cells, forms, strict=True):
        held = [people[leaf] for leaf in LEAVES if leaf.startswith(place)]
        top = sum(both + (one if name == "k21" else 0) for both, one, _ in held)
        whole = sum(map(sum, held))
        if form != "nothing" and whole:
            values[name, place] = written(form, top, whole)
    shown = published(catalog_of(values))
    known = Known(dict(equations(shown, values)))
    for leaves in subsets(LEAVES):
        for name in ("k20", "k21", "whole", "k20 left", "k21 left"):
            number = known.value(sums(name, leaves))
            assert number is None or not 0 < number < 5, (name, leaves)
    assert hidden_values(shown) == {entry.id for entry, one in shown.records(Value) if one.withheld}


def written(form: str, top: int, whole: int) -> Numbers:
    match form:
        case "both":
            return top, whole
        case "count":
            return top
        case "share":
            return 100 * top / whole
        case _:
            return None


Vector = tuple[Fraction, ...]


def sums(name: str, leaves: Iterable[str]) -> Vector:
    """Write what is counted at some leaves as a sum of unknowns: three for each leaf."""
    signs = {"k20": (1, 0, 0), "k21": (0, 1, 0), "whole": (0, 0, 1)}
    signs |= {"k20 left": (-1, 0, 1), "k21 left": (0, -1, 1)}
    held = set(leaves)
    return tuple(Fraction(sign * (leaf in held)) for sign in signs[name] for leaf in LEAVES)


def equations(shown: Catalog, values: Mapping[At, Numbers]) -> Iterator[tuple[Vector, Fraction]]:
    """Write each published number as an equation; a share of a whole that is published too."""
    held = {(one.indicator.id, one.scope.id): one for _, one in shown.records(Value)}
    wholes = {scope: one.denominator for (_, scope), one in held.items() if one.denominator}
    for (name, scope), one in held.items():
        leaves = [leaf for leaf in LEAVES if leaf.startswith(scope)]
        top = one.numerator if one.numerator is not None else one.value
        if top is not None and isinstance(values[name, scope], float):
            whole = wholes.get(scope)
            top = None if whole is None else round(top * whole / 100)
        if top is not None:
            yield sums(name, leaves), Fraction(top)
        if one.denominator is not None:
            yield sums("whole", leaves), Fraction(one.denominator)


class Known:
    """What follows from equations, by elimination."""

    def __init__(self, equations: Mapping[Vector, Fraction]) -> None:
        self.rows: list[tuple[int, Vector, Fraction]] = []
        for vector, number in equations.items():
            rest, left = self._reduced(vector, number)
            pivot = next((at for at, one in enumerate(rest) if one), None)
            if pivot is not None:
                unit = tuple(one / rest[pivot] for one in rest)
                self.rows.append((pivot, unit, left / rest[pivot]))

    def value(self, vector: Vector) -> Fraction | None:
        """Work out a sum of unknowns; nothing where it does not follow."""
        rest, left = self._reduced(vector, Fraction(0))
        return None if any(rest) else -left

    def _reduced(self, vector: Vector, number: Fraction) -> tuple[Vector, Fraction]:
        for pivot, row, right in self.rows:
            if factor := vector[pivot]:
                vector = tuple(a - factor * b for a, b in zip(vector, row, strict=True))
                number -= factor * right
        return vector, number


def subsets(leaves: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    sizes = range(1, len(leaves) + 1)
    return chain.from_iterable(combinations(leaves, size) for size in sizes)


def parents(scope: str, **fields: object) -> Fields:
    return titled(indicator="k25", scope=scope, unit="percent", source={"title": "Отчёт"}, **fields)


RECORDS: Mapping[str, Fields] = {
    "schools/alpha/region.yml": titled(),
    "schools/alpha/m1/municipality.yml": titled(kind="city_district"),
    "schools/alpha/m2/municipality.yml": titled(kind="city_district"),
    "values/2026/alpha.yml": parents("alpha", numerator=5003, denominator=16000),
    "values/2026/m1.yml": parents("alpha/m1", withheld=True),
    "values/2026/m2.yml": parents("alpha/m2", numerator=5001, denominator=13980, note="5001 чел."),
}


def small_bank() -> Catalog:
    sources = [source(path, fields) for path, fields in RECORDS.items()]
    return read_bank([*sources, *definitions()], AS_OF).catalog


def test_shares_of_people_are_hidden_in_the_bank() -> None:
    values = indicator_values(small_bank(), AS_OF)
    region = values[Key("k25", Stand.REGION, "alpha", "2026")]
    second = values[Key("k25", Stand.MUNICIPALITY, "alpha/m2", "2026")]
    assert region.amount == 100 * 5003 / 16000
    assert second.amount is None
    assert second.declared
    assert second.declared.hidden == HIDDEN


def test_no_page_and_no_file_has_a_hidden_number() -> None:
    pages = list(render_site(Edition(published(small_bank()), AS_OF)))
    for page in pages:
        files = [one.content.decode("utf-8", "ignore") for one in page.files]
        for text in (text_of(page.html), *files, page.search.html if page.search else ""):
            assert "5001" not in text, page.url
            assert "35,8" not in text, page.url
    held = {page.url: text_of(page.html) for page in pages}
    assert HIDDEN in held["values/2026/m2/"]
    assert "5003 из 16 000" in held["values/2026/alpha/"]
