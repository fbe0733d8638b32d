"""The indicators of the real bank."""

from datetime import date
from pathlib import Path

import pytest

from opora.files import list_content, read_source
from opora.indicators import (
    COMPUTED,
    Declared,
    Figure,
    Key,
    Reading,
    indicator_values,
    is_met,
    roadmap_coverage,
    targets_at,
    targets_of_place,
)
from opora.kinds.indicator import Basis, Indicator, Stand, Target
from opora.load import Source
from opora.model import Comparator, Unit
from opora.pipeline import read_bank

AS_OF = date(2026, 7, 1)
CONTENT = list_content(Path(__file__).parent.parent / "content")
READ = [read_source(CONTENT.root, path) for path in CONTENT.paths]
BANK = read_bank([one for one in READ if isinstance(one, Source)], AS_OF)
CATALOG = BANK.catalog
INDICATORS = {entry.id: indicator for entry, indicator in CATALOG.records(Indicator)}


def test_all_indicators_of_the_programme_are_defined() -> None:
    assert list(INDICATORS) == [f"k{number:02}" for number in range(1, 36)]


def test_computed_ones_have_a_function_and_declared_ones_none() -> None:
    computed = [id_ for id_, one in INDICATORS.items() if one.basis is not Basis.DECLARED]
    assert computed == [id_ for id_, _ in COMPUTED]


def test_shares_of_people_are_known_as_such() -> None:
    people = [id_ for id_, one in INDICATORS.items() if one.people]
    assert people == ["k20", "k21", "k22", "k23", "k24", "k25", "k34"]


def test_primorye_roadmap_has_28_measures_and_touches_8_of_15_factors() -> None:
    (roadmap,) = CATALOG.below(CATALOG.entries["region"]["primorskiy-kray"], "roadmap")
    share = roadmap_coverage(CATALOG, roadmap)
    assert len(CATALOG.below(roadmap, "measure")) == 28
    assert (share.numerator, share.denominator) == (8, 15)


def test_primorye_has_the_targets_of_its_roadmap() -> None:
    held = {
        (e.id, t.comparator, t.value, t.unit)
        for e, t in targets_of_place(CATALOG, "primorskiy-kray")
    }
    assert held >= {
        ("k30", Comparator.EXACTLY, 82, Unit.SCHOOL),
        ("k08", Comparator.EXACTLY, 82, Unit.CURATOR),
        ("k18", Comparator.EXACTLY, 251, Unit.ORGANISATION),
        ("k12", Comparator.EXACTLY, 33, Unit.PROGRAMME),
        ("k28", Comparator.EXACTLY, 5000, Unit.CONSULTATION),
        ("k25", Comparator.AT_LEAST, 60, None),
    }


def test_ambiguous_targets_say_so() -> None:
    for indicator in INDICATORS.values():
        for target in indicator.targets:
            assert target.caveat or target.comparator is not Comparator.UP_TO
    (programmes,) = INDICATORS["k12"].targets
    assert "34" in (programmes.caveat or "")


def test_primorye_measures_are_complete_but_for_two() -> None:
    reading = indicator_values(CATALOG, AS_OF)[Key("k05", Stand.REGION, "primorskiy-kray", "2021")]
    assert reading.computed
    assert [one.id for one in reading.computed.missing] == [
        "primorskiy-kray-2021#p21-3-1",
        "primorskiy-kray-2021#p21-3-4",
    ]


def test_roadmap_of_which_no_report_is_held_tells_nothing_of_reports() -> None:
    assert not [key for key in indicator_values(CATALOG, AS_OF) if key.indicator == "k10"]


def test_ready_share_of_ryazan_is_declared_without_numbers() -> None:
    reading = indicator_values(CATALOG, AS_OF)[
        Key("k29", Stand.MUNICIPALITY, "ryazanskaya-oblast/ryazan", "2021")
    ]
    assert reading.amount == 100
    assert reading.declared
    assert reading.declared.numerator is None


def test_target_in_percent_holds_within_its_territory_and_a_count_does_not() -> None:
    parents, partners = INDICATORS["k25"], INDICATORS["k18"]
    assert [one.value for one in targets_at(parents, "primorskiy-kray/vladivostok", "2021")] == [60]
    assert targets_at(parents, "primorskiy-kray", "2022") == ()
    assert targets_at(parents, "ryazanskaya-oblast", "2021") == ()
    assert [one.value for one in targets_at(partners, "primorskiy-kray", "2021")] == [251]
    assert targets_at(partners, "primorskiy-kray/vladivostok", "2021") == ()


MET = [
    (Comparator.EXACTLY, {69: False, 70: True, 71: False}),
    (Comparator.AT_LEAST, {69: False, 70: True, 71: True}),
    (Comparator.AT_MOST, {69: True, 70: True, 71: False}),
    (Comparator.UP_TO, {69: None, 70: True, 71: None}),
]


@pytest.mark.parametrize(("comparator", "met"), MET)
def test_up_to_is_met_by_its_number_only(
    comparator: Comparator, met: dict[int, bool | None]
) -> None:
    target = Target(value=70, comparator=comparator, proposed=True)
    found = {n: is_met(target, Reading(INDICATORS["k21"], Figure(n, 100))) for n in met}
    assert found == met


def test_count_is_compared_with_the_numerator() -> None:
    (target,) = targets_at(INDICATORS["k18"], "primorskiy-kray", "2021")
    assert is_met(target, Reading(INDICATORS["k18"], Figure(251, 251))) is True
    assert is_met(target, Reading(INDICATORS["k18"], Figure(100, 100))) is False


def test_count_is_not_compared_with_a_numerator_of_other_things() -> None:
    for id_ in ("k08", "k28", "k35"):
        (target,) = targets_at(INDICATORS[id_], "primorskiy-kray", "2021")
        counted = Figure(target.value, target.value)
        assert is_met(target, Reading(INDICATORS[id_], counted)) is None


def test_count_that_a_document_declares_is_compared_with_the_target() -> None:
    (target,) = targets_at(INDICATORS["k28"], "primorskiy-kray", "2021")
    entry = CATALOG.entries["indicator"]["k28"]
    told = (
        Declared(entry, Unit.PERCENT, 9, 10),
        Declared(entry, Unit.CONSULTATION, stated=5000),
    )
    reading = Reading(INDICATORS["k28"], Figure(1, 2), told)
    assert is_met(target, reading) is True
    assert reading.difference == 40


def test_target_for_a_part_of_what_is_counted_is_compared_with_nothing() -> None:
    webinars = targets_at(INDICATORS["k27"], "primorskiy-kray", "2021")[0]
    told = (Declared(CATALOG.entries["indicator"]["k27"], Unit.WEBINAR, 10),)
    assert webinars.scope
    assert is_met(webinars, Reading(INDICATORS["k27"], Figure(10, 10), told)) is None


def test_without_a_number_a_target_is_neither_met_nor_missed() -> None:
    (target,) = targets_at(INDICATORS["k25"], "primorskiy-kray", "2021")
    assert is_met(target, Reading(INDICATORS["k25"])) is None
