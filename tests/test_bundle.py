"""The copy for a memory stick: unpacked on a disk and opened by a double click."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from opora.site import SiteError
from opora.site.bundle import pack
from opora.site.bundle.addresses import address_on_disk
from opora.site.bundle.linking import linked
from opora.site.bundle.names import LONGEST, misfits

DAY = date(2026, 11, 27)
MODULES = Path(__file__).parent.parent / "generator" / "opora" / "assets"


@pytest.fixture(scope="module")
def archive(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bundle") / "opora.zip"
    assert pack(real_site, path, name="Опора", day=DAY) == path.stat().st_size
    return path


@pytest.fixture(scope="module")
def unpacked(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stick") / "Мои документы (школа) 50% #1"
    with ZipFile(archive) as held:
        held.extractall(folder)
    return folder


@contextmanager
def opened(chromium: Browser, folder: Path) -> Iterator[Page]:
    """Open the copy as a person does, from its first page; nothing may go wrong on the way."""
    wrong: list[str] = []
    page = chromium.new_page()
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("console", lambda said: wrong.append(said.text) if said.type != "log" else None)
    page.on("requestfailed", lambda one: wrong.append(f"failed: {one.url}"))
    page.on(
        "request",
        lambda one: (
            None if one.url.startswith(("file:", "data:", "blob:")) else wrong.append(one.url)
        ),
    )
    page.goto((folder / "Начните здесь.html").as_uri())
    page.wait_for_url("**/bank/index.html", wait_until="networkidle")  # leaving aborts requests
    yield page
    assert wrong == []
    page.close()


def test_search_answers_from_a_disk(chromium: Browser, unpacked: Path) -> None:
    with opened(chromium, unpacked) as page:
        page.get_by_role("combobox", name="Поиск по банку").fill("ученики не хотят учится")
        page.locator("#opora-search-list a").first.wait_for()
        page.get_by_text("Все результаты").click()
        results = page.locator("[data-search-results] a")
        results.first.wait_for()
        expect(page.locator("[data-search-results]")).to_contain_text("мотивация")
        results.first.click()
        page.wait_for_url("**/index.html")
        expect(page.locator("h1")).to_be_visible()


def test_the_first_page_has_a_policy_and_keeps_it(chromium: Browser, unpacked: Path) -> None:
    text = (unpacked / "Начните здесь.html").read_text("utf-8")
    assert "Content-Security-Policy" in text
    assert "<style" not in text
    page = chromium.new_page(java_script_enabled=False)
    page.goto((unpacked / "Начните здесь.html").as_uri())
    assert page.locator("body").evaluate("body => getComputedStyle(body).maxWidth") == "612px"
    page.close()


def test_the_form_of_the_search_works_without_the_box(chromium: Browser, unpacked: Path) -> None:
    with opened(chromium, unpacked) as page:
        page.locator("[data-search-form]").evaluate(
            "form => { form.querySelector('input').value = 'буллинг'; form.submit(); }"
        )
        page.wait_for_url("**/search/index.html?q=*")
        page.locator("[data-search-results] a").first.wait_for()


def test_facets_narrow_on_a_disk(chromium: Browser, unpacked: Path) -> None:
    with opened(chromium, unpacked) as page:
        page.get_by_role("link", name="Практики", exact=True).first.click()
        page.wait_for_url("**/practices/index.html")
        found = page.locator(".o-found")
        all_of_them = found.text_content()
        page.locator("[data-facet=factor] > summary").click()
        page.locator("input[name=factor]:not(:disabled)").first.check()
        expect(found).to_contain_text("Найдено")
        assert found.text_content() != all_of_them
        assert "?" in page.url
        page.locator(".o-cards > .o-card a").first.click()
        expect(page.locator("h1")).to_be_visible()
        assert page.url.endswith("index.html")


def test_my_school_ranks_and_practices_are_compared(chromium: Browser, unpacked: Path) -> None:
    with opened(chromium, unpacked) as page:
        page.goto((unpacked / "bank/my-school/index.html").as_uri())
        page.get_by_label("Вовлечённость родителей").select_option("high")
        expect(page.locator("[data-my-school] [role=status]").first).to_contain_text("Подходит")
        cards = page.locator(".o-match h3 a")
        cards.first.wait_for()
        assert cards.first.get_attribute("href")
        for box in page.get_by_label(re.compile("^Сравнить:")).all()[:2]:
            box.check()
        page.locator(".o-bar a").click()
        page.wait_for_url("**/compare/index.html?id=*")
        page.locator("[data-compare] table").wait_for()


def test_pages_that_scripts_make_work_on_a_disk(chromium: Browser, unpacked: Path) -> None:
    with opened(chromium, unpacked) as page:
        for url, sign in (
            ("plan", "[data-plan-page]"),
            ("submit/practice", "[data-submit] button"),
            ("matrix", "table"),
            ("offline", "h1"),
        ):
            page.goto((unpacked / f"bank/{url}/index.html").as_uri())
            page.locator(sign).first.wait_for()
            page.wait_for_load_state("networkidle")


class _Links(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        self.found += [
            value for name, value in attrs if name in {"href", "src", "action"} and value
        ]


def test_every_link_leads_to_a_file_of_the_copy(unpacked: Path) -> None:
    dead = []
    for path in unpacked.rglob("*.html"):
        for link in _Links(path.read_text("utf-8")).found:
            parts = urlsplit(link)
            assert not link.startswith("/"), (path, link)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            if not (path.parent / unquote(parts.path)).is_file():
                dead.append(f"{path.relative_to(unpacked)}: {link}")
    assert dead == []


def test_names_fit_windows_and_nothing_online_is_inside(archive: Path) -> None:
    names = ZipFile(archive).namelist()
    assert list(misfits(names)) == []
    assert names[0] == "Начните здесь.html"
    assert not [name for name in names if name.endswith(("/offline.js", "version.json"))]
    assert not [name for name in names if "/admin/" in name or name.endswith("sw.js")]
    assert "bank/data/index.html" in names
    assert [name for name in names if name.endswith(".xlsx")]


def test_the_same_site_gives_the_same_archive(
    archive: Path, real_site: Path, tmp_path: Path
) -> None:
    pack(real_site, tmp_path / "again.zip", name="Опора", day=DAY)
    assert (tmp_path / "again.zip").read_bytes() == archive.read_bytes()


@pytest.mark.parametrize(
    ("url", "address", "expected"),
    [
        ("", "practices/", "practices/index.html"),
        ("a/b/", "../../", "../../index.html"),
        ("a/b/", "../..", "../../index.html"),
        ("", ".", "./index.html"),
        ("a/", "../search/?q=x#y", "../search/index.html?q=x#y"),
        ("a/", "#place", "#place"),
        ("a/", "?q=1", "?q=1"),
        ("a/", "list.csv", "list.csv"),
        ("a/", "https://example.org/b/", "https://example.org/b/"),
        ("a/", "mailto:x@example.org", "mailto:x@example.org"),
        ("a/b/", "../../admin/", "../../offline/index.html"),
    ],
)
def test_addresses_name_files(url: str, address: str, expected: str) -> None:
    assert address_on_disk(address, url) == expected


def test_names_that_windows_refuses() -> None:
    long = "bank/" + "a" * LONGEST
    refused = ["bank/con/index.html", "bank/A.html", "bank/a.html", "bank/x./y", "bank/a?b", long]
    assert len(list(misfits(refused))) == 5
    assert list(misfits(["bank/console/index.html", "Начните здесь.html"])) == []


def test_a_site_that_windows_refuses_is_not_packed(tmp_path: Path) -> None:
    (tmp_path / "site/assets").mkdir(parents=True)
    for name in ("facets", "school", "search", "submit"):
        (tmp_path / f"site/assets/{name}.js").touch()
    (tmp_path / "site/nul.html").touch()
    (tmp_path / "site/assets/disk").mkdir()
    (tmp_path / "site/assets/disk/links.js").touch()
    with pytest.raises(SiteError, match=r"nul\.html"):
        pack(tmp_path / "site", tmp_path / "x.zip", name="Опора", day=DAY)


@pytest.mark.parametrize(
    "text",
    ['import x from "./y.js";', "export default 1;", 'export * from "./y.js";', "import(x);"],
)
def test_an_unknown_form_of_import_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="not a form"):
        linked({"a.js": text}, ["a.js"])


def test_linked_modules_run_in_a_ring_and_once(chromium: Browser) -> None:
    modules = {
        "a.js": 'import { b as two } from "./in/b.js";\nexport function one() { return 1; }\n'
        'window.said = [two(), import.meta.url.endsWith("assets/a.js")];\n'
        'import("./in/b.js").then((b) => window.said.push(b.listed));',
        "in/b.js": 'import * as a from "../a.js";\nconst own = 7;\n'
        "export function b() { return a.one() + 1; }\nexport { own as listed };\n"
        "window.times = (window.times ?? 0) + 1;",
    }
    page = chromium.new_page()
    page.route("http://x.example/**", lambda route: route.fulfill(body=linked(modules, ["a.js"])))
    page.route(
        "http://y.example/",
        lambda route: route.fulfill(
            content_type="text/html", body='<script src="http://x.example/assets/all.js"></script>'
        ),
    )
    page.goto("http://y.example/")
    assert page.evaluate("[...window.said, window.times]") == [2, True, 7, 1]
    page.close()
