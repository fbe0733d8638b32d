"""Linked data in pages: what it says, that nothing runs, and that nothing breaks out of it."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from opora.pipeline import published
from opora.render import Edition, Page, render_site
from opora.render.open_data.linked_block import data_block
from opora.site.sitemap import robots, sitemap
from tests.browser import visit
from tests.content import AS_OF, HOME, PRACTICE, SCHOOL, Fields
from tests.pages import catalog_of

EVIL = "</script><script>document.title = 'run'</script>&\u2028<!--"
PUBLISHED: Fields = {**PRACTICE, "status": "published"}
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def pages(changed: dict[str, Fields | None], site_url: str = "") -> dict[str, Page]:
    edition = Edition(published(catalog_of(changed)), AS_OF, site_url=site_url)
    return {page.url: page for page in render_site(edition)}


def blocks(page: Page) -> dict[str, Any]:
    """Read the linked data of a page by its type."""
    held = [json.loads(text) for text in BLOCK.findall(page.head)]
    return {one["@type"] if isinstance(one["@type"], str) else one["@type"][0]: one for one in held}


def test_text_does_not_break_out_and_comes_back_as_it_was() -> None:
    block = data_block({"name": EVIL})
    assert block.count("</script>") == 1
    assert not re.search("[<&\u2028]", BLOCK.findall(block)[0])
    assert json.loads(BLOCK.findall(block)[0]) == {"name": EVIL}


def test_a_practice_a_school_and_the_data_are_described() -> None:
    site = "https://bank.example/"
    found = pages({"practices/club.md": PUBLISHED}, site)
    practice = blocks(found["practices/club/"])["Article"]
    assert practice["url"] == f"{site}practices/club/"
    assert practice["author"][0]["name"] == "Институт развития образования"
    assert practice["license"] == "https://creativecommons.org/licenses/by/4.0/"
    school = blocks(found["schools/primorye/vladivostok/school-1/"])
    assert school["School"]["name"] == "Школа № 1"
    assert [one["item"] for one in school["BreadcrumbList"]["itemListElement"]][-1] == (
        f"{site}schools/primorye/vladivostok/school-1/"
    )
    data = blocks(found["data/"])["Dataset"]
    assert data["distribution"][0]["contentUrl"] == f"{site}api/v1/index.json"
    assert blocks(found[""])["WebSite"]["url"] == site


def test_without_an_address_links_start_at_the_page() -> None:
    practice = blocks(pages({"practices/club.md": PUBLISHED})["practices/club/"])["Article"]
    assert practice["url"] == "../../practices/club/"


def test_every_page_of_a_record_knows_the_way_to_it(real_site: Path) -> None:
    lost = [
        path
        for folder in ("practices", "factors", "events", "organisations")
        for path in (real_site / folder).glob("*/index.html")
        if path.parent.name != "page" and '"@type":"BreadcrumbList"' not in path.read_text("utf-8")
    ]
    assert lost == []


def test_no_block_of_the_site_is_run_or_reported(chromium: Browser, real_site: Path) -> None:
    with visit(chromium, real_site) as seen:
        for url in ("", "data/", "practices/kirovsky-base-schools/", "schools/"):
            page = seen.go(url)
            held = page.locator('script[type="application/ld+json"]').all_text_contents()
            assert held
            assert all("@context" in json.loads(text) for text in held)


def test_a_title_like_a_script_is_only_text_on_the_page(chromium: Browser, tmp_path: Path) -> None:
    evil = "</script><script>document.title='run'</script>"
    found = pages({f"{HOME}/school.yml": {**SCHOOL, "title": evil}})
    page = found["schools/primorye/vladivostok/school-1/"]
    html = f"<!doctype html><html><head><title>still</title>{page.head}</head><body></body></html>"
    (tmp_path / "index.html").write_text(html, encoding="utf-8")
    (tmp_path / "404.html").write_text("", encoding="utf-8")
    context = chromium.new_context()
    shown = context.new_page()
    shown.goto((tmp_path / "index.html").as_uri())
    assert shown.title() == "still"
    assert shown.locator("script").count() == 2
    context.close()


def test_feeds_are_found_by_readers_and_not_taken_for_languages(real_site: Path) -> None:
    html = (real_site / "factors/clm-parents/index.html").read_text("utf-8")
    assert '<link rel="alternate feed" type="application/atom+xml"' in html
    assert 'rel="alternate"' not in html


def test_the_list_for_search_engines_has_days_where_they_are_known() -> None:
    text = sitemap("https://bank.example/", {"b/": None, "a/": date(2026, 3, 1)})
    assert text.index("<lastmod>2026-03-01</lastmod>") < text.index("bank.example/b/")
    assert text.count("<lastmod>") == 1
    assert "Sitemap: https://bank.example/sitemap.xml" in robots("https://bank.example/")
    assert "Disallow: /opora/search/\n" in robots("https://bank.example/opora/")
    assert robots("") == "User-agent: *\nDisallow: /search/\n"
