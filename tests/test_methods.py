"""The documents' methods: the same as counted by hand, or by SciPy."""

import random
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import pdist

from opora.kinds.programme import Across, Programme
from opora.kinds.school import School
from opora.load import Source
from opora.methods import (
    AlikeSchools,
    Clustering,
    Verdict,
    cluster_regions,
    cluster_schools,
    complete_linkage,
    cut,
    outcomes,
    rule_gaps,
    select,
)
from opora.methods import linkage as linkage_module
from opora.methods.alike import FARTHEST, LEAST_KNOWN, MOST
from opora.methods.linkage import distances
from opora.methods.traits import parts, traits_of
from tests.assessments_made import CITY, bank, regions, row, schools
from tests.content import PROGRAMME, SCHOOL, Fields, judged

RULE = {"metric": "Доля двоек", "threshold_percent": 30, "min_count": 2, "years": [2018, 2019]}
MATHS, RUSSIAN = "ВПР математика 5", "ВПР русский язык 5"
Failed = Mapping[str, tuple[float | None, float | None]]
"""The share of failing marks of an indicator in 2018 and 2019; nothing where there is no row."""


def programme(**rule: object) -> Programme:
    fields = {**PROGRAMME, "territory": CITY, "selection_rule": {**RULE, **rule}}
    return Programme.model_validate(fields)


def verdict_of(failed: Failed, across: Across | None = None, hidden: str = "") -> Verdict:
    rows = [
        row(f"{CITY}/one", what, year, (None, share))
        for what, shares in failed.items()
        for year, share in zip((2018, 2019), shares, strict=True)
        if share is not None
    ]
    if hidden:
        rows.append(row(f"{CITY}/one", hidden, 2019, (None, None)))
    held = judged(bank(schools("one"), rows or [row(f"{CITY}/one", MATHS, 2010, (50, 99))]))
    assert held.errors == 0
    selection = select(held.catalog, outcomes(held.catalog), programme(), across)
    assert selection
    (one,) = selection.schools
    return one.verdict


@pytest.mark.parametrize(
    ("failed", "verdict"),
    [
        ({MATHS: (31, 10), RUSSIAN: (10, 30.1)}, Verdict.MEETS),
        ({MATHS: (30, 30), RUSSIAN: (31, 31)}, Verdict.NOT),
        ({MATHS: (45, 45), RUSSIAN: (29.9, 30)}, Verdict.NOT),
        ({MATHS: (31, 31)}, Verdict.NOT),
        ({MATHS: (31, 10), RUSSIAN: (None, 45)}, Verdict.MEETS),
        ({MATHS: (31, 10), RUSSIAN: (10, None)}, Verdict.UNKNOWN),
        ({MATHS: (10, 10), RUSSIAN: (10, None)}, Verdict.NOT),
        ({MATHS: (10, None), RUSSIAN: (10, None)}, Verdict.UNKNOWN),
        ({MATHS: (None, 31), RUSSIAN: (None, 31)}, Verdict.MEETS),
        ({}, Verdict.UNKNOWN),
    ],
)
def test_selection_in_any_of_two_years(failed: Failed, verdict: Verdict) -> None:
    assert verdict_of(failed) is verdict


@pytest.mark.parametrize(
    ("failed", "verdict"),
    [
        ({MATHS: (31, 40), RUSSIAN: (35, 30.1)}, Verdict.MEETS),
        ({MATHS: (31, 10), RUSSIAN: (10, 31)}, Verdict.NOT),
        ({MATHS: (31, None), RUSSIAN: (31, 40)}, Verdict.UNKNOWN),
        ({MATHS: (31, None), RUSSIAN: (10, 40)}, Verdict.NOT),
    ],
)
def test_selection_in_each_of_two_years(failed: Failed, verdict: Verdict) -> None:
    assert verdict_of(failed, Across.EACH) is verdict


def test_a_hidden_result_is_unknown_and_not_small() -> None:
    assert verdict_of({MATHS: (31, 31)}) is Verdict.NOT
    assert verdict_of({MATHS: (31, 31), RUSSIAN: (10, None)}, hidden=RUSSIAN) is Verdict.UNKNOWN


def test_selection_looks_at_the_territory_and_gives_reasons() -> None:
    rows = [
        row(f"{CITY}/one", MATHS, 2018, (None, 41.5)),
        row(f"{CITY}/one", MATHS, 2019, (None, 12)),
        row(f"{CITY}/one", "ОГЭ математика 9", 2019, (None, 33)),
        row(f"{CITY}/one", MATHS, 2020, (None, 99)),
        row(f"{CITY}/one", RUSSIAN, 2018, (60, None)),
    ]
    elsewhere = {
        "schools/primorye/artem/municipality.yml": {**SCHOOL},
        "schools/primorye/artem/two/school.yml": SCHOOL,
    }
    held = judged(bank({**schools("one"), **elsewhere}, rows))
    selection = select(held.catalog, outcomes(held.catalog), programme())
    assert selection
    (one,) = selection.schools
    assert one.school.id == f"{CITY}/one"
    assert {judged.what.label: judged.shares for judged in one.over} == {
        "ВПР, математика, 5 класс": ((2018, 41.5), (2019, 12.0)),
        "ОГЭ, математика, 9 класс": ((2018, None), (2019, 33.0)),
    }
    assert [judged.what.label for judged in one.open] == ["ВПР, русский язык, 5 класс"]
    assert one.silent == ()


def test_a_rule_told_in_words_alone_cannot_be_counted() -> None:
    held = judged(bank(schools("one"), []))
    words = programme(threshold_percent=None, years=[], unknown={"threshold_percent": "нет"})
    assert select(held.catalog, {}, words) is None
    assert words.selection_rule
    assert rule_gaps(words.selection_rule) == ("порог", "годы")


@given(
    st.dictionaries(
        st.sampled_from([MATHS, RUSSIAN, "ОГЭ физика 9"]),
        st.tuples(*[st.none() | st.sampled_from([10.0, 30.0, 31.0])] * 2),
    )
)
@settings(max_examples=60)
def test_no_is_said_only_if_no_missing_number_could_let_a_school_in(failed: Failed) -> None:
    """Fill the gaps of known indicators in every way: a verdict other than «unknown» must stand."""
    said = verdict_of(failed)
    gaps = [(what, year) for what, pair in failed.items() for year in (0, 1) if pair[year] is None]
    gaps = [one for one in gaps if any(share is not None for share in failed[one[0]])]
    for fill in range(2 ** len(gaps)):
        filled = {what: list(pair) for what, pair in failed.items()}
        for number, (what, year) in enumerate(gaps):
            filled[what][year] = 31.0 if fill >> number & 1 else 10.0
        over = sum(any(share is not None and share > 30 for share in p) for p in filled.values())
        if said is not Verdict.UNKNOWN:
            assert (over >= 2) is (said is Verdict.MEETS)


def points_of(dice: random.Random) -> list[list[float]]:
    """Make up points, often with equal distances among them."""
    size, wide = dice.randint(2, 16), dice.randint(1, 6)
    makers: list[Callable[[], float]] = [
        lambda: float(dice.randint(0, 3)),
        lambda: dice.randint(300, 420) / 10,
        lambda: dice.random() * 100,
    ]
    make = dice.choice(makers)
    return [[make() for _ in range(wide)] for _ in range(size)]


def partition(labels: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    groups: dict[int, list[int]] = {}
    for member, label in enumerate(labels):
        groups.setdefault(label, []).append(member)
    return tuple(sorted(map(tuple, groups.values())))


@pytest.mark.parametrize("seed", range(8))
def test_linkage_and_groups_equal_scipys_ties_included(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311
    for _ in range(100):
        equals_scipy(points_of(dice))


def equals_scipy(points: list[list[float]]) -> None:
    assert list(distances(points)) == pdist(np.array(points)).tolist()
    expected = linkage(np.array(points), "complete")
    merges = complete_linkage(points)
    assert [[float(one) for one in merge] for merge in merges] == expected.tolist()
    for most in (1, 2, 3, 4):
        assert cut(merges, most) == partition(fcluster(expected, most, "maxclust").tolist())


def test_with_scipy_or_without_the_result_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = random.Random(5)  # noqa: S311
    points = [[dice.randint(300, 500) / 10 for _ in range(6)] for _ in range(60)]
    plain = complete_linkage(points)
    monkeypatch.setattr(linkage_module, "LARGE", 10)
    assert complete_linkage(points) == plain


def test_a_tree_by_hand() -> None:
    """Points 0, 1, 5, 7 and 20 on a line: farthest members decide."""
    merges = complete_linkage([[0.0], [1.0], [5.0], [7.0], [20.0]])
    assert [tuple(one) for one in merges] == [
        (0, 1, 1.0, 2),
        (2, 3, 2.0, 2),
        (5, 6, 7.0, 4),
        (4, 7, 20.0, 5),
    ]
    assert cut(merges, 3) == ((0, 1), (2, 3), (4,))


def test_one_place_or_none_has_no_tree() -> None:
    assert complete_linkage([]) == ()
    assert complete_linkage([[1.0]]) == ()


SIX = tuple(
    f"{procedure} {subject} {grade}"
    for procedure, grade in (("ВПР", 4), ("ОГЭ", 9), ("ЕГЭ", 11))
    for subject in ("русский язык", "математика")
)


def made_results(
    scope: str, numbers: Sequence[float], years: Sequence[int] = (2018, 2019)
) -> list[str]:
    """Make a place whose means over the years are the numbers: half a point up and down."""
    steps = [0.5 * (1 if n % 2 else -1) for n in range(len(years))]
    return [
        row(scope, what, year, (number + step, None))
        for what, number in zip(SIX, numbers, strict=False)
        for year, step in zip(years, steps, strict=True)
    ]


def clustered(sources: Sequence[Source]) -> Clustering:
    catalog = judged(sources).catalog
    return cluster_regions(catalog, outcomes(catalog))


def test_regions_fall_into_the_groups_that_scipy_makes() -> None:
    dice = random.Random(11)  # noqa: S311
    names = [f"r{number:02}" for number in range(20)]
    numbers = {name: [float(dice.randint(40, 80)) for _ in range(6)] for name in names}
    rows = [line for name in names for line in made_results(name, numbers[name])]
    rows += made_results("r00", [1.0] * 6, (2001,))
    rows += [row("r00", "ВПР математика 5", 2019, (1, None))]
    rows += made_results("lone", [50.0, 50.0])
    held = clustered(bank(regions(*names, "lone", "silent"), rows))
    assert held.years == (2018, 2019)
    assert [one.entry.id for one in held.members] == names
    assert [one.numbers for one in held.members] == [tuple(numbers[name]) for name in names]
    expected = linkage(np.array([numbers[name] for name in names]), "complete")
    assert [[float(one) for one in merge] for merge in held.merges] == expected.tolist()
    groups = partition(fcluster(expected, 3, "maxclust").tolist())
    found = [tuple(names.index(m.entry.id) for m in group.members) for group in held.groups]
    assert sorted(found) == sorted(groups)
    assert [str(group.potential) for group in held.groups] == ["high", "middle", "low"]
    means = [group.mean for group in held.groups]
    assert means == sorted(means, reverse=True)
    ((place, gaps),) = held.missing
    assert (place.id, len(gaps)) == ("lone", 4)


def test_schools_without_ege_are_compared_apart() -> None:
    full = {f"f{n}": [50.0 + 10 * n] * 6 for n in range(4)}
    basic = {f"b{n}": [40.0 + 10 * n] * 4 for n in range(3)}
    made = {**full, **basic}
    rows = [line for name, held in made.items() for line in made_results(f"{CITY}/{name}", held)]
    catalog = judged(bank(schools(*made), rows)).catalog
    region = catalog.get("region", "primorye")
    assert region
    first, second = cluster_schools(catalog, outcomes(catalog), region)
    assert [one.entry.id[-2:] for one in first.members] == [*full]
    assert [one.entry.id[-2:] for one in second.members] == [*basic]
    assert (len(first.numbers), len(second.numbers)) == (6, 4)
    assert [len(group.members) for group in second.groups] == [1, 1, 1]


def test_equals_are_not_parted_by_chance() -> None:
    names = [f"r{number}" for number in range(4)]
    rows = [line for name in names for line in made_results(name, [50.0] * 6)]
    held = clustered(bank(regions(*names), rows))
    assert [len(group.members) for group in held.groups] == [4]
    assert [str(group.potential) for group in held.groups] == ["middle"]


def test_two_places_cannot_be_three_groups() -> None:
    rows = [line for name in ("r0", "r1") for line in made_results(name, [50.0] * 6)]
    held = clustered(bank(regions("r0", "r1"), rows))
    assert (len(held.members), held.groups, held.merges) == (2, (), ())


VILLAGE: Fields = {
    "settlement": "village",
    "size": "up_to_50",
    "education_level": "basic",
    "small_school": True,
    "context": ["Учителей не хватает, многие приезжают из соседнего села."],
}


def test_likeness_by_hand() -> None:
    near = {**VILLAGE, "size": "51_100", "context": ["Учителей не хватает."]}
    far = {"settlement": "city", "size": "over_600", "education_level": "secondary"}
    made = {
        **schools("one", **VILLAGE),
        **schools("near", **near),
        **schools("far", **far),
        **schools("silent", settlement=None, education_level=None, unknown={"settlement": "—"}),
    }
    catalog = judged(bank(made, [])).catalog
    one = catalog.get("school", f"{CITY}/one")
    assert one
    (found,) = AlikeSchools(catalog).like(one)
    assert found.school.id == f"{CITY}/near"
    told = {trait.title: (trait.part, trait.here, trait.there) for trait in found.likeness.traits}
    assert told == {
        "где находится": (0.0, "село", "село"),
        "сколько учеников": (0.25, "до 50", "51–100"),
        "уровень образования": (0.0, "основная школа (ООШ)", "основная школа (ООШ)"),
        "малокомплектная": (0.0, "да", "да"),
        "обстоятельства": (1 - 2 / 6, "", ""),
    }
    assert found.distance == (0.25 + (1 - 2 / 6)) / 5
    assert found.likeness.unknown == ("удалённая", "статус")


def test_all_schools_are_searched_for_the_nearest() -> None:
    """Compare with looking at every pair, over schools of all sorts."""
    dice = random.Random(3)  # noqa: S311
    made: dict[str, Fields] = {}
    words = ("учителей", "приезжие", "приют", "вокзал", "ремонт")
    for number in range(120):
        fields = {
            "settlement": dice.choice(["city", "town", "village", "hard_to_reach"]),
            "education_level": dice.choice(["primary", "basic", "secondary"]),
            "size": dice.choice([None, "up_to_50", "51_100", "over_600"]),
            "small_school": dice.choice([None, True, False]),
            "context": [dice.choice(words) for _ in range(dice.randint(0, 2))],
        }
        held = {key: value for key, value in fields.items() if value is not None}
        made |= schools(f"s{number:03}", **held)
    catalog = judged(bank(made, [])).catalog
    entries = {entry.id: traits_of(one) for entry, one in catalog.records(School)}
    near: dict[str, list[tuple[float, int, str]]] = {id_: [] for id_ in entries}
    for one, other in combinations(entries, 2):
        known = [p for p in parts(entries[one].values(), entries[other].values()) if p is not None]
        distance = sum(known) / len(known)
        if len(known) >= LEAST_KNOWN and distance <= FARTHEST:
            near[one].append((distance, -len(known), other))
            near[other].append((distance, -len(known), one))
    asked = AlikeSchools(catalog)
    for entry in catalog.all("school"):
        found = [(one.distance, one.school.id) for one in asked.like(entry)]
        expected = sorted(near[entry.id])[:MOST]
        assert found == [(distance, id_) for distance, _, id_ in expected]
    assert sum(len(held) > 0 for held in near.values()) > 60
