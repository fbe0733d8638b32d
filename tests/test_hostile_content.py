"""What strangers write is text on every page: nothing of it runs, asks, leads away or hides."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog

from opora.kinds import KINDS
from opora.render import Page, render_site
from opora.site import Engine, at_hand, build_site
from tests.attacks import ATTACKS, INJECTIONS
from tests.browser import Visit, visit
from tests.hostile import hostile_edition, write_hostile_guides
from tests.site_sample import PAGES, look

KEPT = ["opora.submit.practice", "opora.plan", "opora.school", "opora.compare", "__proto__"]
TYPED = ("submit/practice/", "my-school/", "compare/", "plan/")
GUIDES = ("evil/", "evil-entities/", "evil-lines/")


def test_the_list_is_long_and_holds_no_attack_twice() -> None:
    assert len(ATTACKS) >= 300
    assert len(set(ATTACKS)) == len(ATTACKS)


def test_every_kind_is_attacked() -> None:
    catalog = hostile_edition().catalog
    assert [kind.name for kind in KINDS if not any(catalog.all(kind.name))] == []


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return {page.url: page for page in render_site(hostile_edition())}


@pytest.fixture(scope="module")
def site(pages: dict[str, Page], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    drawn = look(folder)
    write_hostile_guides(drawn.guides)
    build_site(at_hand(pages.values()), site=folder / "site", look=drawn)
    return folder / "site"


def test_every_record_is_on_a_page_with_its_attacks(pages: dict[str, Page]) -> None:
    attacks = {*ATTACKS, *INJECTIONS}
    assert "practices/club/" in pages
    assert sum(page.title in attacks for page in pages.values()) >= 20


def watched(seen: Visit) -> list[str]:
    """Note dialogs and navigations; scripts, other hosts and reports the visit itself notes."""
    gone: list[str] = []

    def on_dialog(shown: Dialog) -> None:
        gone.append(shown.message)
        shown.dismiss()

    seen.page.on("dialog", on_dialog)
    seen.page.on("popup", lambda one: gone.append(one.url))
    return gone


def test_nothing_of_a_record_runs_on_any_page(
    chromium: Browser, pages: dict[str, Page], site: Path
) -> None:
    with visit(chromium, site) as seen:
        gone = watched(seen)
        for url in (*pages, *GUIDES):
            page = seen.go(url)
            assert page.url == seen.root + url
            assert page.evaluate("getComputedStyle(document.body).display") != "none"
            assert page.locator("article a[href^='javascript' i], article [srcdoc]").count() == 0
            assert page.locator("article script:not([type*=json]), article [onerror]").count() == 0
        assert gone == []


FORBIDDEN = re.compile(
    r"(?:\w+ (?:on|style|srcdoc|formaction)|img src (?:\w+:|//))"
    r"|a href \s*(?!https?:|mailto:)[\w.+-]+:"
    r"|(?:script|style|iframe|object|embed|form|svg|math|base|meta|link|template) ",
    re.IGNORECASE,
)


class Attributes(HTMLParser):
    """Lists tags with their attributes and values, as a browser reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [f"{tag} {name} {value}" for name, value in (*attrs, ("", ""))]


@pytest.mark.parametrize("engine", Engine)
def test_guides_bring_no_code_and_no_strange_files(tmp_path: Path, engine: Engine) -> None:
    drawn = look(tmp_path, engine)
    write_hostile_guides(drawn.guides)
    build_site(at_hand(PAGES), site=tmp_path / "site", look=drawn)
    sound = (tmp_path / "site/about/inside/index.html").read_text("utf-8").count("<script")
    for url in GUIDES:
        html = (tmp_path / f"site/{url}index.html").read_text("utf-8")
        article = html[html.index("<article") : html.index("</article>")]
        assert html.count("<script") == sound
        assert not re.search(r"<[^>]+\s(?:on\w+|style|srcdoc)\s*=", article)
        seen = Attributes()
        seen.feed(article)
        assert not [one for one in seen.found if FORBIDDEN.match(one)]
    strange = [path.name for path in (tmp_path / "site").rglob("evil.*")]
    assert strange == []


@pytest.mark.parametrize("url", ["", *TYPED])
def test_what_is_typed_into_addresses_and_kept_in_the_browser_does_not_run(
    chromium: Browser, site: Path, url: str
) -> None:
    query = "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"
    evil = "'\"></script><img src=x onerror=alert(1)><svg onload=alert(1)>"
    with visit(chromium, site) as seen:
        gone = watched(seen)
        page = seen.go(url)
        page.evaluate(
            "([keys, evil]) => keys.forEach((key, at) => localStorage.setItem(key, "
            "JSON.stringify(at % 2 ? [evil, {title: evil}] : {title: evil, fields: [evil]})))",
            [KEPT, evil],
        )
        page.evaluate("evil => { location.hash = evil }", evil)
        page.goto(f"{seen.root}{url}?q={query}&factor=__proto__")
        page.emulate_media(media="print")
        page.wait_for_load_state("networkidle")
        assert page.locator("[onerror], [onload]").count() == 0
        assert gone == []


@pytest.mark.parametrize("query", ["<img src=x onerror=alert(1)>", "</script>alert(1)", "клуб"])
def test_a_search_shows_attacks_as_text(chromium: Browser, site: Path, query: str) -> None:
    with visit(chromium, site) as seen:
        gone = watched(seen)
        page = seen.go("search/")
        page.locator("main input[type=search], input[type=search]").last.fill(query)
        page.keyboard.press("Enter")
        page.wait_for_load_state("networkidle")
        assert page.locator("main img, main svg[onload], main [onerror]").count() == 0
        assert gone == []
