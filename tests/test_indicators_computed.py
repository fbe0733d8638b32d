"""Each computed indicator on a small country, against figures counted by hand."""

import pytest

from opora.indicators import COMPUTED, Key, indicator_values
from opora.kinds.indicator import Stand
from tests.golden_indicators import AS_OF, golden

CATALOG = golden()
VALUES = indicator_values(CATALOG, AS_OF)
COUNTRY, REGION, MUNICIPALITY, SCHOOL, FACTOR = Stand

S1, S2, S3, S4, S5 = "alpha/m1/s1", "alpha/m1/s2", "alpha/m1/s3", "alpha/m2/s4", "beta/m3/s5"

COUNTED: list[tuple[Key, int, int | None, list[str]]] = [
    (Key("k01", COUNTRY, "", "2026"), 3, 4, [S1, S2, S4]),
    (Key("k01", REGION, "beta", "2026"), 0, 1, []),
    (Key("k01", MUNICIPALITY, "alpha/m1", "2026"), 2, 2, [S1, S2]),
    (Key("k02", COUNTRY, "", "2026"), 2, 4, [S1, S4]),
    (Key("k03", COUNTRY, "", "2026"), 2, 3, [f"{S1}/2026", f"{S4}/2026"]),
    (Key("k03", SCHOOL, S1, "2026"), 1, 2, [f"{S1}/2026"]),
    (Key("k03", FACTOR, "parents", "2026"), 1, 1, [f"{S1}/2026"]),
    (Key("k03", FACTOR, "climate", "2026"), 1, 2, [f"{S4}/2026"]),
    (Key("k03", FACTOR, "staff", "2026"), 1, 1, [f"{S4}/2026"]),
    (Key("k04", REGION, "alpha", "2026"), 1, 2, [f"{S1}/2026"]),
    (
        Key("k05", SCHOOL, S1, "2026"),
        3,
        4,
        [f"alpha-m1-s1-2026#{one}" for one in ("open", "overdue", "proved")],
    ),
    (Key("k06", COUNTRY, "", "2026"), 1, 2, ["alpha-m1-s1-2026#proved"]),
    (Key("k07", COUNTRY, "", "2026"), 1, 3, ["alpha-m1-s1-2026#overdue"]),
    (Key("k07", SCHOOL, S4, "2026"), 0, 1, []),
    (Key("k08", COUNTRY, "", "2026"), 3, 4, [S1, S2, S4]),
    (Key("k09", REGION, "alpha", "2026"), 4, 3, [S1, S2, S3, S4]),
    (Key("k10", MUNICIPALITY, "alpha/m1", "2026-01"), 1, 1, ["alpha/m1/2026-01"]),
    (Key("k10", REGION, "alpha", "2026-01"), 2, 2, ["alpha/m1/2026-01", "alpha/m2/2026-01"]),
    (Key("k10", REGION, "alpha", "2026-02"), 0, 2, []),
    (Key("k10", REGION, "alpha", "2026-05"), 1, 2, ["alpha/m2/2026-05"]),
    (Key("k11", COUNTRY, "", "2026"), 1, 3, ["alpha/m1"]),
    (Key("k12", REGION, "alpha", "2026"), 1, 2, ["alpha/m1"]),
    (Key("k13", COUNTRY, "", "2026"), 2, 3, ["climate", "parents"]),
    (Key("k13", REGION, "beta", "2026"), 0, 3, []),
    (Key("k13", FACTOR, "staff", "2026"), 0, 1, []),
    (Key("k14", FACTOR, "parents", "2026"), 2, 1, [f"{S1}/2026", f"{S2}/2026"]),
    (Key("k14", FACTOR, "climate", "2026"), 3, 1, [f"{S1}/2026", f"{S2}/2026", f"{S4}/2026"]),
    (Key("k14", FACTOR, "staff", "2026"), 2, 0, [f"{S1}/2026", f"{S4}/2026"]),
    (Key("k15", COUNTRY, "", "2026"), 1, 4, [S1]),
    (Key("k16", COUNTRY, "", "2026"), 1, 2, ["p1"]),
    (Key("k17", FACTOR, "parents", "2026"), 1, 1, ["p1"]),
    (Key("k18", REGION, "alpha", "2026"), 1, 3, [S1]),
    (Key("k19", COUNTRY, "", "2026"), 3, 4, [S1, S2, S4]),
    (Key("k27", REGION, "alpha", "2026"), 6, 10, ["held"]),
    (Key("k28", COUNTRY, "", "2026"), 1, 3, ["q1"]),
    (Key("k28", MUNICIPALITY, "alpha/m1", "2026"), 1, 1, ["q1"]),
    (Key("k30", MUNICIPALITY, "alpha/m1", "2026"), 2, 3, [S1, S2]),
    (Key("k31", COUNTRY, "", "2026"), 1, 2, ["second"]),
    (Key("k33", COUNTRY, "", "2026-q1"), 1, 4, [S1]),
    (Key("k33", REGION, "alpha", "2026-q2"), 1, 3, [S4]),
    (Key("k35", REGION, "alpha", "2026"), 2, None, ["p1", "p2"]),
]

Numbers = tuple[float | None, float | None]

DECLARED: list[tuple[Key, Numbers, float | None, str]] = [
    (Key("k20", MUNICIPALITY, "alpha/m1", "2026"), (40, 50), 80, "2026/methods"),
    (Key("k21", MUNICIPALITY, "alpha/m1", "2026"), (30, 50), 60, "2026/networks"),
    (Key("k22", SCHOOL, S1, "2026"), (9, 9), 100, "2026/deficits"),
    (Key("k23", REGION, "alpha", "2026"), (None, None), 64, "2026/growth"),
    (Key("k24", REGION, "alpha", "2026"), (6, 15), 40, "2026/results"),
    (Key("k25", REGION, "alpha", "2026"), (120, 200), 60, "2026/parents"),
    (Key("k25", MUNICIPALITY, "alpha/m1", "2026"), (None, None), None, "2026/parents-2"),
    (Key("k26", REGION, "alpha", "2026"), (8, 10), 80, "2026/teams"),
    (Key("k29", MUNICIPALITY, "alpha/m1", "2026"), (3, 4), 75, "2026/webinars"),
    (Key("k32", REGION, "beta", "2026"), (1, 1), 100, "2026/quality"),
    (Key("k34", MUNICIPALITY, "alpha/m2", "2026"), (0, 12), 0, "2026/families"),
]

ABSENT = [
    ("k03", SCHOOL, S5, "2026"),
    Key("k10", REGION, "alpha", "2026-06"),
    Key("k10", REGION, "beta", "2026-01"),
    Key("k27", REGION, "beta", "2026"),
    Key("k30", MUNICIPALITY, "alpha/m2", "2026"),
    Key("k33", COUNTRY, "", "2026-q3"),
    Key("k35", REGION, "beta", "2026"),
]


@pytest.mark.parametrize(("key", "top", "bottom", "members"), COUNTED)
def test_indicator_equals_what_is_counted_by_hand(
    key: Key, top: int, bottom: int | None, members: list[str]
) -> None:
    figure = VALUES[key].computed
    assert figure
    assert (figure.numerator, figure.denominator) == (top, bottom)
    assert sorted(entry.id for entry in figure.members) == members


@pytest.mark.parametrize(("key", "numbers", "amount", "record"), DECLARED)
def test_declared_indicator_equals_what_its_record_says(
    key: Key, numbers: Numbers, amount: float | None, record: str
) -> None:
    reading = VALUES[key]
    (told,) = reading.told
    assert (told.numerator, told.denominator) == numbers
    assert reading.amount == amount
    assert reading.computed is None
    assert told.entry.id == record


def test_every_indicator_is_counted_or_declared_by_hand() -> None:
    counted, declared = ({key.indicator for key, *_ in held} for held in (COUNTED, DECLARED))
    assert counted == {id_ for id_, _ in COMPUTED}
    assert counted | declared == {f"k{number:02}" for number in range(1, 36)}


def test_a_count_is_declared_beside_a_computed_share() -> None:
    reading = VALUES[Key("k28", REGION, "alpha", "2026")]
    assert reading.computed
    assert reading.amount == 100
    assert [(one.entry.id, one.stated) for one in reading.told] == [("2026/lines", 5000)]
    assert reading.difference is None


@pytest.mark.parametrize("key", ABSENT)
def test_nothing_to_count_is_no_value(key: Key) -> None:
    assert key not in VALUES


def test_nothing_to_divide_by_is_no_amount() -> None:
    assert VALUES[Key("k14", FACTOR, "staff", "2026")].amount is None


def test_what_is_not_counted_is_named() -> None:
    figure = VALUES[Key("k01", COUNTRY, "", "2026")].computed
    assert figure
    assert [entry.id for entry in figure.missing] == [S5]


def test_amount_is_in_the_unit_of_the_indicator() -> None:
    assert VALUES[Key("k01", COUNTRY, "", "2026")].amount == 75
    assert VALUES[Key("k09", REGION, "alpha", "2026")].amount == 4 / 3
    assert VALUES[Key("k35", REGION, "alpha", "2026")].amount == 2


def test_declared_is_shown_beside_computed_with_the_difference() -> None:
    reading = VALUES[Key("k19", REGION, "alpha", "2026")]
    assert reading.amount == 100
    assert reading.declared
    assert reading.declared.stated == 90
    assert reading.difference == -10


def test_what_happened_later_is_left_out() -> None:
    then = indicator_values(CATALOG, AS_OF.replace(month=2, day=15))
    assert then[Key("k10", REGION, "alpha", "2026-01")].amount == 100
    assert Key("k10", REGION, "alpha", "2026-02") not in then
    assert Key("k28", COUNTRY, "", "2026") not in then
    assert Key("k06", COUNTRY, "", "2026") not in then
    reviewed = then[Key("k31", COUNTRY, "", "2026")].computed
    assert reviewed
    assert (reviewed.numerator, reviewed.denominator) == (0, 1)


def test_only_the_wanted_indicators_are_computed() -> None:
    assert {key.indicator for key in indicator_values(CATALOG, AS_OF, only={"k01"})} == {"k01"}
