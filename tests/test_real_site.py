"""The real content, built as its maintainers build it: nothing on it leads nowhere."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from opora.intake.filled import kind_of
from opora.sheets import FORMS
from opora.tables import Opened, open_tables
from tests.html_read import Read, pages

NAMED_LATER = {"__toc"}
"""What the theme names and draws only where a page has contents."""


def has_place(page: Read | None, fragment: str) -> bool:
    return not fragment or page is None or unquote(fragment) in page.ids


def dead_links(site: Path) -> Iterator[str]:
    held = pages(site)
    for path, page in held.items():
        if path.name == "404.html":  # its links start at the root, wherever it is shown
            continue
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if target.is_dir():
                target /= "index.html"
            if not target.is_file():
                yield f"{path.relative_to(site)}: {link}"
            elif not has_place(held.get(target), parts.fragment):
                yield f"{path.relative_to(site)}: {link}: no such place"


def test_no_link_is_dead(real_site: Path) -> None:
    assert sorted(dead_links(real_site)) == []


def test_the_html_of_every_page_is_sound(real_site: Path) -> None:
    theme = ("<label> in <nav>",)
    wrong = {
        f"{path.relative_to(real_site)}: {one}"
        for path, page in pages(real_site).items()
        for one in page.wrong
        if not one.startswith(theme)
    }
    assert sorted(wrong) == []


def test_no_id_stands_twice_and_every_id_that_is_named_is_there(real_site: Path) -> None:
    for path, page in pages(real_site).items():
        assert [one for one, number in page.ids.items() if number > 1] == [], path
        assert page.named - set(page.ids) - NAMED_LATER == set(), path


def test_a_link_leads_to_every_page(real_site: Path) -> None:
    held = pages(real_site)
    found, waiting = set[Path](), [real_site / "index.html"]
    while waiting:
        path = waiting.pop()
        if path in found or path not in held:
            continue
        found.add(path)
        for link in held[path].links:
            parts = urlsplit(link)
            if not (parts.scheme or parts.netloc) and parts.path:
                target = (path.parent / unquote(parts.path)).resolve()
                waiting.append(target / "index.html" if target.is_dir() else target)
    lost = {path for path, page in held.items() if not page.moved} - found
    assert lost == {real_site / "404.html"}


def test_nothing_is_fetched_from_another_host(real_site: Path) -> None:
    for path in real_site.rglob("*.html"):
        html = path.read_text("utf-8")
        for tag in ("<script src=", "<img src=", "<iframe", "@import"):
            assert f'{tag}"http' not in html, path
        assert 'rel="stylesheet" href="http' not in html, path


def test_links_that_lead_away_tell_nobody_where_the_reader_came_from(real_site: Path) -> None:
    seen = 0
    for path in real_site.rglob("*.html"):
        for link in re.findall(r"<a\b[^>]*\bhref=\"(?:https?:)?//[^>]*>", path.read_text("utf-8")):
            rel = re.search(r'\brel="([^"]*)"', link)
            held = set(rel[1].split()) if rel else set()
            assert {"noopener", "noreferrer"} <= held, f"{path}: {link}"
            seen += 1
    assert seen > 500


def test_the_roadmap_has_all_rows_of_the_order(real_site: Path) -> None:
    html = (real_site / "roadmaps/primorskiy-kray-2021/index.html").read_text("utf-8")
    assert (
        sum(f'id="p21-{task}-{row}"' in html for task in range(1, 5) for row in range(1, 20)) == 28
    )


def test_each_factor_of_the_method_has_its_address(real_site: Path) -> None:
    factors = [path.parent.name for path in (real_site / "factors").glob("*/index.html")]
    named = ("res-", "mgt-", "clm-")
    assert len([one for one in factors if one.startswith(named)]) == 15


def test_the_forms_on_the_site_are_those_that_an_import_knows(real_site: Path) -> None:
    for kind in FORMS:
        name = f"{kind.replace('_', '-')}.xlsx"
        content = (real_site / "contribute/templates" / name).read_bytes()
        opened = open_tables(name, content)
        assert isinstance(opened, Opened)
        assert kind_of(opened) == kind
