"""Home and coverage: the pages that look at the whole bank."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from opora.indicators import roadmap_coverage
from opora.kinds import BY_NAME
from opora.parse import Entry
from opora.render.edition import Draft, Edition, list_title
from opora.render.list_tables import coverage_table
from opora.render.matrix import matrix_page
from opora.render.open_data.linked_whole import site_block
from opora.render.page import Page
from opora.render.school import school_pages
from opora.render.sections import sections_page

ROLES = (
    ("Учитель", "Найти, что поможет на уроке, и понять, подойдёт ли это вашему классу.", "teacher"),
    ("Молодой педагог", "С чего начать в первые три года и кого спросить.", "young-teacher"),
    ("Директор и завуч", "Увидеть риски школы и собрать меры в дорожную карту.", "director"),
    ("Куратор", "Понять профиль школы и предложить проверенное.", "curator"),
    (
        "Муниципальный координатор",
        "Узнать, что есть у школ округа и чего не хватает.",
        "municipal-coordinator",
    ),
    (
        "Региональный координатор",
        "Посмотреть охват факторов и ход дорожной карты.",
        "regional-coordinator",
    ),
    ("Родитель", "Узнать, что делает школа и как помочь ребёнку.", "parent"),
)
"""Title, sentence and guide of each role."""

NEWEST = 3
"""How many of the latest practices home shows."""


def overviews() -> Iterator[tuple[str, Callable[[Edition], Iterable[Page]]]]:
    """Name the pages that look at the whole bank, with what renders them."""
    yield "home", lambda edition: (_home(edition),)
    yield "sections", lambda edition: (sections_page(edition),)
    yield "matrix", lambda edition: (matrix_page(edition),)
    yield "my-school", school_pages
    yield "no-glossary", _no_glossary
    yield "coverage", _coverage


def _coverage(edition: Edition) -> Iterator[Page]:
    catalog = edition.catalog
    values = {
        "coverage": edition.coverage,
        "share_of": partial(roadmap_coverage, catalog),
        "roadmaps": [one for one in catalog.all("roadmap") if not _is_of_school(one)],
    }
    title = "Охват факторов риска"
    page = edition.page(Draft("coverage/", title, ("coverage.html",), values, "wide"))
    yield replace(page, tables=(coverage_table(edition),))


def _is_of_school(roadmap: Entry) -> bool:
    return roadmap.parent is not None and "school" in roadmap.parent.kinds


def _no_glossary(edition: Edition) -> Iterator[Page]:
    if any(edition.catalog.all("glossary")):
        return
    kind = BY_NAME["glossary"]
    draft = Draft(kind.url, list_title(kind), ("lists/glossary.html",), {"kind": kind})
    yield edition.page(draft)


def _home(edition: Edition) -> Page:
    practices = sorted(
        edition.catalog.all("practice"),
        key=lambda one: edition.file_changed_on(one) or edition.as_of,
        reverse=True,
    )
    extra = {
        "roles": [(title, text, f"roles/{name}/") for title, text, name in ROLES],
        "plural": {name: list_title(kind) for name, kind in BY_NAME.items()},
        "newest": practices[:NEWEST],
        "coverage": edition.coverage,
    }
    title = "Опора — банк лучших практик для школ"
    description = "Банк лучших практик для школ с низкими образовательными результатами"
    page = edition.page(Draft("", title, ("home.html",), extra, "wide", description))
    return replace(page, head=site_block(edition))
