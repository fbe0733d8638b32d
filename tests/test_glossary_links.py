import re
from time import process_time

import pytest

from opora.render.glossary_links import GlossaryLinks
from tests.content import SOURCES, Fields
from tests.pages import catalog_of, pages_of, real_edition, real_pages

GLOSSARY: Fields = {
    "title": "Слова программы",
    "sources": SOURCES,
    "terms": [
        {
            "id": "shnor",
            "term": "школа с низкими образовательными результатами",
            "abbr": "ШНОР",
            "definition": "Школа, где «низкие» & результаты. Второе предложение.",
            "synonyms": ["НОР", "слабая школа"],
        },
        {"id": "plus", "term": "проект 500+", "abbr": "500+", "definition": "Помощь школам."},
        {"id": "profile", "term": "рисковый профиль", "definition": "Перечень рисков школы."},
        {"id": "map", "term": "карта", "definition": "Одно слово само не ищется."},
        {"id": "rs", "term": "рисковый профиль школы", "abbr": "РПШ", "definition": "Профиль."},
    ],
}

SHNOR = (
    '<a class="o-term" href="../../glossary/#shnor" title="школа с низкими образовательными '
    'результатами: Школа, где «низкие» &amp; результаты.">ШНОР</a>'
)


@pytest.fixture(scope="module")
def links() -> GlossaryLinks:
    return GlossaryLinks.of(catalog_of({"glossary.yml": GLOSSARY}))


def told(links: GlossaryLinks, html: str) -> list[str]:
    """List what is explained, as the term's id and the words of the page."""
    found = re.findall(r'href="[^"]*#([a-z]+)"[^>]*>([^<]*)<', links.put_into(html, 0))
    return [f"{term}: {text}" for term, text in found]


def test_an_abbreviation_becomes_a_link_with_the_first_sentence(links: GlossaryLinks) -> None:
    assert links.put_into("<p>Школы ШНОР.</p>", 2) == f"<p>Школы {SHNOR}.</p>"


def test_only_the_first_occurrence_is_explained(links: GlossaryLinks) -> None:
    assert links.put_into("<p>ШНОР</p><p>ШНОР, НОР</p>", 2) == f"<p>{SHNOR}</p><p>ШНОР, НОР</p>"


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/">ШНОР</a>',
        "<h1>О ШНОР</h1>",
        '<h3 id="x">ШНОР <em>и НОР</em></h3>',
        "<code>ШНОР</code>",
        "<pre>ШНОР\nНОР</pre>",
        "<nav><ol><li>ШНОР</li></ol></nav>",
        "<form><option>ШНОР</option></form>",
        '<p class="o-kicker o-group-none">ШНОР</p>',
        '<img alt="ШНОР"><td data-label="ШНОР">',
        "<p>ШНОРы, ШНО, МШНОР</p>",
        "<p>карта, 5500+</p>",
    ],
)
def test_nothing_is_linked_there(links: GlossaryLinks, html: str) -> None:
    assert links.put_into(html, 0) == html


def test_what_follows_a_link_or_heading_is_explained(links: GlossaryLinks) -> None:
    html = '<h2>ШНОР</h2><p><a href="/">ШНОР</a> и ШНОР</p>'
    assert told(links, html) == ["shnor: ШНОР"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("У школы рискового профиля нет", ["profile: рискового профиля"]),
        ("Рисковые профили школ", ["rs: Рисковые профили школ"]),
        ("рисковый\n  профиль", ["profile: рисковый\n  профиль"]),
        ("НОР и 500+", ["shnor: НОР", "plus: 500+"]),
        ("слабая школа", []),
        ("(РПШ)", ["rs: РПШ"]),
    ],
)
def test_words_are_found_in_any_case(links: GlossaryLinks, text: str, expected: list[str]) -> None:
    assert told(links, f"<p>{text}</p>") == expected


def test_without_a_glossary_pages_stay_as_they_are() -> None:
    assert GlossaryLinks.of(catalog_of({})).put_into("<p>ШНОР</p>", 0) == "<p>ШНОР</p>"


def test_pages_explain_and_the_glossary_itself_does_not() -> None:
    act = {"title": "О ШНОР", "kind": "order", "number": None, "subject": "Поддержка ШНОР"}
    unknown = {"number": "не читается"}
    pages = pages_of(
        {
            "glossary.yml": GLOSSARY,
            "acts/order.yml": {
                **act,
                "sources": SOURCES,
                "issuer": "iro",
                "date": "2021-01-15",
                "unknown": unknown,
            },
        }
    )
    html = pages["acts/order/"].html
    assert 'href="../../glossary/#shnor"' in html
    assert "<h1>О ШНОР</h1>" in html
    assert 'class="o-term"' not in pages["glossary/"].html
    assert 'id="shnor"' in pages["glossary/"].html


def test_search_knows_the_page_without_the_links() -> None:
    assert all("o-term" not in page.search.html for page in real_pages().values() if page.search)
    assert any("o-term" in page.html for page in real_pages().values())


def test_a_page_takes_less_than_three_tenths_of_a_millisecond() -> None:
    links = real_edition().glossary
    bare = [page.search.html for page in real_pages().values() if page.search]

    def seconds() -> float:
        start = process_time()
        for html in bare:
            links.put_into(html, 2)
        return process_time() - start

    assert min(seconds() for _ in range(3)) / len(bare) < 0.0003
