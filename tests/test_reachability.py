"""The real site as a graph: nothing is lost in it, and nothing leads nowhere."""

from collections.abc import Iterator

import pytest

from opora.model import Ref, values_of
from opora.parse import Entry
from opora.render.address import url_of
from tests.pages import (
    clicks_from_home,
    guide_files,
    ids_of,
    real_edition,
    real_files,
    real_links,
    real_pages,
)

MADE_LATER = {"admin/", "offline/", "search/"}
"""Pages that are made when the site is written."""


def test_every_page_is_at_most_three_clicks_from_home() -> None:
    links = real_links()
    clicks = clicks_from_home(links)
    assert sorted(set(links) - set(clicks)) == []
    assert [url for url, number in clicks.items() if number > 3] == []


def test_no_page_leads_to_one_that_is_not_there() -> None:
    links = real_links()
    files = {f"{path}/" for path in (*real_files(), *guide_files())}
    there = set(links) | MADE_LATER | files
    lost = {(url, to.url) for url, held in links.items() for to in held if to.url not in there}
    assert sorted(lost) == []


def test_every_anchor_is_on_its_page() -> None:
    anchors = {url: ids_of(page) for url, page in real_pages().items()}
    lost = {
        (url, f"{to.url}#{to.anchor}")
        for url, held in real_links().items()
        for to in held
        if to.anchor and to.url in anchors and to.anchor not in anchors[to.url]
    }
    assert sorted(lost) == []


def references() -> Iterator[tuple[Entry, Entry]]:
    catalog = real_edition().catalog
    for held in catalog.entries.values():
        for entry in held.values():
            for _, value in values_of(entry.entity):
                named = catalog.find(value) if isinstance(value, Ref) else None
                if named:
                    yield entry, named


@pytest.mark.parametrize("way", ["there", "back"])
def test_every_reference_is_a_link_there_and_back(way: str) -> None:
    catalog, links = real_edition().catalog, real_links()
    lost = set()
    for one, other in references():
        ends = [url_of(entry, catalog).partition("#")[0] for entry in (one, other)]
        start, end = ends if way == "there" else reversed(ends)
        if not start:  # the words of the search have no page, and home has no need of each
            continue
        if start != end and end not in {target.url for target in links[start]}:
            lost.add((start, end))
    assert sorted(lost) == []
