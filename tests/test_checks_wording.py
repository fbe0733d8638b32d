import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opora.checks.wording import (
    ADVERTISING,
    OFFICIALESE,
    PERSON_FIRST,
    PROMISES,
    Phrases,
    found_in,
)

TABLES = (PROMISES, ADVERTISING, PERSON_FIRST, OFFICIALESE)
SAID = (
    *("Гарантирует", "ДАСТ", "гарантию", "решит", "все", "лучшая в России", "не имеющий аналогов"),
    *("слабый", "ученик", "двоечник", "дети-ОВЗ", "\u1c80 целях", "в", "рамках", "является"),
    *("\n", "-", "ё", " ", ".", "ſ", "ß", "İ"),
)


def by_each(text: str, phrases: Phrases) -> list[str]:
    matches = (found for one in phrases.all for found in one.pattern.finditer(text))
    return sorted(" ".join(found.group().split()) for found in matches)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(SAID), max_size=8).map(" ".join) | st.text(max_size=30))
def test_looking_for_all_phrases_at_once_misses_none(text: str) -> None:
    for phrases in TABLES:
        assert sorted(words for _, _, words, _ in found_in(text, phrases)) == by_each(text, phrases)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Метод ГАРАНТИРУЕТ успех", "ГАРАНТИРУЕТ"),
        ("лучший  в\nРоссии", "лучший в России"),
        ("для детей-ОВЗ и других", "детей-ОВЗ"),
        ("\u1c80 целях роста", "\u1c80 целях"),
    ],
)
def test_phrases_are_found_in_any_case_and_over_the_end_of_a_line(text: str, words: str) -> None:
    assert words in [found for phrases in TABLES for _, _, found, _ in found_in(text, phrases)]
