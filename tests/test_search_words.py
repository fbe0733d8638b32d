"""The browser knows words as the build does, and the build knows their forms."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from opora.words import Meaning, is_empty, phrase_of, stem, stems, words_of
from tests.browser import visit
from tests.content import SOURCES, bank, findings

ROOT = Path(__file__).parent.parent
TEXTS = sorted((ROOT / "content").rglob("*.md")) + sorted((ROOT / "content").rglob("*.yml"))


def test_letters_and_signs_are_made_equal() -> None:
    assert words_of("Ёжик, «500+», 500 плюс и 500-плюс; школа-партнёр № 33") == [
        *("ежик", "500плюс", "500плюс", "и", "500плюс"),
        *("школа", "партнер", "33"),
    ]


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("профили", "профиль"),
        ("опыт", "опыта"),
        ("детям", "ребёнок"),
        ("приказов", "приказ"),
        ("500", "500+"),
    ],
)
def test_a_form_is_found_by_another(asked: str, written: str) -> None:
    [word], [query] = words_of(written), words_of(asked)
    assert stem(query) in stems(word)


def test_a_word_that_no_dictionary_has_keeps_its_own_stem() -> None:
    assert stems("шнор") == ("шнор",)


def test_a_meaning_knows_words_and_phrases() -> None:
    meaning = Meaning(("двоечник", "работа с отстающими"))
    assert meaning.stems == {"двоечник"}
    assert meaning.phrases == {("работ", "отста")}


def test_a_phrase_keeps_its_negations_and_no_other_empty_word() -> None:
    assert phrase_of(["как", "вовлечь"]) == ["вовлечь"]
    assert phrase_of(["нет", "учителя"]) == ["нет", "учителя"]
    assert phrase_of(["как", "быть"]) == ["как", "быть"]


def test_words_that_only_join_point_or_count_are_empty() -> None:
    assert all(map(is_empty, ["между", "собой", "три", "каждый"]))
    assert not any(map(is_empty, ["школа", "учить", "шнор", "33"]))


def test_the_browser_cuts_words_like_the_build(chromium: Browser, real_site: Path) -> None:
    texts = (path.read_text(encoding="utf-8") for path in TEXTS)
    words = sorted({word for text in texts for word in words_of(text)})
    script = """async (words) => {
      const { stem } = await import(new URL("../assets/search/stem.js", location.href));
      return words.map(stem);
    }"""
    with visit(chromium, real_site) as seen:
        told = seen.go("search/").evaluate(script, words)
    assert [pair for pair in zip(words, told, strict=True) if stem(pair[0]) != pair[1]] == []
    assert len(words) > 4000


def test_a_group_that_names_no_factor_of_the_bank_is_an_error() -> None:
    groups = [{"words": ["мамы"], "factors": ["nobody"]}]
    synonyms = {"title": "Слова", "sources": SOURCES, "groups": groups}
    [found] = findings(bank({"synonyms.yml": synonyms}))
    assert found == "synonyms.yml:8:5: V02: в банке нет записи «nobody» (фактор риска)"
