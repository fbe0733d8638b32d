"""Each kind has its page and its list, and nothing on them is an empty section."""

from datetime import date

import pytest

from opora.kinds import BY_NAME, KINDS
from opora.render.address import file_of, list_url
from opora.render.edition import list_title
from opora.render.templating import environment
from tests.content import HOME, SOURCES, Fields
from tests.pages import links_of, pages_of, text_of

LISTED = [kind for kind in KINDS if list_url(kind)]
WITH_PAGES = [kind for kind in KINDS if kind.url and not kind.url.startswith("#")]

EMPTY: dict[str, Fields | None] = {
    "factors/method.yml": None,
    "organisations/iro.yml": None,
    "schools/primorye/region.yml": None,
    "schools/primorye/vladivostok/municipality.yml": None,
    f"{HOME}/school.yml": None,
    f"{HOME}/roadmap-2021.yml": None,
    f"{HOME}/risk-profile-2021.yml": None,
    "programmes/plus.yml": None,
    "acts/order.yml": None,
    "practices/club.md": None,
}
MEASURE_ID = "primorye-vladivostok-school-1-2021#club"


@pytest.mark.parametrize("kind", WITH_PAGES, ids=lambda kind: kind.name)
def test_every_kind_with_an_address_has_a_template(kind: object) -> None:
    assert environment().get_template(f"{getattr(kind, 'name', '')}.html")


@pytest.mark.parametrize("kind", LISTED, ids=lambda kind: kind.name)
def test_an_empty_list_says_how_to_fill_it(kind: object) -> None:
    url = next(list_url(one) for one in LISTED if one is kind)
    assert url
    html = pages_of(EMPTY)[url].html
    assert 'class="o-missing"' in html
    assert "contribute/" in {target.url for target in links_of(url, html)}


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("event", "content/events/<имя>.yml"),
        ("digest", "content/digest/<год-месяц>.md"),
        ("report", "content/schools/<регион>/<муниципалитет>/reports/<год-месяц>.yml"),
    ],
)
def test_the_file_to_add_is_named(name: str, file: str) -> None:
    assert file_of(BY_NAME[name]) == file


def test_a_bank_without_a_glossary_still_has_its_page() -> None:
    html = pages_of(EMPTY)["glossary/"].html
    assert "content/glossary.yml" in html


def test_all_sections_are_on_one_page_with_their_numbers() -> None:
    page = pages_of({})["sections/"]
    leads = {target.url for target in links_of(page.url, page.html)}
    assert {list_url(kind) for kind in LISTED} <= leads
    assert "glossary/" in leads
    assert "Акты 1" in text_of(page.html)
    assert [list_title(kind) for kind in LISTED if list_title(kind) not in page.html] == []


EVENT: Fields = {
    "title": "Вебинар о чтении",
    "sources": SOURCES,
    "form": "webinar",
    "level": "regional",
    "when": {"kind": "date", "date": "2021-03-10"},
    "organisers": [{"organisation": "iro"}],
    "territory": "primorye",
    "programme": "plus",
    "measures": [MEASURE_ID],
    "factors": ["parents"],
    "target": [{"value": 10, "comparator": "at_least", "unit": "webinar"}],
}
COURSE: Fields = {**EVENT, "title": "Курс чтения", "form": "course", "hours": 48}


def calendar(**events: Fields) -> str:
    changed = {f"events/{name}.yml": event for name, event in events.items()}
    return text_of(pages_of(dict(changed), date(2021, 6, 1))["events/"].html)


def test_the_calendar_goes_from_months_to_what_has_no_day() -> None:
    said = calendar(
        march=EVENT,
        autumn={**EVENT, "title": "Осенний", "when": {"kind": "date", "date": "2021-10-01"}},
        yearly={**EVENT, "title": "Годовой", "when": {"kind": "all_year"}},
        monthly={**EVENT, "title": "Месячный", "when": {"kind": "recurring", "every": "month"}},
        course=COURSE,
    )
    words = ["Что впереди", "Осенний", "2021 год", "Март", "Вебинар о чтении", "Октябрь"]
    words += ["Осенний", "Ежемесячно", "Месячный", "В течение года", "Годовой", "Курс чтения 48"]
    place = 0
    for word in words:
        place = said.index(word, place)


def test_a_calendar_of_the_past_says_that_nothing_is_ahead() -> None:
    assert "О предстоящих событиях банк пока не знает." in calendar(march=EVENT)
    assert "Мониторингов в банке пока нет" in calendar(march=EVENT)


def test_an_event_is_on_the_pages_of_all_that_it_names() -> None:
    pages = pages_of({"events/reading.yml": EVENT})
    for url in (
        "organisations/iro/",
        "schools/primorye/",
        "programmes/plus/",
        "factors/parents/",
        "roadmaps/primorye-vladivostok-school-1-2021/",
    ):
        assert "events/reading/" in {to.url for to in links_of(url, pages[url].html)}, url
        assert url in {to.url for to in links_of("events/reading/", pages["events/reading/"].html)}


def test_documents_stand_by_level_and_year() -> None:
    base = {"sources": SOURCES, "author": "iro", "kind": "letter"}
    pages = pages_of(
        {
            "documents/new.yml": {**base, "title": "Новое", "level": "regional", "year": 2022},
            "documents/old.yml": {**base, "title": "Старое", "level": "regional", "year": 2020},
            "documents/name.yml": {
                **base,
                "title": "Названное",
                "level": "federal",
                "announced": True,
            },
        }
    )
    said = text_of(pages["documents/"].html)
    place = 0
    for word in ("Названное", "федеральный уровень, год не указан", "известно только название"):
        place = said.index(word, place)
    for word in ("Новое", "региональный уровень, 2022 год", "Старое", "2020 год"):
        place = said.index(word, place)
    assert "самого текста в банке нет" in text_of(pages["documents/name/"].html)
