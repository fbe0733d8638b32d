"""V59: the same told twice is pointed out, and nothing else is."""

import pytest

from tests.content import APPROACH, APPROACH_BODY, PRACTICE, Fields, bank, findings, source
from tests.told_twice import OTHER, PARTS, body, renumbered, reworded, shortened


def found(other: dict[str, str], fields: Fields = PRACTICE) -> list[str]:
    told = [
        *bank(),
        source("practices/first.md", PRACTICE, body(PARTS)),
        source("practices/second.md", {**fields, "title": "Совсем другое название"}, body(other)),
    ]
    return [one for one in findings(told) if "V59" in one]


@pytest.mark.parametrize("copy", [PARTS, renumbered(), shortened(), reworded()])
def test_a_near_copy_under_another_title_is_pointed_out(copy: dict[str, str]) -> None:
    first, second = found(copy)
    assert first.startswith("practices/first.md:")
    assert "practices/second.md: «Совсем другое название»" in first
    assert second.startswith("practices/second.md:")


def test_another_story_under_the_same_headings_is_left_alone() -> None:
    assert found(OTHER) == []


def test_a_story_that_names_the_other_is_its_continuation() -> None:
    assert found(renumbered(), {**PRACTICE, "follow_ups": ["first"]}) == []


def test_words_that_many_share_are_a_form() -> None:
    told = [source(f"practices/p-{n}.md", PRACTICE, body(PARTS)) for n in range(20)]
    assert not [one for one in findings([*bank(), *told]) if "V59" in one]


def test_approaches_are_compared_with_practices_too() -> None:
    long = APPROACH_BODY + body(PARTS)
    told = [
        *bank(),
        source("practices/first.md", PRACTICE, body(PARTS)),
        source("approaches/second.md", APPROACH, long),
    ]
    assert any(one.startswith("approaches/second.md") and "V59" in one for one in findings(told))
