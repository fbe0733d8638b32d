"""What lists can be narrowed by: how records are read, and what a browser gets."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from opora.kinds import BY_NAME
from opora.pipeline import published
from opora.render.address import list_url
from opora.render.edition import Edition
from opora.render.facets import FACETED
from opora.render.facets.columns import Column, packed, read_column
from opora.render.facets.facet import Facet, Option
from tests.content import APPROACH, AS_OF, HOME, PRACTICE, PROFILE, SCHOOL, SOURCES, Fields
from tests.pages import catalog_of, pages_of, text_of

SCHOOL_ID = HOME.removeprefix("schools/")
PUBLISHED: Fields = {**PRACTICE, "status": "published"}
OLD: Fields = {
    "title": "Прежний каталог",
    "sources": SOURCES,
    "status": "confirmed",
    "factors": [
        {
            "id": "old-parents",
            "title": "Родители далеко",
            "plain": "Родители далеко.",
            "synonyms": ["далеко"],
            "evidence": "document",
            "maps_to": ["parents"],
        }
    ],
}
Codes = dict[str, tuple[str, ...]]
Changed = Mapping[str, Fields | None]


def codes_of(page: str, changed: Changed, id_: str = "") -> Codes:
    """Read all facets of the list of a page, for the only record or that with an id."""
    catalog = published(catalog_of(changed))
    faceted = FACETED[page]
    entries = [*catalog.all(faceted.kind)]
    row = [entry.id for entry in entries].index(id_ or entries[0].id)
    columns = (read_column(catalog, facet, entries) for facet in faceted.facets)
    return {column.facet.name: column.codes(row) for column in columns}


def index_of(changed: Changed) -> dict[str, Any]:
    """Read the data that the list of practices brings to a browser."""
    files = {file.name: file.content for file in pages_of(changed)["practices/"].files}
    index: dict[str, Any] = json.loads(files["facets.json"])
    return index


@pytest.mark.parametrize("name", FACETED)
def test_a_faceted_list_stands_on_the_list_page_of_a_kind(name: str) -> None:
    url = list_url(BY_NAME[name])
    assert url
    assert 'data-facets="facets.json?v=' in pages_of(TWO)[url].html
    names = [facet.name for facet in FACETED[name].facets]
    assert len(names) == len(set(names))


TWO: Changed = {
    "approaches/tuition.md": APPROACH,
    "approaches/homework.md": {**APPROACH, "title": "Домашнее задание", "audience": ["methodist"]},
    "practices/club.md": PUBLISHED,
    "practices/lesson.md": {**PUBLISHED, "title": "Урок", "kind": "pedagogical"},
    f"{HOME}-2/school.yml": {**SCHOOL, "title": "Школа № 2", "settlement": "village"},
    "schools/primorye/roadmap-2022.yml": {
        "title": "Карта края",
        "sources": SOURCES,
        "period": {"start": "2022-01-01", "end": "2022-12-31"},
        "goal": "Поднять результаты",
        "tasks": [{"id": "reading", "title": "Научить читать"}],
        "items": [
            {
                "id": "club",
                "task": "reading",
                "activity": "Семинар",
                "period": {"kind": "all_year"},
                "responsible": [{"class": "schools"}],
                "expected_result": {"text": "Прошёл", "qualitative": ["Есть план"]},
                "scope": "programme",
                "state": "planned",
            }
        ],
    },
    "documents/letter.yml": {
        "title": "Письмо",
        "sources": SOURCES,
        "author": "iro",
        "kind": "letter",
        "level": "regional",
        "year": 2021,
    },
    "documents/plan.yml": {
        "title": "План",
        "sources": SOURCES,
        "author": SCHOOL_ID,
        "kind": "event_plan",
        "level": "school",
        "announced": True,
    },
}


def test_a_practice_answers_every_facet() -> None:
    school = {**SCHOOL, "settlement": "village", "small_school": True, "size": "up_to_50"}
    practice: Fields = {
        **PUBLISHED,
        "authors": [SCHOOL_ID],
        "contact": {"organisation": SCHOOL_ID},
        "factors": ["parents"],
        "subjects": ["russian"],
        "grades": ["5-9", "1-4"],
        "year_from": 2019,
        "year_to": 2021,
        "first_effect": "quarter",
        "fit": {"settlement": ["city"]},
    }
    changed = {"practices/club.md": practice, f"{HOME}/school.yml": school}
    assert codes_of("practice", changed) == {
        "factor": ("parents",),
        "kind": ("managerial",),
        "level": ("school",),
        "audience": ("school_head",),
        "subject": ("russian",),
        "grade": ("1-4", "5-9"),
        "school": ("city", "village", "small"),
        "size": ("up_to_50",),
        "cost": ("none",),
        "effect": ("quarter",),
        "evidence": ("description",),
        "standing": ("described",),
        "year": ("2021", "2020", "2019"),
        "territory": ("primorye", "primorye/vladivostok"),
    }


def test_what_a_practice_does_not_say_is_a_choice_of_its_own() -> None:
    unsaid = codes_of("practice", {"practices/club.md": PUBLISHED})
    assert {name for name, codes in unsaid.items() if codes == ("-",)} == {
        "subject",
        "grade",
        "school",
        "size",
        "effect",
        "territory",
    }


def test_a_practice_without_a_place_stands_where_its_programme_does() -> None:
    programme: Fields = {
        "title": "500+",
        "sources": SOURCES,
        "level": "regional",
        "goal": "Поднять результаты",
        "territory": "primorye",
        "period": {"start": "2021-01-01", "end": "2021-12-31"},
    }
    practice = {**PUBLISHED, "programme": "plus"}
    changed = {"practices/club.md": practice, "programmes/plus.yml": programme}
    assert codes_of("practice", changed)["territory"] == ("primorye",)


def test_a_factor_of_another_catalogue_counts_as_what_it_maps_to() -> None:
    profile = {
        **PROFILE,
        "catalogue": "old",
        "entries": [{"factor": "old-parents", "significance": "high"}],
    }
    changed = {"factors/old.yml": OLD, f"{HOME}/risk-profile-2021.yml": profile}
    assert codes_of("region", changed)["factor"] == ("parents",)


def test_a_school_answers_every_facet() -> None:
    source = SOURCES[0]
    school = {
        **SCHOOL,
        "remote": True,
        "statuses": [
            {"status": "shnor", "year": 2020, "source": source},
            {"status": "exited", "year": 2021, "source": source},
        ],
        "participations": [{"programme": "plus", "year": 2019, "source": source}],
    }
    assert codes_of("region", {f"{HOME}/school.yml": school}) == {
        "factor": ("parents",),
        "status": ("shnor", "exited"),
        "level": ("secondary",),
        "school": ("city", "remote"),
        "size": ("-",),
        "year": ("2021", "2020", "2019"),
        "territory": ("primorye", "primorye/vladivostok"),
    }


def test_a_roadmap_and_a_document_answer_theirs() -> None:
    roadmap = codes_of("roadmap", TWO, "primorye-vladivostok-school-1-2021")
    assert roadmap == {
        "factor": ("parents",),
        "level": ("school",),
        "doer": ("methodist",),
        "state": ("planned",),
        "year": ("2021",),
        "territory": ("primorye", "primorye/vladivostok"),
    }
    assert codes_of("document", TWO, "plan") == {
        "factor": ("-",),
        "kind": ("event_plan",),
        "level": ("school",),
        "holding": ("announced",),
        "year": ("-",),
        "territory": ("primorye", "primorye/vladivostok"),
    }


def test_choices_stand_in_the_order_of_their_closed_list_and_only_if_somebody_has_them() -> None:
    held = {facet["name"]: facet["options"] for facet in index_of(TWO)["facets"]}
    assert held["kind"] == [
        ["pedagogical", "педагогическая", -1],
        ["managerial", "управленческая", -1],
    ]


def test_a_municipality_names_its_region() -> None:
    practice = {**PUBLISHED, "authors": [SCHOOL_ID], "contact": {"organisation": SCHOOL_ID}}
    held = {
        one["name"]: one["options"] for one in index_of({"practices/club.md": practice})["facets"]
    }
    assert held["territory"] == [
        ["primorye", "Приморский край", -1],
        ["primorye/vladivostok", "Владивосток", 0],
    ]


@pytest.mark.parametrize("sets", [1, 63, 64, 65, 4097])
def test_a_column_is_written_so_that_it_can_be_read_back(sets: int) -> None:
    signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
    options = tuple(Option(str(at), str(at)) for at in range(sets))
    rows = tuple((at % sets,) for at in range(sets * 2))
    facet = Facet("x", "Икс", lambda _, entry: [entry.id], lambda *_: options)
    written: dict[str, Any] = packed(Column(facet, options, rows))
    digits, text = written["digits"], written["rows"]
    read = []
    for at in range(0, len(text), digits):
        number = 0
        for sign in text[at : at + digits]:
            number = number * 64 + signs.index(sign)
        read.append(written["sets"][number])
    assert tuple(read) == rows


def many(number: int) -> dict[str, Fields]:
    return {
        f"practices/club-{at:03}.md": {**PUBLISHED, "title": f"Клуб {at:03}"}
        for at in range(number)
    }


def test_fifty_cards_stand_on_a_page_and_the_others_on_further_pages() -> None:
    pages = pages_of({"practices/club.md": None, **many(101)})
    urls = [url for url in pages if url.startswith("practices/") and url.count("club") == 0]
    assert urls == ["practices/", "practices/page/2/", "practices/page/3/"]
    assert [pages[url].html.count('class="o-card"') for url in urls] == [50, 50, 1]
    assert "Всего 101. Страница 2 из 3." in text_of(pages[urls[1]].html)
    assert "data-facets" not in pages[urls[1]].html
    assert [pages[url].search is None for url in urls] == [False, True, True]


def test_the_data_holds_the_cards_in_the_order_of_the_list() -> None:
    page = pages_of({"practices/club.md": None, **many(23)})["practices/"]
    files = {file.name: json.loads(file.content) for file in page.files}
    assert [*files] == ["facets.json", "cards-0.json", "cards-1.json"]
    titles = [card[1] for at in range(2) for card in files[f"cards-{at}.json"]]
    assert titles == [f"Клуб {at:03}" for at in range(23)]
    marks = files["facets.json"]["marks"]
    assert len(marks) == len({tuple(mark) for mark in marks})


def test_the_version_changes_with_any_text() -> None:
    def version(title: str) -> str:
        practice = {**PUBLISHED, "title": title, "kind": "pedagogical"}
        html = pages_of({"practices/club.md": practice, **many(2)})
        return html["practices/"].html.partition("facets.json?v=")[2][:12]

    assert version("Клуб") == version("Клуб") != version("Клуб!")


def test_what_is_proven_best_comes_first() -> None:
    measured = {
        **PUBLISHED,
        "title": "Измеренная",
        "evidence_level": "before_after",
        "authors": [SCHOOL_ID],
        "contact": {"organisation": SCHOOL_ID},
        "results": [
            {
                "what": "посещают собрания",
                "before": 20,
                "after": 60,
                "unit": "percent",
                "period": "год",
                "source": SOURCES[0],
            }
        ],
    }
    changed: Changed = {
        "practices/club.md": PUBLISHED,
        "practices/measured.md": measured,
    }
    said = text_of(pages_of(changed)["practices/"].html)
    assert said.index("Измеренная") < said.index("Клуб родителей")
    assert codes_of("practice", changed, "measured")["standing"] == ("tried",)


def test_records_that_are_not_published_are_in_no_list() -> None:
    assert index_of({"practices/club.md": PUBLISHED, "practices/draft.md": PRACTICE})["number"] == 1


def test_an_unlisted_code_is_no_choice() -> None:
    edition = Edition(published(catalog_of({"practices/club.md": PUBLISHED})), AS_OF)
    entries = [*edition.catalog.all("practice")]
    facet = Facet("x", "Икс", lambda *_: ["strange"], lambda *_: [Option("known", "известный")])
    assert read_column(edition.catalog, facet, entries).codes(0) == ("-",)
