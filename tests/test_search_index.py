"""What the index is made of."""

import gzip
import json
from pathlib import Path

import pytest

from opora.render.page import Keywords, SearchPart, SearchText
from opora.site import search_index
from opora.site.search_document import Findable, document
from opora.site.search_index import write_index
from opora.site.search_terms import (
    HEADING,
    NAMES,
    TITLE,
    Meanings,
    meaning_term,
    terms_of,
    topic_term,
)
from opora.site.search_text import passages
from opora.words import Meaning

BULLYING = Meaning(("буллинг", "травля", "обижают слабых"))
FACTOR = Meaning(("Психологический климат", "изгой"), "clm-climate", "Психологический климат")
KNOWN = Meanings.of((BULLYING, FACTOR))


def test_text_is_read_without_controls_and_what_asks_to_be_left_out() -> None:
    html = (
        "<nav><a>Главная</a></nav><h1>Имя</h1><h2>Про<b>бл</b>ема</h2><p>Один&nbsp;&amp; два</p>"
        "<div data-pagefind-ignore><div>а</div>б</div><ul><li>три</li></ul><button>я</button>"
    )
    assert [(one.text, one.heading) for one in passages(html)] == [
        ("Проблема", True),
        ("Один & два", False),
        ("три", False),
    ]


def test_a_title_weighs_more_than_a_heading_and_that_more_than_the_body() -> None:
    text = SearchText("<h2>Мотивация</h2><p>Уроки физики</p>", "практика", names=("Кружок",))
    weights = terms_of("Дисциплина", text, KNOWN).weights
    assert weights["дисциплинъ"] > weights["кружокъ"] > weights["мотивацъ"] > weights["физикъ"]
    assert weights["дисциплинъ"] > TITLE > NAMES > HEADING


def test_other_forms_lead_to_a_page_and_short_i_is_written_as_pagefind_has_it() -> None:
    weights = terms_of("Профиль района", SearchText("", "школа"), KNOWN).weights
    assert {"профилъ", "профъ", "раионъ"} <= weights.keys()


def test_a_page_belongs_to_the_meanings_of_its_words_and_phrases() -> None:
    for said in ("Травля в классе", "В классе обижают слабых"):
        assert meaning_term(BULLYING) in terms_of(said, SearchText("", "фактор"), KNOWN).weights
    assert meaning_term(BULLYING) not in terms_of("Слабых", SearchText("", "ф"), KNOWN).weights


def test_a_page_belongs_to_a_topic_only_where_it_says_so() -> None:
    said = SearchText("<p>Психологический климат</p>", "практика")
    named = SearchText("", "практика", topics=(("clm-climate", 4.0),))
    assert topic_term("clm-climate") not in terms_of("Изгой", said, KNOWN).weights
    assert terms_of("Имя", named, KNOWN).weights[topic_term("clm-climate")] == 4.0


def test_no_term_is_the_beginning_of_another() -> None:
    text = SearchText("<p>уч учит учитель учительская 5 50</p>", "практика")
    names = sorted(terms_of("Учёба", text, KNOWN).weights)
    assert not any(other.startswith(one) for one in names for other in names if one != other)


def test_pagefind_gets_no_letters_but_those_of_terms() -> None:
    page = Findable("practices/x/", "Имя & <b>", SearchText("<p>Тайное слово</p>", "практика"))
    html = document(page, {"имъ": 6.0})
    assert not {"Имя", "Тайное", "слово", "практика", "<b>"} & set(html.split())
    assert "".join(chr(0xF0000 + ord(sign)) for sign in "Тайное слово") in html
    assert "имъ" in html


def index(folder: Path, pages: list[Findable]) -> dict[str, bytes]:
    write_index(pages, folder / "out", folder / "work")
    return {
        path.relative_to(folder / "out").as_posix(): path.read_bytes()
        for path in (folder / "out").rglob("*")
        if path.is_file()
    }


def pages(number: int) -> list[Findable]:
    return [
        Findable(
            f"practices/{at}/",
            f"Кружок {at}",
            SearchText("<p>Занятия</p>", "практика", keywords=(Keywords(("село",), 4.0),)),
        )
        for at in range(number)
    ]


def test_the_same_pages_give_the_same_index(tmp_path: Path) -> None:
    assert index(tmp_path / "a", pages(20)) == index(tmp_path / "b", pages(20))


def test_parts_are_found_by_themselves(tmp_path: Path) -> None:
    part = SearchPart("shnor", "ШНОР", SearchText("<p>Школа</p>", "термин"))
    held = Findable("glossary/", "Глоссарий", SearchText("", "глоссарий", parts=(part,)))
    files = index(tmp_path, [held])
    assert sum(name.endswith(".pf_fragment") for name in files) == 2
    assert json.loads(gzip.decompress(files["words.bin"]))["pages"] == 2


def test_words_of_a_query_that_no_page_has_are_known_by_their_meaning(tmp_path: Path) -> None:
    text = SearchText("<p>Травля</p>", "фактор", meanings=(BULLYING,))
    files = index(tmp_path, [Findable("factors/x/", "Климат", text)])
    words = json.loads(gzip.decompress(files["words.bin"]))
    assert words == json.loads(files["words.json"])
    [[term, label, single, phrases]] = words["meanings"]
    assert (term, label, phrases) == (meaning_term(BULLYING), "буллинг", ["обижа слаб"])
    assert {"буллинг", "травл"} <= set(single.split())
    assert "буллинг" in words["words"][0].split()


def test_a_common_word_leads_only_to_pages_for_which_it_weighs_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "MOST", 6)
    monkeypatch.setattr(search_index, "LEAST", 2)
    named = [Findable(f"a/{at}/", "Травля", SearchText("", "практика")) for at in range(3)]
    said = [Findable(f"b/{at}/", "Имя", SearchText("<p>Травля</p>", "п")) for at in range(9)]
    index(tmp_path, [*said, *named])
    holding = [path.name for path in (tmp_path / "work").iterdir() if "травлъ" in path.read_text()]
    assert sorted(holding) == ["000000.html", "000001.html", "000002.html"]
