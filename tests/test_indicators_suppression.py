"""Numbers of fewer than five people are hidden, and nothing shown gives them away."""

from collections.abc import Iterable, Mapping

from hypothesis import given
from hypothesis import strategies as st

from opora.indicators import Cell, Declared, Key, indicator_values
from opora.indicators.suppression import HIDDEN, suppressed
from opora.kinds.indicator import Stand
from opora.model import Unit
from opora.pipeline import read_bank
from tests.content import source
from tests.golden_indicators import AS_OF, Fields, definitions, titled

Numbers = tuple[int, int] | None
"""Numerator and denominator; nothing where the record withholds them."""

REGION = Cell(Stand.REGION, "alpha", "2026")
ENTRY = next(iter(read_bank(definitions(), AS_OF).catalog.all("indicator")))


def part(name: str) -> Cell:
    return Cell(Stand.MUNICIPALITY, f"alpha/{name}", "2026")


def declared(numbers: Numbers) -> Declared:
    return Declared(ENTRY, Unit.PERCENT, *(numbers or ()))


def shown(values: Mapping[Cell, Numbers]) -> dict[Cell, Declared]:
    return suppressed({cell: declared(numbers) for cell, numbers in values.items()})


def hidden(values: Mapping[Cell, Numbers]) -> set[Cell]:
    return {cell for cell, one in shown(values).items() if one.hidden}


def test_large_numbers_are_shown() -> None:
    assert hidden({REGION: (60, 100), part("a"): (40, 60), part("b"): (20, 40)}) == set()


def test_few_people_are_hidden() -> None:
    assert hidden({part("a"): (4, 60)}) == {part("a")}
    assert hidden({part("a"): (5, 60)}) == set()


def test_few_people_left_over_are_hidden() -> None:
    assert hidden({part("a"): (57, 60)}) == {part("a")}


def test_nobody_and_everybody_are_shown() -> None:
    assert hidden({part("a"): (0, 60), part("b"): (60, 60)}) == set()


def test_hidden_value_has_no_numbers() -> None:
    one = shown({part("a"): (4, 60)})[part("a")]
    assert (one.numerator, one.denominator, one.ratio, one.hidden) == (None, None, None, HIDDEN)


def test_total_does_not_give_the_only_hidden_part_away() -> None:
    values = {REGION: (53, 160), part("a"): (3, 20), part("b"): (20, 60), part("c"): (30, 80)}
    assert hidden(values) == {part("a"), part("b")}


def test_withheld_part_is_not_given_away_either() -> None:
    values = {REGION: (53, 160), part("a"): None, part("b"): (20, 60), part("c"): (30, 80)}
    assert hidden(values) == {part("a"), part("b")}


def test_sum_of_hidden_parts_is_not_small() -> None:
    values = {REGION: (54, 160), part("a"): (2, 10), part("b"): (2, 10), part("c"): (50, 140)}
    assert hidden(values) == {part("a"), part("b"), part("c")}


def test_total_is_hidden_where_no_part_can_be() -> None:
    assert hidden({REGION: (3, 60), part("a"): (3, 60)}) == {REGION, part("a")}
    assert hidden({REGION: (60, 160), part("a"): None}) == {REGION, part("a")}


def test_part_that_is_not_declared_is_not_given_away() -> None:
    values = {REGION: (53, 160), part("b"): (20, 60), part("c"): (30, 80)}
    assert hidden(values) == {part("b"), part("c")}


def test_schools_do_not_give_their_hidden_municipality_away() -> None:
    schools = [Cell(Stand.SCHOOL, f"alpha/b/{name}", "2026") for name in ("s1", "s2")]
    values = {
        REGION: (53, 160),
        part("a"): (3, 20),
        part("b"): (20, 60),
        part("c"): (30, 80),
        schools[0]: (8, 30),
        schools[1]: (12, 30),
    }
    assert {part("a"), part("b"), schools[0]} <= hidden(values)


def test_other_years_tell_nothing() -> None:
    values = {REGION._replace(period="2025"): (53, 160), part("a"): (3, 20), part("b"): (20, 60)}
    assert hidden(values) == {part("a")}


PEOPLE = st.integers(0, 40).flatmap(lambda top: st.tuples(st.just(top), st.integers(top, 80)))


@given(st.lists(PEOPLE, min_size=1, max_size=6))
def test_nothing_small_can_be_told_from_what_is_shown(parts: list[tuple[int, int]]) -> None:
    total = (sum(top for top, _ in parts), sum(bottom for _, bottom in parts))
    values: dict[Cell, Numbers] = {part(f"m{n}"): numbers for n, numbers in enumerate(parts)}
    found = shown({REGION: total, **values})
    known = [one for cell, one in found.items() if cell != REGION and not one.hidden]
    assert not any(few(amounts(one)) for one in found.values() if not one.hidden)
    if not found[REGION].hidden:
        rest = [whole - sum(held) for whole, *held in columns([found[REGION], *known])]
        assert not few(rest)
        assert len(values) - len(known) != 1


def amounts(one: Declared) -> tuple[float, float, float]:
    top, bottom = one.numerator or 0, one.denominator or 0
    return (top, bottom, bottom - top)


def columns(values: Iterable[Declared]) -> list[tuple[float, ...]]:
    return list(zip(*map(amounts, values), strict=True))


def few(numbers: Iterable[float]) -> bool:
    return any(0 < number < 5 for number in numbers)


def parents(scope: str, **fields: object) -> Fields:
    return titled(indicator="k25", scope=scope, unit="percent", source={"title": "Отчёт"}, **fields)


def test_shares_of_people_are_hidden_in_the_bank() -> None:
    records = {
        "schools/alpha/region.yml": titled(),
        "schools/alpha/m1/municipality.yml": titled(kind="city_district"),
        "schools/alpha/m2/municipality.yml": titled(kind="city_district"),
        "values/2026/alpha.yml": parents("alpha", numerator=53, denominator=160),
        "values/2026/m1.yml": parents("alpha/m1", withheld=True),
        "values/2026/m2.yml": parents("alpha/m2", numerator=50, denominator=140),
    }
    sources = [source(path, fields) for path, fields in records.items()]
    values = indicator_values(read_bank([*sources, *definitions()], AS_OF).catalog, AS_OF)
    region = values[Key("k25", Stand.REGION, "alpha", "2026")]
    second = values[Key("k25", Stand.MUNICIPALITY, "alpha/m2", "2026")]
    assert region.amount == 100 * 53 / 160
    assert second.amount is None
    assert second.declared
    assert second.declared.hidden == HIDDEN
