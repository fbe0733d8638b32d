from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from opora.site import Engine, at_hand, build_site
from tests.browser import serve, visit
from tests.site_sample import MANY, PAGES, look

FIELD = "[data-search-form] input"
OPTIONS = "[data-search-form] [role=option]"
RESULTS = "[data-search-results] [data-search-result]"


@pytest.fixture(scope="module", params=list(Engine))
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    engine: Engine = request.param
    folder = tmp_path_factory.mktemp(engine)
    build_site(at_hand((*PAGES, *MANY)), site=folder / "site", look=look(folder, engine))
    return folder / "site"


def titles(page: Page, results: str) -> list[str]:
    return page.locator(f"{results} .opora-result__title").all_inner_texts()


@pytest.mark.parametrize("under", ["/", "/opora/"])
def test_a_word_form_finds_from_the_header(chromium: Browser, site: Path, under: str) -> None:
    with visit(chromium, site, under=under) as seen:
        page = seen.go("practices/tutors/")
        page.keyboard.press("/")
        expect(page.locator(FIELD)).to_be_focused()
        page.keyboard.type("мотивации")
        expect(page.locator(OPTIONS)).to_have_count(2)
        assert titles(page, OPTIONS)[0] == "Низкая учебная мотивация"
        expect(page.locator(FIELD)).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("ArrowDown")
        expect(page.locator(OPTIONS).first).to_have_attribute("aria-selected", "true")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{seen.root}factors/motivation/")


def test_escape_closes_and_enter_opens_the_page_of_results(chromium: Browser, site: Path) -> None:
    with visit(chromium, site) as seen:
        page = seen.go("about/inside/")
        page.locator(FIELD).fill("кружки")
        expect(page.locator(OPTIONS).last).to_have_text("Все результаты: 12")
        page.keyboard.press("Escape")
        expect(page.locator(OPTIONS).first).to_be_hidden()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{seen.root}search/?q=*")
        expect(page.locator(RESULTS)).to_have_count(10)
        page.get_by_role("button", name="Показать ещё").click()
        expect(page.locator(RESULTS)).to_have_count(12)
        expect(page.locator(RESULTS).nth(10)).to_be_focused()
        expect(page.locator("[data-search-status]")).to_have_text("Найдено страниц: 12.")


def test_the_page_of_results_answers_an_address(chromium: Browser, site: Path) -> None:
    with visit(chromium, site) as seen:
        page = seen.go("search/?q=мотивации")
        expect(page.locator(RESULTS)).to_have_count(2)
        assert titles(page, RESULTS) == ["Низкая учебная мотивация", 'Наставники & "друзья" <b>']
        assert page.locator(".opora-result__kind").all_inner_texts() == ["Проблема", "Практика"]
        assert page.locator(".opora-result__text mark").first.inner_text().startswith("мотивация")


def test_text_from_the_index_never_becomes_markup(chromium: Browser, site: Path) -> None:
    with visit(chromium, site) as seen:
        page = seen.go("search/?q=угловые скобки")
        expect(page.locator(RESULTS)).to_have_count(1)
        assert "<img src=x" in page.locator(".opora-result__text").inner_text()
        assert page.locator("[data-search-results] :is(img, script)").count() == 0


@pytest.mark.parametrize(("query", "found"), [("еще", 2), ("ещё", 2), ("методист", 1)])
def test_letters_and_guides_are_found(
    chromium: Browser, site: Path, query: str, found: int
) -> None:
    with visit(chromium, site) as seen:
        expect(seen.go(f"search/?q={query}").locator(RESULTS)).to_have_count(found)


def test_nothing_found_is_said_kindly(chromium: Browser, site: Path) -> None:
    with visit(chromium, site) as seen:
        page = seen.go("search/?q=стратосфера")
        said = page.locator("[data-search-status]")
        expect(said).to_have_text("По запросу «стратосфера» ничего не нашлось.")
        page.locator("[data-search-none]").get_by_role("link", name="проблему или риск").click()
        page.wait_for_url(f"{seen.root}factors/")
        page.locator(FIELD).fill("стратосфера")
        expect(page.locator("[data-search-form] [role=status]")).to_contain_text(
            "Ничего не нашлось"
        )


def test_on_a_phone_the_box_opens_from_an_icon(chromium: Browser, site: Path) -> None:
    with visit(chromium, site, width=390) as seen:
        page = seen.go("practices/tutors/")
        expect(page.locator(FIELD)).to_be_hidden()
        page.get_by_role("button", name="Найти").click()
        expect(page.locator(FIELD)).to_be_focused()
        page.keyboard.type("мотивации")
        expect(page.locator(OPTIONS)).to_have_count(2)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.keyboard.press("Escape")
        expect(page.locator(FIELD)).to_be_hidden()


def test_the_drawer_of_a_phone_leads_to_the_sections(chromium: Browser, site: Path) -> None:
    with visit(chromium, site, width=390) as seen:
        page = seen.go("practices/tutors/")
        page.locator("header label[for=__drawer]").click()
        page.locator(".md-nav--primary").get_by_role("link", name="Проблемы и риски").click()
        page.wait_for_url(f"{seen.root}factors/")


def test_the_table_of_contents_follows_the_scroll(chromium: Browser, site: Path) -> None:
    with visit(chromium, site) as seen:
        page = seen.go("practices/tutors/")
        page.evaluate(
            "document.querySelectorAll('article h2, article h3')"
            ".forEach((one) => one.style.setProperty('margin-top', '700px', 'important'))"
        )
        page.evaluate("document.getElementById('first').scrollIntoView()")
        active = page.locator(".md-nav--secondary .md-nav__link--active")
        expect(active.last).to_have_attribute("href", "#first")


def test_without_javascript_the_search_page_leads_to_the_lists(
    chromium: Browser, site: Path
) -> None:
    with serve(site) as root:
        context = chromium.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{root}practices/tutors/")
        page.locator(FIELD).fill("мотивация")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{root}search/?q=*")
        expect(page.get_by_text("ему нужен JavaScript")).to_be_visible()
        page.locator("[data-search-plain]").get_by_role("link", name="практики").click()
        page.wait_for_url(f"{root}practices/")
        context.close()


@pytest.mark.parametrize("url", ["", "practices/", "about/", "about/inside/"])
@pytest.mark.parametrize("width", [390, 1280])
def test_pages_ask_no_other_host_and_do_not_overflow(
    chromium: Browser, site: Path, url: str, width: int
) -> None:
    with visit(chromium, site, width=width) as seen:
        page = seen.go(url)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
