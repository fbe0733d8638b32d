"""Long plain lists come in pages, and no row is lost between them."""

import re

import pytest

from opora.render import leaves
from opora.render.leaves import Leaf
from tests.content import ORGANISATION, Fields
from tests.pages import links_of, pages_of

NUMBER = 5
BANK: dict[str, Fields | None] = {
    f"organisations/org-{at}.yml": {**ORGANISATION, "title": f"Организация {at}"}
    for at in range(NUMBER)
}


@pytest.fixture
def of_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaves, "ROWS", 2)


@pytest.mark.usefixtures("of_two")
def test_each_record_is_on_one_page_of_its_list() -> None:
    pages = pages_of(BANK)
    found = [url for url in pages if re.fullmatch(r"organisations/(page/\d/)?", url)]
    assert found == ["organisations/", "organisations/page/2/", "organisations/page/3/"]
    listed = [
        target.url
        for url in found
        for target in links_of(url, pages[url].html)
        if target.url.startswith("organisations/org-")
    ]
    assert sorted(listed) == [f"organisations/org-{at}/" for at in range(NUMBER)]


@pytest.mark.usefixtures("of_two")
def test_pages_lead_to_each_other_and_only_the_first_is_found_by_search() -> None:
    pages = pages_of(BANK)
    second = pages["organisations/page/2/"]
    targets = {target.url for target in links_of(second.url, second.html)}
    assert {"organisations/", "organisations/page/3/"} <= targets
    assert "Страница 2 из 3" in second.html
    assert pages["organisations/"].search
    assert not second.search
    assert not second.tables


def test_a_short_list_says_nothing_of_pages() -> None:
    pages = pages_of(BANK)
    assert "organisations/page/2/" not in pages
    assert "Страница 1" not in pages["organisations/"].html


def test_groups_are_parted_by_rows_and_keep_their_headings() -> None:
    groups = [("а", [*range(150)]), ("б", [*range(150, 250)])]
    held = list(leaves.leaves("x/", {"groups": groups, "entries": []}))
    assert [[(word, len(rows)) for word, rows in one["groups"]] for one in held] == [
        [("а", 100)],
        [("а", 50), ("б", 50)],
        [("б", 50)],
    ]
    rows = [row for one in held for _, group in one["groups"] for row in group]
    assert rows == [*range(250)]


def test_an_empty_list_is_one_page() -> None:
    assert [one["leaf"] for one in leaves.leaves("x/", {"entries": []})] == [Leaf("x/", 1, 1, 0)]
