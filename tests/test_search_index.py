"""What the index is made of."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from opora.render.page import Keywords, SearchPart, SearchText
from opora.site.search import Findable, gathering, index, index_pages
from opora.site.search.keys import LETTERS, chunk_of
from opora.site.search.terms import (
    HEADING,
    NAMES,
    TITLE,
    Meanings,
    meaning_term,
    terms_of,
    topic_term,
)
from opora.site.search.text import passages
from opora.words import Meaning
from tests.browser import visit

BULLYING = Meaning(("буллинг", "травля", "обижают слабых"))
FACTOR = Meaning(("Психологический климат", "изгой"), "clm-climate", "Психологический климат")
KNOWN = Meanings.of((BULLYING, FACTOR))


def test_text_is_read_without_controls_and_what_asks_to_be_left_out() -> None:
    html = (
        "<nav><a>Главная</a></nav><h1>Имя</h1><h2>Про<b>бл</b>ема</h2><p>Один&nbsp;&amp; два</p>"
        "<div data-search-ignore><div>а</div>б</div><ul><li>три</li></ul><button>я</button>"
    )
    assert [(one.text, one.heading) for one in passages(html)] == [
        ("Проблема", True),
        ("Один & два", False),
        ("три", False),
    ]


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ("Один<!-- не <b>текст</b> -->два", ["Одиндва"]),
        ("<P>Один</P>", ["Один"]),
        (
            '<p>o-kicker и data-search-ignore</p><p class="x o-kicker y">нет</p>',
            ["o-kicker и data-search-ignore"],
        ),
        ('<p class="o-unprinted">а<p>б</p>в</p>г', ["г"]),
        ("<nav>а<nav>б</nav>в</nav>г<nav>д", ["г"]),
        ("<b data-search-ignore>а</b>б<navy>в</navy>", ["б", "в"]),
        ("1 &lt; 2 &amp;nbsp; 3", ["1 < 2 &nbsp; 3"]),
    ],
)
def test_what_is_text_is_told_from_what_is_markup(html: str, read: list[str]) -> None:
    assert [one.text for one in passages(html)] == read


def test_a_title_weighs_more_than_a_heading_and_that_more_than_the_body() -> None:
    text = SearchText("<h2>Мотивация</h2><p>Уроки физики</p>", "практика", names=("Кружок",))
    weights = terms_of("Дисциплина", text, KNOWN).weights
    assert weights["дисциплин"] > weights["кружок"] > weights["мотивац"] > weights["физик"]
    assert weights["дисциплин"] > TITLE > NAMES > HEADING


def test_other_forms_lead_to_a_page() -> None:
    weights = terms_of("Профиль района", SearchText("", "школа"), KNOWN).weights
    assert {"профил", "проф", "район"} <= weights.keys()


def test_a_page_belongs_to_the_meanings_of_its_words_and_phrases() -> None:
    for said in ("Травля в классе", "В классе обижают слабых"):
        assert meaning_term(BULLYING) in terms_of(said, SearchText("", "фактор"), KNOWN).weights
    assert meaning_term(BULLYING) not in terms_of("Слабых", SearchText("", "ф"), KNOWN).weights


def test_a_page_belongs_to_a_topic_only_where_it_says_so() -> None:
    said = SearchText("<p>Психологический климат</p>", "практика")
    named = SearchText("", "практика", topics=(("clm-climate", 4.0),))
    assert topic_term("clm-climate") not in terms_of("Изгой", said, KNOWN).weights
    assert terms_of("Имя", named, KNOWN).weights[topic_term("clm-climate")] == 4.0


def test_no_word_is_taken_for_a_meaning_or_a_topic() -> None:
    said = SearchText("<p>m:буллинг t:clm-climate</p>", "практика")
    assert not {name for name in terms_of("Имя", said, Meanings.of(())).weights if ":" in name}


def test_the_browser_finds_the_file_of_a_term_as_the_build_does(
    chromium: Browser, real_site: Path
) -> None:
    terms = ["школ", "t:clm-parents", "m:буллинг", "500плюс", "ё", "", "𝓐б"]
    with visit(chromium, real_site) as seen:
        page = seen.go("search/")
        script = "async ([terms, at]) => { const { chunkOf } = await import(at);"
        script += " return terms.map((one) => chunkOf(one, 4096)); }"
        told = page.evaluate(script, [terms, f"{seen.root}assets/search/index.js"])
    assert told == [chunk_of(one, 4096) for one in terms]


def written(folder: Path, found: list[Findable]) -> dict[str, bytes]:
    """Write an index and read its files."""
    index_pages(found, folder / "out", folder / "work")
    return {
        path.relative_to(folder / "out").as_posix(): path.read_bytes()
        for path in (folder / "out").rglob("*")
        if path.is_file()
    }


def parts(files: dict[str, bytes], folder: str) -> dict[str, Any]:
    """Put the files of a folder together."""
    held = (json.loads(text) for name, text in files.items() if name.startswith(f"{folder}/"))
    return {key: value for one in held for key, value in one.items()}


def pages(number: int) -> list[Findable]:
    return [
        Findable(
            f"practices/{at}/",
            f"Кружок {at}",
            SearchText("<p>Занятия</p>", "практика", keywords=(Keywords(("село",), 4.0),)),
        )
        for at in range(number)
    ]


def test_a_term_leads_to_its_pages_by_weight(tmp_path: Path) -> None:
    files = written(tmp_path, pages(2))
    [(weight, keys)] = parts(files, "terms")["сел"].items()
    assert weight == "80"
    assert sorted((keys[:LETTERS], keys[LETTERS:])) == sorted(parts(files, "pages"))


def test_what_a_result_shows_is_kept_as_it_stands(tmp_path: Path) -> None:
    text = SearchText("<p>Тайное \u2028 «слово» &lt;b&gt;</p>", "практика", names=("а", "б"))
    files = written(tmp_path, [Findable("practices/x/", "Имя & <b>", text)])
    told = ["practices/x/", "Имя & <b>", "практика", "Тайное «слово» <b>", "а; б"]
    assert list(parts(files, "pages").values()) == [told]


def test_the_same_pages_give_the_same_index_in_whatever_order(tmp_path: Path) -> None:
    assert written(tmp_path / "a", pages(20)) == written(tmp_path / "b", pages(20)[::-1])


def test_it_is_the_same_index_however_often_mentions_are_put_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = written(tmp_path / "a", pages(20))
    monkeypatch.setattr(gathering, "_WAITING", 9)
    assert written(tmp_path / "b", pages(20)) == at_once
    names = sorted((tmp_path / "b/work/mentions").glob("*.names"))
    told = [line for path in names for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(told) > len({line.partition(" ")[2] for line in told})


def test_a_new_page_changes_few_files(tmp_path: Path) -> None:
    before = written(tmp_path / "a", pages(300))
    after = written(tmp_path / "b", [*pages(300), Findable("x/", "Один", SearchText("", "школа"))])
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    folders = sorted(name.partition("/")[0] for name in changed)
    assert folders == ["pages", "terms", "terms", "words.bin", "words.json"]


def test_parts_are_found_by_themselves(tmp_path: Path) -> None:
    part = SearchPart("shnor", "ШНОР", SearchText("<p>Школа</p>", "термин"))
    held = Findable("glossary/", "Глоссарий", SearchText("", "глоссарий", parts=(part,)))
    files = written(tmp_path, [held])
    assert {told[0] for told in parts(files, "pages").values()} == {"glossary/", "glossary/#shnor"}
    assert json.loads(gzip.decompress(files["words.bin"]))["pages"] == 2


def test_words_of_a_query_that_no_page_has_are_known_by_their_meaning(tmp_path: Path) -> None:
    text = SearchText("<p>Травля</p>", "фактор", meanings=(BULLYING,))
    files = written(tmp_path, [Findable("factors/x/", "Климат", text)])
    words = json.loads(gzip.decompress(files["words.bin"]))
    assert words == json.loads(files["words.json"])
    [[term, label, single, phrases]] = words["meanings"]
    assert (term, label, phrases) == (meaning_term(BULLYING), "буллинг", ["обижа слаб"])
    assert {"буллинг", "травл"} <= set(single.split())
    assert "буллинг" in words["words"][0].split()


def test_a_common_word_leads_only_to_pages_for_which_it_weighs_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "MOST", 6)
    monkeypatch.setattr(index, "LEAST", 2)
    named = [Findable(f"a/{at}/", "Травля", SearchText("", "практика")) for at in range(3)]
    said = [Findable(f"b/{at}/", "Имя", SearchText("<p>Травля</p>", "п")) for at in range(9)]
    files = written(tmp_path, [*said, *named])
    shown = parts(files, "pages")
    keys = "".join(parts(files, "terms")["травл"].values())
    held = [keys[at : at + LETTERS] for at in range(0, len(keys), LETTERS)]
    assert sorted(shown[key][0] for key in held) == ["a/0/", "a/1/", "a/2/"]
