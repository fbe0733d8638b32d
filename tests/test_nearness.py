import pytest

from opora.model.nearness import nearest, safe_to_replace


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("hihg", "high"),
        ("MEDIUM", "medium"),
        ("med", None),
        ("medi", "medium"),
        ("xyz", None),
        ("", None),
    ],
)
def test_the_nearest_word_is_found_or_none(word: str, expected: str | None) -> None:
    assert nearest(word, ["high", "medium", "low"]) == expected


def test_a_beginning_must_be_of_one_word_only() -> None:
    assert nearest("regional", ["regional_coordinator", "regional_operator"]) is None


@pytest.mark.parametrize(
    ("word", "near", "safe"),
    [
        ("shcool-1", "school-1", True),
        ("school-1", "school-2", False),
        ("school-a", "school-b", False),
        ("school", "school-1", False),
        ("roadmap-2012", "roadmap-2021", False),
        ("isuer", "issuer", True),
        ("pattern", "partner", False),
    ],
)
def test_only_a_slip_of_the_finger_is_replaced(word: str, near: str, *, safe: bool) -> None:
    assert safe_to_replace(word, near) is safe
