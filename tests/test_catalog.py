from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opora.catalog import beside, ids_of, link
from opora.load import Source
from opora.pipeline import read_bank, read_entries
from tests.content import (
    ACT,
    AS_OF,
    CATALOGUE,
    HOME,
    ORGANISATION,
    PRACTICE,
    PROFILE,
    ROADMAP,
    SCHOOL,
    Fields,
    bank,
    findings,
    judged,
    lines,
    source,
)


def changed(fields: Fields, **changes: object) -> dict[str, Any]:
    return {**fields, **changes}


def test_a_sound_bank_has_no_findings() -> None:
    assert findings(bank()) == []


@settings(deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_of_files_does_not_matter(random: Random) -> None:
    broken = {
        "practices/club.md": changed(PRACTICE, factors=["parnets"], authors=["iro-2"]),
        "practices/other.md": changed(PRACTICE, status="published"),
        "factors/second.yml": changed(CATALOGUE, title="Второй"),
        "acts/order.yml": changed(ACT, date="2021-13-01"),
    }
    sources = bank(broken)
    expected = judged(sources).diagnostics
    random.shuffle(sources)
    assert judged(sources).diagnostics == expected


@settings(deadline=None)
@given(
    st.sampled_from([one.path for one in bank()]),
    st.text() | st.text(st.sampled_from("ab:- \n[]{}'|")),
)
def test_any_text_in_place_of_a_file_is_judged(path: str, text: str) -> None:
    sources = [one for one in bank() if one.path != path]
    judged([*sources, Source(path, text)])


def test_backlinks_lead_to_those_who_name_a_record() -> None:
    catalog = judged(bank()).catalog
    factor = catalog.get("factor", "parents")
    assert factor
    assert [one.id for one in catalog.naming(factor, "practice")] == ["club"]
    assert [one.id for one in catalog.naming(factor, "risk_profile", "entries")] == [
        "primorye/vladivostok/school-1/2021"
    ]
    assert catalog.naming(factor, "practice", "authors") == []


def test_records_lie_below_their_folder_and_beside_each_other() -> None:
    catalog = judged(bank()).catalog
    school = catalog.get("school", "primorye/vladivostok/school-1")
    assert school
    (roadmap,) = catalog.below(school, "roadmap")
    (profile,) = catalog.siblings(roadmap, "risk_profile")
    assert catalog.parent(profile) is school
    assert [one.id for one in catalog.below(roadmap, "measure")] == [f"{roadmap.id}#club"]


def test_ids_that_stand_twice_are_reported_at_the_second() -> None:
    other = changed(CATALOGUE, title="Второй", basis=False)
    assert findings(bank({"factors/second.yml": other})) == [
        "factors/second.yml:7:7: V01: идентификатор «parents» уже занят: factors/method.yml:7"
    ]


def test_parts_of_a_repeated_record_go_without_saying() -> None:
    twin = {
        "schools/a/region.yml": {"title": "А", "sources": [{"title": "Приказ"}]},
        "schools/a/b/municipality.yml": {
            "title": "Б",
            "sources": [{"title": "Приказ"}],
            "kind": "city_district",
        },
        "schools/a-b/region.yml": {"title": "АБ", "sources": [{"title": "Приказ"}]},
        "schools/a/b/roadmap-2021.yml": ROADMAP,
        "schools/a-b/roadmap-2021.yml": ROADMAP,
    }
    assert findings(bank(twin)) == [
        (
            "schools/a/b/roadmap-2021.yml:1:1: V01: идентификатор «a-b-2021» уже занят: "
            "schools/a-b/roadmap-2021.yml:1"
        )
    ]


@pytest.mark.parametrize(
    ("word", "hint", "replacement"),
    [
        ("parnets", "возможно, вы имели в виду «parents»", "parents"),
        ("parents-2", "возможно, вы имели в виду «parents»", None),
        ("xyz", "проверьте идентификатор", None),
    ],
)
def test_a_reference_to_nothing_comes_with_the_nearest(
    word: str, hint: str, replacement: str | None
) -> None:
    (found,) = judged(
        bank({"practices/club.md": changed(PRACTICE, factors=["parents", word])})
    ).diagnostics
    assert (found.code, found.replacement) == ("V02", replacement)
    assert found.hint.startswith(hint)


def test_a_school_is_not_corrected_into_its_neighbour() -> None:
    (found,) = judged(
        bank({"practices/club.md": changed(PRACTICE, authors=["primorye/vladivostok/school-2"])})
    ).diagnostics
    assert "school-1" in found.hint
    assert found.replacement is None


def test_a_folder_must_say_what_it_is() -> None:
    assert findings(bank({"schools/primorye/vladivostok/municipality.yml": None})) == [
        (
            f"{HOME}/school.yml:1:1: V02: в папке schools/primorye/vladivostok нет файла "
            "municipality.yml (муниципалитет), к которому относится запись"
        )
    ]


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("organisations/iro.yml", changed(ORGANISATION, kind="?")),
        ("factors/method.yml", changed(CATALOGUE, status="?")),
        (f"{HOME}/school.yml", changed(SCHOOL, settlement="?")),
        (f"{HOME}/roadmap-2021.yml", changed(ROADMAP, version=["?"])),
        (f"{HOME}/risk-profile-2021.yml", changed(PROFILE, method="?")),
    ],
)
def test_a_faulty_file_is_reported_alone(path: str, fields: dict[str, Any]) -> None:
    found = judged(bank({path: fields})).diagnostics
    assert [(one.path, one.code in {"M01", "M02"}) for one in found] == [(path, True)]


def test_a_file_that_cannot_be_opened_is_reported_alone() -> None:
    sources = [one for one in bank() if one.path != "organisations/iro.yml"]
    (unread,) = judged([source("organisations/iro.yml", {"title": 1})]).diagnostics[:1]
    found = read_bank(sources, AS_OF, unread=[unread]).diagnostics
    assert lines(found) == lines([unread])


def test_ids_beside_the_entries_are_known_from_paths() -> None:
    paths = ["practices/club.md", f"{HOME}/school.yml", "practices/README.txt"]
    assert ids_of(paths) == {
        "practice": frozenset({"club"}),
        "school": frozenset({"primorye/vladivostok/school-1"}),
    }


def test_a_part_of_a_record_that_was_not_read_may_exist() -> None:
    practice = source("practices/club.md", PRACTICE)
    entries, _ = read_entries([practice])
    paths = ["practices/club.md", "factors/method.yml", "organisations/iro.yml"]
    assert link(entries, beside(paths, entries))[1] == []
    assert len(link(entries)[1]) == 3
