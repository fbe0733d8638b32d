"""The real content as people meet it: on a phone, on a desk, on paper, by keyboard."""

import re
from importlib.resources import files
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from opora.render.qr import qr_code
from tests.browser import serve, visit

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

PRACTICES = Path(__file__).parents[1] / "content" / "practices"
ROADMAP = "roadmaps/primorskiy-kray-2021/"
PRACTICE = "practices/primorye-vsoko-training/"
KINDS_OF_PAGE = (
    "",
    "factors/",
    "factors/clm-student-motivation/",
    "factors/mgt-assessment-system/",
    "practices/",
    PRACTICE,
    "schools/",
    "schools/primorskiy-kray/",
    "schools/ryazanskaya-oblast/ryazan/",
    "schools/ryazanskaya-oblast/ryazan/school-33/",
    "schools/ryazanskaya-oblast/ryazan/school-33/risk-profile-2021/",
    "roadmaps/",
    ROADMAP,
    "programmes/500-plus/",
    "organisations/iro-primorye/",
    "acts/primorye-roadmap-order-2021/",
    "documents/ryazan-practice-2021/",
    "catalogues/rpsh-2021/",
    "coverage/",
    "indicators/",
    "indicators/k13/",
    "desk/",
    "desk/ryazanskaya-oblast/ryazan/",
    "work/",
    "work/practices/",
    "risks/ryazanskaya-oblast/",
    "plan-fact/",
    "matrix/",
    "history/",
    "clusters/",
    "assessments/",
    "programmes/vladivostok-shkoly-rosta/selection/",
    "events/",
    "events/primorye-course-vsoko-2021/",
    "glossary/",
    "reports/",
    "sections/",
    "search/?q=мотивация",
    "how-to-read/",
)
OTHER_KINDS_OF_PAGE = (
    "about/",
    "acts/",
    "answers/",
    "answers/bank/",
    "approaches/",
    "approaches/check-all-in-lesson/",
    "approaches/page/2/",
    "assignments/",
    "assignments/kirovsky-personal-curators/",
    "catalogues/",
    "compare/",
    "contribute/",
    "contribute/form/",
    "data/",
    "desk/primorskiy-kray/",
    "digest/",
    "digest/2026-11/",
    "documents/",
    "groups/",
    "groups/kirovsky-teacher-networks/",
    "guides/",
    "guides/clm-discipline/",
    "history/2026-11/",
    "history/places/primorskiy-kray/",
    "history/places/ryazanskaya-oblast/ryazan/",
    "my-school/",
    "offline/",
    "organisations/",
    "partnerships/",
    "plan/",
    "portal/",
    "programme/",
    "programmes/",
    "questions/",
    "reviews/",
    "risks/",
    "risks/ryazanskaya-oblast/ryazan/",
    "roles/",
    "roles/curator/",
    "submit/",
    "submit/practice/",
    "systems/",
    "systems/ais-primorye/",
    "templates/",
    "templates/anti-risk-programme/",
    "templates/anti-risk-programme/clm-parents/",
    "values/",
    "values/2021/k29-ryazan/",
)
"""One page of each other kind."""

ROWS = "#measures-table [data-item]:visible"
STATUS = ".o-filter [role=status]"

CUT_OFF = """() => [...document.querySelectorAll("article *")]
  .filter((one) => !one.closest(".o-scroll, .md-typeset__scrollwrap, [hidden], pre"))
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => one.outerHTML.slice(0, 120))"""
"""What the right edge of the screen cuts off, except in a region made to scroll."""

UNMARKED_FOCUS = """() => {
  const style = getComputedStyle(document.activeElement);
  const marked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  return marked ? "" : document.activeElement.outerHTML.slice(0, 120);
}"""


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [f"{one['impact']}: {one['id']} {one['nodes'][0]['html'][:200]}" for one in found]


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
@pytest.mark.parametrize("url", KINDS_OF_PAGE)
def test_pages_are_accessible_and_fit_the_screen(
    chromium: Browser, real_site: Path, url: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    with visit(chromium, real_site, width=width, scheme=scheme) as seen:
        page = seen.go(url)
        if "?" in url:
            expect(page.locator("[data-search-result]").first).to_be_visible()
        assert_sound(page)


@pytest.mark.parametrize("url", OTHER_KINDS_OF_PAGE)
def test_every_other_kind_of_page_is_accessible_and_fits_the_screen(
    chromium: Browser, real_site: Path, url: str
) -> None:
    """Look at it dark on a phone, and whether it fits a desk too."""
    with visit(chromium, real_site, width=390, scheme="dark") as seen:
        page = seen.go(url)
        assert_sound(page)
        page.set_viewport_size({"width": 1280, "height": 900})
        assert_fits(page)


def assert_sound(page: Page) -> None:
    assert page.locator("h1").count() == 1
    assert_fits(page)
    assert violations(page) == []


def assert_fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(CUT_OFF) == []


def kind_of(url: str) -> str:
    """Tell pages that a template of their own draws from those that are drawn alike."""
    steps = url.partition("?")[0].rstrip("/").split("/")
    if steps[-1].startswith("risk-profile"):
        return "risk-profile"
    return "/".join([steps[0], *("*" for _ in steps[1:])])


def test_every_kind_of_page_is_looked_at(real_site: Path) -> None:
    looked_at = {kind_of(url) for url in (*KINDS_OF_PAGE, *OTHER_KINDS_OF_PAGE)}
    there = {
        kind_of(path.parent.relative_to(real_site).as_posix().removeprefix("."))
        for path in real_site.rglob("index.html")
    }
    assert sorted(there - looked_at - {"admin"}) == []  # the web editor has tests of its own


def test_every_page_has_one_title_and_no_inline_code(real_site: Path) -> None:
    for path in set(real_site.rglob("index.html")) - {real_site / "admin" / "index.html"}:
        html = path.read_text(encoding="utf-8")
        article = html[html.find("<article") : html.find("</article>")]
        assert article.count("<h1") == 1, path
        assert "style=" not in article, path
        assert "<script" not in article, path


def test_the_typeface_is_ours_and_speaks_russian(chromium: Browser, real_site: Path) -> None:
    with visit(chromium, real_site) as seen:
        page = seen.go("")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.fonts.check('700 16px \"Golos Text\"', 'Ж')")
        assert page.evaluate("[...document.fonts].filter((one) => one.status === 'loaded').length")
    fonts = (real_site / "assets" / "fonts").glob("*.woff2")
    assert sum(font.stat().st_size for font in fonts) < 120_000


def test_a_roadmap_is_filtered_and_the_address_remembers(
    chromium: Browser, real_site: Path
) -> None:
    with visit(chromium, real_site) as seen:
        page = seen.go(ROADMAP)
        expect(page.locator(ROWS)).to_have_count(28)
        expect(page.locator(STATUS)).to_have_text("Показано 28 из 28.")
        page.get_by_label("Фактор риска").select_option("clm-parents")
        shown = page.locator(ROWS).count()
        assert 0 < shown < 28
        expect(page.locator(STATUS)).to_have_text(f"Показано {shown} из 28.")
        assert page.locator("#measures-table .o-task:visible").count() < 4
        page.reload()
        expect(page.locator(ROWS)).to_have_count(shown)
        page.get_by_role("button", name="Показать все").click()
        expect(page.locator(ROWS)).to_have_count(28)
        assert "?" not in page.url


def test_an_unknown_filter_in_the_address_is_no_filter(chromium: Browser, real_site: Path) -> None:
    with visit(chromium, real_site) as seen:
        expect(seen.go(f"{ROADMAP}?factor=nonsense").locator(ROWS)).to_have_count(28)


def test_a_link_to_a_hidden_row_shows_it(chromium: Browser, real_site: Path) -> None:
    with visit(chromium, real_site) as seen:
        page = seen.go(f"{ROADMAP}?factor=clm-parents")
        row = page.locator("#p21-1-1")
        expect(row).to_be_hidden()
        page.evaluate("location.hash = 'p21-1-1'")
        expect(row).to_be_in_viewport()


def test_without_javascript_everything_is_shown(chromium: Browser, real_site: Path) -> None:
    with serve(real_site) as root:
        context = chromium.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(root + ROADMAP)
        expect(page.locator(ROWS)).to_have_count(28)
        expect(page.locator(".o-filter")).to_be_hidden()
        expect(page.get_by_role("button", name="Распечатать")).to_have_count(0)
        page.goto(f"{root}practices/")
        assert page.locator("#found > li:visible").count() > 20
        context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_keyboard_reaches_the_whole_page_and_shows_where_it_is(
    chromium: Browser, real_site: Path, width: int
) -> None:
    with visit(chromium, real_site, width=width) as seen:
        page = seen.go(PRACTICE)
        reached: list[str] = []
        for _ in range(200):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement === document.body"):
                break
            assert page.evaluate(UNMARKED_FOCUS) == ""
            reached.append(page.evaluate("document.activeElement.href ?? ''"))
        links = page.locator("article a:visible").evaluate_all("all => all.map((one) => one.href)")
        assert set(links) <= set(reached)


def test_the_keyboard_opens_the_sections_on_a_phone(chromium: Browser, real_site: Path) -> None:
    with visit(chromium, real_site, width=390) as seen:
        page = seen.go(PRACTICE)
        link = page.locator(".md-nav--primary").get_by_role("link", name="Проблемы и риски")
        expect(link).to_be_hidden()
        page.get_by_role("button", name="Разделы").press("Enter")
        expect(link).to_be_in_viewport()


def test_a_roadmap_prints_as_the_table_of_an_order(chromium: Browser, real_site: Path) -> None:
    with visit(chromium, real_site, scheme="dark") as seen:
        page = seen.go(ROADMAP)
        page.emulate_media(media="print")
        printed = page.locator("#measures-table thead th:visible").all_inner_texts()
        assert printed == ["№", "Мероприятие", "Срок", "Ответственные", "Ожидаемый результат"]
        for chrome in (".md-header", ".md-tabs", ".o-crumbs", ".o-filter"):
            expect(page.locator(chrome).first).to_be_hidden()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
            "rgb(255, 255, 255)"
        )
        pdf = page.pdf(prefer_css_page_size=True)
        assert pdf.count(b"/MediaBox [0 0 841.9") == pdf.count(b"/MediaBox [") > 1


SHEET = 560
"""Words of a record that fit on one sheet of paper."""


def test_practices_print_on_one_sheet(chromium: Browser, real_site: Path) -> None:
    words = {path.stem: len(path.read_text("utf-8").split()) for path in PRACTICES.glob("*.md")}
    fitting = sorted((one for one in words if words[one] <= SHEET), key=lambda one: -words[one])
    with visit(chromium, real_site) as seen:
        for name in fitting[:6]:
            pdf = seen.go(f"practices/{name}/").pdf(prefer_css_page_size=True)
            assert pdf.count(b"/MediaBox [0 0 594.9") == pdf.count(b"/MediaBox [") == 1, name


FINDER = (range(7), (0, 6), (0, 2, 3, 4, 6), (0, 2, 3, 4, 6), (0, 2, 3, 4, 6), (0, 6), range(7))
"""The dark modules of the mark in the upper left corner of each QR code, row by row."""


def corner(square: str, end: int) -> bool:
    left, top = (int(one) for one in re.findall(r"\d+", square))
    return left < end and top < end


def test_paper_leads_back_where_the_build_does_not_know_the_address(
    chromium: Browser, real_site: Path
) -> None:
    with visit(chromium, real_site) as seen:
        with seen.page.expect_response("**/vendor/uqr.js"):
            page = seen.go(PRACTICE)
        page.wait_for_load_state("networkidle")
        expect(page.locator(".o-qr")).to_have_count(0)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        drawn = page.locator(".o-qr")
        expect(drawn).to_be_visible()
        expect(drawn).to_have_attribute("aria-label", f"QR-код: {seen.root}{PRACTICE}")
        expect(page.locator(".o-paper figcaption")).to_have_text(f"{seen.root}{PRACTICE}")
        like = qr_code(seen.root + PRACTICE)
        assert f'viewBox="{drawn.get_attribute("viewBox")}"' in like
        path = drawn.locator("path").get_attribute("d") or ""
        side = len(FINDER)
        finder = {f"M{4 + x} {4 + y}h" for y, row in enumerate(FINDER) for x in row}
        held = {one for one in re.findall(r"M\d+ \d+h", path) if corner(one, 4 + side)}
        assert held == finder
