"""Each kind has its page and its list, and nothing on them is an empty section."""

import re
from datetime import date
from html import unescape

import pytest

from opora.kinds import BY_NAME, KINDS
from opora.render.address import file_of, list_url
from opora.render.edition import list_title
from opora.render.templating import environment
from tests.content import HOME, MEASURE, PRACTICE, ROADMAP, SCHOOL, SOURCES, Fields
from tests.pages import ids_of, links_of, pages_of

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
SCHOOL_URL = f"{HOME}/"
MEASURE_ID = "primorye-vladivostok-school-1-2021#club"


def text_of(html: str) -> str:
    """Leave the words of a page, each run of blanks as one."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


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
    for word in ("Федеральный", "Год не указан", "Названное", "известно только название"):
        place = said.index(word, place)
    for word in ("Региональный", "2022 год", "Новое", "2020 год", "Старое"):
        place = said.index(word, place)
    assert "самого текста в банке нет" in text_of(pages["documents/name/"].html)


def test_a_school_says_what_is_missing_and_where_to_add_it() -> None:
    pages = pages_of({f"{HOME}/roadmap-2021.yml": None})
    said = text_of(pages[SCHOOL_URL].html)
    assert f"дорожная карта — content/{HOME}/roadmap-<год>.yml" in said
    assert "куратор школы (организация и должность) — content/assignments/<имя>.yml" in said
    assert "рисковый профиль — content" not in said


def test_the_space_of_a_school_gathers_what_concerns_it() -> None:
    school = HOME.removeprefix("schools/")
    title = {"sources": SOURCES}
    pages = pages_of(
        {
            f"{HOME}/school.yml": {
                **SCHOOL,
                "statuses": [{"status": "shnor", "year": 2021, "source": SOURCES[0]}],
            },
            f"{HOME}/materials/plan.md": {
                **title,
                "title": "План школы",
                "kind": "development_programme",
                "level": "school",
                "author": school,
            },
            "assignments/curator.yml": {
                **title,
                "title": "Куратор школы",
                "role": "curator",
                "holder": "iro",
                "scope": [school],
                "year": 2021,
            },
            "partnerships/pair.yml": {
                **title,
                "title": "Школа и институт",
                "school": school,
                "partner": "iro",
                "year": 2021,
            },
            "consultations/club.yml": {
                **title,
                "title": "Как собрать клуб",
                "question": "Как собрать клуб?",
                "asked_by": "teacher",
                "date": "2021-04-01",
                "measure": MEASURE_ID,
                "state": "open",
            },
            "practices/club.md": {**PRACTICE, "status": "published", "authors": [school]},
        }
    )
    page = pages[SCHOOL_URL]
    assert ids_of(page) >= {
        "status",
        "profiles",
        "roadmaps",
        "assignments",
        "partners",
        "practices",
        "materials",
        "questions",
    }
    assert "gaps" not in ids_of(page)
    said = text_of(page.html)
    assert "1 мера: запланировано — 1" in said
    assert "Низкая вовлечённость родителей высокая Клуб родителей 1 практика" in said
    assert "Есть рисковый профиль" in text_of(pages["schools/primorye/vladivostok/"].html)


REPORTING: Fields = {
    **ROADMAP,
    "period": {"start": "2021-01-01", "end": "2021-12-31"},
    "items": [MEASURE],
    "reporting": {
        "who": "муниципалитеты",
        "to": "iro",
        "about": ["ход карты"],
        "every": "month",
        "due_day": 10,
    },
}


def report(submitted: str) -> Fields:
    return {
        "title": "Отчёт",
        "sources": SOURCES,
        "submitted": submitted,
        "measures_complex": "Всё по плану.",
    }


def test_reports_are_expected_and_judged_by_their_day() -> None:
    city = "schools/primorye/vladivostok"
    pages = pages_of(
        {
            "schools/primorye/roadmap-2021.yml": REPORTING,
            f"{city}/reports/2021-01.yml": report("2021-02-10"),
            f"{city}/reports/2021-02.yml": report("2021-03-11"),
        },
        date(2021, 5, 10),
    )
    said = text_of(pages[f"{city}/"].html)
    assert "январь 2021 года 10.02.2021 10.02.2021 в срок" in said
    assert "февраль 2021 года 10.03.2021 11.03.2021 позже срока" in said
    assert "март 2021 года 10.04.2021 — в банке нет" in said
    assert "апрель 2021 года" not in said
    assert "2 из 3" in text_of(pages["schools/primorye/"].html)
    assert "позже срока" in text_of(pages["reports/primorye/vladivostok/2021-02/"].html)


def test_reports_that_never_came_are_one_sentence() -> None:
    pages = pages_of({"schools/primorye/roadmap-2021.yml": REPORTING}, date(2021, 12, 1))
    said = text_of(pages["schools/primorye/vladivostok/"].html)
    assert "Ждём 10 отчётов: январь 2021 года – октябрь 2021 года. В банке нет ни одного." in said


def test_a_programme_is_told_as_a_life_with_its_gaps() -> None:
    page = pages_of({"events/reading.yml": EVENT})["programmes/plus/"]
    assert {"events", "untold"} <= ids_of(page)
    said = text_of(page.html)
    assert "Задачи: нет сведений" in said
    assert "События, курсы, мониторинги" in said


def test_a_practice_shows_its_level_and_the_way_to_the_next() -> None:
    pages = pages_of({"practices/club.md": {**PRACTICE, "status": "published"}}, date(2025, 1, 1))
    said = text_of(pages["practices/club/"].html)
    assert "Сейчас практика описана ." in said
    assert "До уровня «апробирована» не хватает:" in said
    assert "требует пересмотра" in said
    assert "описана требует пересмотра" in text_of(pages["practices/"].html)


def test_a_review_shows_what_was_not_scored() -> None:
    review = {
        "title": "Экспертиза клуба",
        "sources": SOURCES,
        "object": "club",
        "requested_by": {"role": "school_head"},
        "experts": [{"role": "expert"}],
        "date": "2021-05-01",
        "criteria": [{"criterion": "lawful", "score": 1}],
        "decision": "accept",
    }
    published: Fields = {**PRACTICE, "status": "published"}
    pages = pages_of({"reviews/club.yml": review, "practices/club.md": published})
    said = text_of(pages["reviews/club/"].html)
    assert "соответствует законодательству обязательный частично" in said
    assert "содержит конкретные показатели и меры обязательный не оценён" in said
    assert "экспертиза не пройдена" in said
    assert "reviews/club/" in {
        to.url for to in links_of("practices/club/", pages["practices/club/"].html)
    }
