"""What people type finds what they mean: on the real site, in a real browser."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.browser import Visit, visit

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "search" / "queries.yml").read_text(encoding="utf-8")
)
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
FIELD = "#opora-find-input"
STATUS = "[data-search-status]"
RESULTS = "[data-search-results] [data-search-result]"


@pytest.fixture(scope="module")
def search(chromium: Browser, real_site: Path) -> Iterator[Visit]:
    with visit(chromium, real_site) as seen:
        seen.go("search/")
        yield seen


def serious(page: Page) -> list[str]:
    """List what axe finds serious on a page."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [one["id"] for one in found if one["impact"] in {"serious", "critical"}]


def ask(search: Visit, query: str) -> list[str]:
    """Type a query and return the addresses of the first three results."""
    page = search.page
    page.locator(FIELD).fill("")
    expect(page.locator(STATUS)).to_be_empty()
    page.locator(FIELD).fill(query)
    expect(page.locator(STATUS)).not_to_be_empty()
    found = page.locator(RESULTS).evaluate_all("links => links.map((link) => link.href)")
    return [address.removeprefix(search.root) for address in found[:3]]


_FIND = """async ([program, queries]) => {
  const { find } = await import(program);
  const answers = [];
  for (const query of queries) {
    const { results, shown } = await find(query);
    const read = await Promise.all(results.slice(0, 3).map((result) => result.read()));
    answers.push([read.map(([address]) => address), shown ?? null]);
  }
  return answers;
}"""


@dataclass(frozen=True, slots=True)
class Answer:
    """The addresses of the first three results, and what the query was corrected to."""

    found: list[str]
    shown: str | None


@pytest.fixture(scope="module")
def answers(search: Visit) -> dict[str, Answer]:
    """Ask the site's own program all queries, without the pauses of typing."""
    queries = [str(case["query"]) for case in CASES]
    told = search.page.evaluate(_FIND, [f"{search.root}assets/search/ask.js", queries])
    return {query: Answer(*one) for query, one in zip(queries, told, strict=True)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["query"]))
def test_what_is_meant_is_among_the_first_three(
    answers: dict[str, Answer], case: dict[str, Any]
) -> None:
    answer = answers[str(case["query"])]
    for wanted in case["find"]:
        assert any(re.fullmatch(wanted, address) for address in answer.found), answer.found
    assert "shown" not in case or answer.shown == case["shown"]


@pytest.mark.parametrize("case", [*CASES[:3], *CASES[3::40]], ids=lambda case: str(case["query"]))
def test_what_is_typed_shows_the_same(
    search: Visit, answers: dict[str, Answer], case: dict[str, Any]
) -> None:
    answer = answers[str(case["query"])]
    assert ask(search, str(case["query"])) == answer.found
    told = search.page.locator(STATUS)
    if answer.shown:
        expect(told).to_contain_text(f"Показано по запросу «{answer.shown}».")
    else:
        expect(told).not_to_contain_text("Показано по запросу")


def test_there_are_more_than_enough_queries() -> None:
    assert len(CASES) >= 80
    assert len({str(case["query"]) for case in CASES}) == len(CASES)


def test_a_corrected_query_offers_the_original(search: Visit) -> None:
    page = search.page
    ask(search, "дифицит кадров")
    page.get_by_role("link", name="Искать всё равно «дифицит кадров»").click()
    page.wait_for_url("**/search/?q=*&asis=1")
    expect(page.locator(STATUS)).to_have_text(re.compile(r"^Найдено страниц"))
    expect(page.locator(FIELD)).to_have_value("дифицит кадров")


def test_a_result_says_why_it_was_found(search: Visit) -> None:
    ask(search, "двоечники")
    why = search.page.locator(f"{RESULTS} ~ .opora-result__why").first
    expect(why).to_contain_text("двоечники → Помощь отстающим")


HELP = re.compile("(?:approaches|guides|practices)/.+")


@pytest.mark.parametrize(
    ("query", "factor"),
    [
        ("администрация не поддерживает перемены", "mgt-leadership-motivation"),
        ("колледж или десятый класс", "mgt-career-guidance"),
    ],
)
def test_after_a_factor_comes_what_helps(search: Visit, query: str, factor: str) -> None:
    first, *others = ask(search, query)
    assert first == f"factors/{factor}/"
    page = search.page.context.new_page()
    page.goto(f"{search.root}{first}")
    links = page.locator("a").evaluate_all("links => links.map((link) => link.href)")
    page.close()
    about = {address.removeprefix(search.root) for address in links}
    assert any(HELP.fullmatch(other) and other in about for other in others), others


def test_nothing_found_leads_to_near_factors_and_to_telling(search: Visit) -> None:
    assert ask(search, "стратосфера") == []
    none = search.page.locator("[data-search-none]")
    near = none.locator("[data-search-result]")
    expect(near).to_have_count(3)
    led = near.evaluate_all("links => links.map((link) => link.href)")
    assert all(address.startswith(f"{search.root}factors/") for address in led), led
    told = none.get_by_role("link", name="Расскажите, что вам нужно")
    expect(told).to_have_attribute("href", re.compile(r"contribute/$"))


def test_the_box_offers_the_original_by_keyboard(chromium: Browser, real_site: Path) -> None:
    with visit(chromium, real_site) as seen:
        page = seen.go("")
        page.keyboard.press("/")
        page.keyboard.type("дифицит кадров")
        note = page.locator("[data-search-form] [role=status]")
        expect(note).to_have_text("Показано по запросу «дефицит кадров»")
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?q=*&asis=1")


@pytest.mark.parametrize("width", [390, 1280])
def test_what_is_found_is_for_everybody(chromium: Browser, real_site: Path, width: int) -> None:
    with visit(chromium, real_site, width=width) as seen:
        for query in ("двоечники", "дифицит кадров", "стратосфера"):
            page = seen.go(f"search/?q={query}")
            expect(page.locator(STATUS)).not_to_be_empty()
            assert serious(page) == []
        page.keyboard.press("/")
        page.keyboard.type("дифицит кадров")
        expect(page.locator("[data-search-form] [role=option]").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        assert serious(page) == []


def test_a_browser_that_unpacks_nothing_reads_plain_words(
    chromium: Browser, real_site: Path
) -> None:
    with visit(chromium, real_site) as seen:
        seen.page.add_init_script("delete window.DecompressionStream")
        page = seen.go("search/?q=iyjh")
        expect(page.locator(STATUS)).to_contain_text("«шнор»")
