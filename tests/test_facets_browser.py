"""Narrowing lists in a real browser: what is counted, told, remembered and reached by keyboard."""

from collections.abc import Callable, Iterator
from importlib.resources import files
from itertools import chain
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from opora.kinds import BY_NAME
from opora.render import Edition
from opora.render.facets import FACETED
from opora.render.facets.columns import Column, read_column
from opora.render.facets.listing import list_pages
from opora.render.lists import LISTS
from opora.render.matrix import matrix_page
from opora.site import Look, at_hand, build_site
from tests.browser import serve, visit
from tests.content import AS_OF, PRACTICE
from tests.made_up import made_up
from tests.pages import pages_of

ROOT = Path(__file__).parent.parent
LOOK = Look(ROOT / "mkdocs.yml", ROOT / "content" / "pages")
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
NUMBER = 130
STATUS = ".o-found"
CARDS = "#found > li"


@pytest.fixture(scope="module")
def edition() -> Edition:
    return Edition(made_up(NUMBER), AS_OF)


@pytest.fixture(scope="module")
def columns(edition: Edition) -> dict[str, Column]:
    faceted = FACETED["practice"]
    entries = sorted(
        edition.catalog.all("practice"), key=lambda one: faceted.rank(edition.catalog, one)
    )
    found = (read_column(edition.catalog, facet, entries) for facet in faceted.facets)
    return {column.facet.name: column for column in found}


@pytest.fixture(scope="module")
def site(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("facets") / "site"
    kind, told = BY_NAME["practice"], LISTS["practice"](edition)
    pages = list_pages(edition, kind, "practices/", FACETED["practice"], told)
    build_site(at_hand([*pages, matrix_page(edition)]), site=folder, look=LOOK)
    return folder


def rows(columns: dict[str, Column], **chosen: set[str]) -> list[int]:
    """List the records that fit: one of the codes of each facet."""
    return [
        row
        for row in range(NUMBER)
        if all(codes & {*columns[name].codes(row)} for name, codes in chosen.items())
    ]


def box(page: Page, facet: str, code: str) -> Locator:
    return page.locator(f'input[name="{facet}"][value="{code}"]')


def open_facet(page: Page, name: str) -> None:
    page.locator(f"[data-facet={name}] > summary").click()
    page.wait_for_selector(f"input[name={name}]")


def shown(page: Page, name: str) -> dict[str, int]:
    """Read the choices of an open facet that are shown, with their counts."""
    items = page.locator(f"[data-facet={name}] li:visible").all()
    return {
        str(item.locator("input").get_attribute("value")): int(
            item.locator(".o-facet-number").inner_text()
        )
        for item in items
    }


def expected(columns: dict[str, Column], name: str, **chosen: set[str]) -> dict[str, int]:
    others = {facet: codes for facet, codes in chosen.items() if facet != name}
    held = [*chain.from_iterable(columns[name].codes(row) for row in rows(columns, **others))]
    return {one.code: held.count(one.code) for one in columns[name].options if one.code in held}


def test_facets_join_and_each_choice_says_how_many_there_would_be(
    chromium: Browser, site: Path, columns: dict[str, Column]
) -> None:
    chosen = {"factor": {"factor-1", "factor-2"}, "grade": {"1-4"}, "kind": {"pedagogical"}}
    with visit(chromium, site) as seen:
        page = seen.go("practices/")
        for name in ("factor", "grade", "kind", "year", "effect"):
            open_facet(page, name)
            assert shown(page, name) == expected(columns, name)
        for name, codes in chosen.items():
            for code in codes:
                box(page, name, code).check()
        fits = rows(columns, **chosen)
        assert 0 < len(fits) < 12
        expect(page.locator(STATUS)).to_have_text(f"Найдено {len(fits)} из {NUMBER}.")
        expect(page.locator(CARDS)).to_have_count(len(fits))
        for name in ("factor", "grade", "kind", "year", "effect"):
            assert shown(page, name) == expected(columns, name, **chosen)
        assert len(shown(page, "year")) < len(expected(columns, "year"))


def test_the_address_remembers_and_the_back_button_goes_back(
    chromium: Browser, site: Path, columns: dict[str, Column]
) -> None:
    one, two = (
        len(rows(columns, factor={"factor-3"})),
        len(rows(columns, factor={"factor-3"}, cost={"none", "low"})),
    )
    with visit(chromium, site) as seen:
        page = seen.go("practices/?other=1")
        open_facet(page, "factor")
        box(page, "factor", "factor-3").check()
        expect(page.locator(STATUS)).to_contain_text(f"Найдено {one} ")
        open_facet(page, "cost")
        box(page, "cost", "low").check()
        box(page, "cost", "none").check()
        asked = "?other=1&factor=factor-3&cost=none&cost=low"
        assert page.url == f"{seen.root}practices/{asked}"
        page.reload()
        expect(page.locator(STATUS)).to_contain_text(f"Найдено {two} ")
        open_facet(page, "factor")
        expect(box(page, "factor", "factor-3")).to_be_checked()
        page.go_back()
        page.go_back()
        expect(page.locator(STATUS)).to_contain_text(f"Найдено {one} ")
        page.go_back()
        expect(page.locator(STATUS)).to_have_text(f"Всего {NUMBER}. Страница 1 из 3.")
        expect(page.locator(CARDS)).to_have_count(50)
        expect(page.locator(".o-pages")).to_be_visible()
        page.go_forward()
        expect(page.locator(STATUS)).to_contain_text(f"Найдено {one} ")


def test_what_the_address_does_not_know_is_no_choice(chromium: Browser, site: Path) -> None:
    with visit(chromium, site) as seen:
        page = seen.go("practices/?factor=nonsense&grade=")
        page.wait_for_load_state("networkidle")
        expect(page.locator(CARDS)).to_have_count(50)
        expect(page.locator(".o-chosen")).to_be_hidden()


def test_more_cards_come_when_asked_for(
    chromium: Browser, site: Path, columns: dict[str, Column]
) -> None:
    number = len(rows(columns, kind={"pedagogical", "managerial"}))
    assert number > 36
    with visit(chromium, site) as seen:
        page = seen.go("practices/?kind=pedagogical&kind=managerial")
        expect(page.locator(STATUS)).to_have_text(f"Найдено {number} из {NUMBER}. Показано 12.")
        page.get_by_role("button", name="Показать ещё").click()
        expect(page.locator(CARDS)).to_have_count(36)
        expect(page.locator(STATUS)).to_have_text(f"Найдено {number} из {NUMBER}. Показано 36.")
        expect(page.locator(CARDS).nth(12).locator("h2 a")).to_be_focused()
        while page.get_by_role("button", name="Показать ещё").is_visible():
            before = page.locator(CARDS).count()
            page.get_by_role("button", name="Показать ещё").click()
            expect(page.locator(CARDS)).not_to_have_count(before)
        expect(page.locator(CARDS)).to_have_count(number)
        titles = page.locator(f"{CARDS} h2").all_inner_texts()
        assert len(set(titles)) == number


def test_cards_built_by_the_script_are_those_that_the_page_prints(
    chromium: Browser, site: Path
) -> None:
    first = """all => all.slice(0, 12).map((one) => {
      const card = one.cloneNode(true);
      card.querySelectorAll(".o-choices").forEach((added) => added.remove());
      return card.outerHTML;
    })"""
    with visit(chromium, site) as seen:
        page = seen.go("practices/")
        printed = page.locator(CARDS).evaluate_all(first)
        page.goto(f"{page.url}?{'&'.join(f'kind={kind}' for kind in KINDS)}")
        expect(page.locator(CARDS)).to_have_count(12)
        assert page.locator(CARDS).evaluate_all(first) == printed


KINDS = ("pedagogical", "managerial", "curatorial", "methodical")


def test_a_municipality_is_offered_within_its_region_and_narrows_it(
    chromium: Browser, site: Path, columns: dict[str, Column]
) -> None:
    region, town = "region-1", "region-1/town-0"
    with visit(chromium, site) as seen:
        page = seen.go("practices/")
        open_facet(page, "territory")
        assert [*shown(page, "territory")] == ["region-0", "region-1", "region-2"]
        box(page, "territory", region).check()
        expect(page.locator(STATUS)).to_contain_text(
            f"Найдено {len(rows(columns, territory={region}))} "
        )
        box(page, "territory", town).check()
        number = len(rows(columns, territory={town}))
        expect(page.locator(STATUS)).to_contain_text(f"Найдено {number} ")
        assert page.url.endswith(f"?territory={town}")
        page.reload()
        expect(page.locator(STATUS)).to_contain_text(f"Найдено {number} ")
        open_facet(page, "territory")
        expect(box(page, "territory", region)).to_be_checked()
        box(page, "territory", region).uncheck()
        expect(page.locator(STATUS)).to_contain_text("Всего")
        assert "?" not in page.url


def test_what_is_chosen_can_be_taken_back(chromium: Browser, site: Path) -> None:
    with visit(chromium, site) as seen:
        page = seen.go("practices/?kind=pedagogical&kind=managerial&cost=none")
        chips = page.locator(".o-chosen button")
        expect(chips).to_have_text(["педагогическая", "управленческая", "без расходов"])
        page.get_by_role("button", name="Убрать: управленческая").click()
        expect(chips).to_have_text(["педагогическая", "без расходов"])
        expect(chips.nth(1)).to_be_focused()
        assert page.url.endswith("?kind=pedagogical&cost=none")
        page.get_by_role("button", name="Сбросить").click()
        expect(chips).to_have_count(0)
        expect(page.locator("[data-facet=factor] > summary")).to_be_focused()
        assert "?" not in page.url


def test_the_keyboard_alone_narrows_a_list(
    chromium: Browser, site: Path, columns: dict[str, Column]
) -> None:
    with visit(chromium, site) as seen:
        page = seen.go("practices/")
        page.locator("[data-facet=kind] > summary").focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("input[name=kind]")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        number = len(rows(columns, kind={"pedagogical"}))
        expect(page.get_by_role("status")).to_contain_text(f"Найдено {number} ")
        expect(box(page, "kind", "pedagogical")).to_be_focused()
        page.keyboard.press("Space")
        expect(page.get_by_role("status")).to_contain_text("Всего")


def test_on_a_phone_the_filters_open_say_their_number_and_close(
    chromium: Browser, site: Path
) -> None:
    with visit(chromium, site, width=390) as seen:
        page = seen.go("practices/?kind=pedagogical&cost=none")
        summary = page.locator(".o-facets-box > summary")
        expect(summary).to_have_text("Фильтры (2)")
        expect(page.locator("[data-facet=kind]")).to_be_hidden()
        summary.press("Enter")
        expect(page.locator("[data-facet=kind] > summary")).to_have_text("Вид практики (1)")
        done = page.get_by_role("button", name="Показать: ")
        found = page.locator(STATUS).inner_text().split()[1]
        expect(done).to_have_text(f"Показать: {found}")
        done.click()
        expect(page.locator("[data-facet=kind]")).to_be_hidden()
        expect(page.locator(".o-results")).to_be_focused()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_narrowed_list_is_accessible(chromium: Browser, site: Path, width: int) -> None:
    with visit(chromium, site, width=width) as seen:
        page = seen.go("practices/?kind=pedagogical&territory=region-1")
        page.wait_for_load_state("networkidle")
        if width < 960:
            page.locator(".o-facets-box > summary").click()
        for name in ("kind", "territory", "audience"):
            open_facet(page, name)
        page.evaluate(AXE)
        found = page.evaluate("axe.run()")["violations"]
        assert [f"{one['id']} {one['nodes'][0]['html'][:200]}" for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_javascript_the_pages_of_the_list_lead_on(chromium: Browser, site: Path) -> None:
    with serve(site) as root:
        context = chromium.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{root}practices/")
        expect(page.get_by_text("Отбор по признакам работает с JavaScript")).to_be_visible()
        expect(page.locator("form[data-facets]")).to_be_hidden()
        seen = [*titles(page)]
        while page.get_by_role("link", name="Дальше").count():
            page.get_by_role("link", name="Дальше").click()
            seen += titles(page)
        assert len(seen) == len(set(seen)) == NUMBER
        page.get_by_role("link", name="К началу списка").click()
        assert page.url == f"{root}practices/"
        context.close()


def titles(page: Page) -> Iterator[str]:
    yield from page.locator(f"{CARDS} h2").all_inner_texts()


def test_text_of_records_stays_text(chromium: Browser, tmp_path: Path) -> None:
    title = "<img src=x onerror=alert(1)> & «кавычки»"
    practice = {**PRACTICE, "status": "published", "title": title}
    other = {**practice, "title": "Другая", "kind": "pedagogical"}
    pages = pages_of({"practices/club.md": practice, "practices/other.md": other})
    build_site(at_hand([pages["practices/"]]), site=tmp_path / "site", look=LOOK)
    with visit(chromium, tmp_path / "site") as seen:
        page = seen.go("practices/?kind=managerial")
        expect(page.locator(CARDS)).to_have_count(1)
        expect(page.locator(f"{CARDS} h2")).to_have_text(title)
        assert page.locator(f"{CARDS} img").count() == 0


def failing(browser: Browser, site: Path, pattern: str) -> Iterator[Page]:
    def refuse(route: Route) -> None:
        route.abort()

    with serve(site) as root:
        context = browser.new_context()
        page = context.new_page()
        page.route(pattern, refuse)
        page.goto(f"{root}practices/?kind=pedagogical")
        yield page
        context.close()


@pytest.mark.parametrize("pattern", ["**/facets.json*", "**/cards-*"])
def test_when_data_does_not_come_the_page_says_so(
    chromium: Browser, site: Path, pattern: str
) -> None:
    for page in failing(chromium, site, pattern):
        expect(page.locator(STATUS)).to_contain_text("Не удалось загрузить список")
        expect(page.locator(CARDS)).to_have_count(50)


NARROWED: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("practices/?factor=clm-parents", lambda said: said == "Найдено 2 из 25."),
    ("documents/?holding=announced", lambda said: said.startswith("Найдено")),
    ("schools/?territory=ryazanskaya-oblast", lambda said: said == "Найдено 2 из 3."),
    ("roadmaps/?level=regional", lambda said: said.startswith(("Найдено", "Всего"))),
)


@pytest.mark.parametrize(("url", "says"), NARROWED)
def test_the_lists_of_the_real_site_are_narrowed(
    chromium: Browser, real_site: Path, url: str, says: Callable[[str], bool]
) -> None:
    with visit(chromium, real_site) as seen:
        page = seen.go(url)
        page.wait_for_load_state("networkidle")
        page.wait_for_function("!document.querySelector('[aria-busy=true]')")
        assert says(page.locator(STATUS).inner_text())
