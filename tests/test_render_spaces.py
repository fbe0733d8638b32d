"""The pages that gather: a school's space, territories, reports, programmes, practices."""

from datetime import date

from tests.content import HOME, MEASURE, PRACTICE, ROADMAP, SCHOOL, SOURCES, Fields
from tests.pages import ids_of, links_of, pages_of, text_of

SCHOOL_URL = f"{HOME}/"
MEASURE_ID = "primorye-vladivostok-school-1-2021#club"
EVENT: Fields = {
    "title": "Вебинар о чтении",
    "sources": SOURCES,
    "form": "webinar",
    "level": "regional",
    "when": {"kind": "date", "date": "2021-03-10"},
    "organisers": [{"organisation": "iro"}],
    "programme": "plus",
}


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
                "plan": "together",
            },
            "documents/together.yml": {
                **title,
                "title": "План школы и института",
                "kind": "cooperation_plan",
                "level": "school",
                "author": "iro",
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


SELECTED: Fields = {
    **SCHOOL,
    "statuses": [{"status": "shnor", "year": 2021, "source": SOURCES[0]}],
}
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
            f"{HOME}/school.yml": SELECTED,
            f"{city}/reports/2021-01.yml": report("2021-02-10"),
            f"{city}/reports/2021-02.yml": report("2021-03-11"),
        },
        date(2021, 5, 10),
    )
    said = text_of(pages[f"{city}/"].html)
    assert "январь 2021 года 10.02.2021 10.02.2021 в срок" in said
    assert "февраль 2021 года 10.03.2021 11.03.2021 позже срока" in said
    assert "март 2021 года 10.04.2021 — не сдан" in said
    assert "апрель 2021 года 10.05.2021 — срок не наступил" in said
    assert "июнь 2021 года" not in said
    assert "2 из 3" in text_of(pages["schools/primorye/"].html)
    assert "позже срока" in text_of(pages["reports/primorye/vladivostok/2021-02/"].html)


def test_reports_that_never_came_are_one_sentence() -> None:
    plan = {"schools/primorye/roadmap-2021.yml": REPORTING}
    pages = pages_of({**plan, f"{HOME}/school.yml": SELECTED}, date(2021, 12, 1))
    said = text_of(pages["schools/primorye/vladivostok/"].html)
    assert "это 11 отчётов: январь 2021 года – ноябрь 2021 года. В банке нет ни одного." in said
    idle = pages_of(plan, date(2021, 12, 1))
    assert "Отчёты по месяцам" not in text_of(idle["schools/primorye/vladivostok/"].html)


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
