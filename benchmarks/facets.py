"""How the list of practices behaves with twenty thousand of them, in Chromium.

Run `python benchmarks/facets.py`. The records are made up in memory, the list is built as
`opora build` does it, and a real browser narrows it. The table says how heavy the first page is,
what the first click brings along, and how long a click takes: from the press until everything is
counted, and until the cards stand on the page, files of cards fetched from this machine included.
The exit status is 1 when a goal is missed.
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Page as Tab

from opora.kinds import BY_NAME
from opora.render import Edition, Page
from opora.render.facets import FACETED
from opora.render.facets.listing import list_pages
from opora.render.lists import LISTS
from opora.render.matrix import matrix_page
from opora.site import Look, at_hand, build_site

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser import launch, serve  # noqa: E402  the folder above has to be found first
from tests.made_up import made_up  # noqa: E402

PRACTICES, REGIONS, TOWNS = 20_000, 40, 20

MOST_KB = 200
MOST_MS = 100

AS_OF = date(2021, 6, 1)
OPENED = ("factor", "kind", "audience", "grade", "school", "cost", "territory", "year")

CLICK = """async (box) => {
  const list = document.querySelector("#found");
  const start = performance.now();
  box.click();
  const counted = performance.now();
  while (list.getAttribute("aria-busy") === "true") await new Promise(requestAnimationFrame);
  document.body.getBoundingClientRect();
  return [counted - start, performance.now() - start];
}"""
"""Presses a box; gives the milliseconds until all is counted, and until the cards are there."""


@dataclass(frozen=True, slots=True)
class Click:
    """What was pressed, what was left, and the milliseconds until counted and until shown."""

    name: str
    found: str
    counted: float
    shown: float


def main() -> int:
    """Build, measure and print; return the exit status."""
    started = perf_counter()
    edition = Edition(made_up(PRACTICES, REGIONS, TOWNS), AS_OF)
    print(f"{PRACTICES} practices made up in {perf_counter() - started:.1f} s")
    started = perf_counter()
    pages = [*_pages(edition)]
    print(f"{len(pages)} pages of the list rendered in {perf_counter() - started:.1f} s")
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build_site(
            at_hand(pages), site=site, look=Look(ROOT / "mkdocs.yml", ROOT / "content" / "pages")
        )
        kilobytes = (site / "practices" / "index.html").stat().st_size / 1000
        index = (site / "practices" / "facets.json").stat().st_size / 1000
        clicks = _measure(site)
    print(f"First page {kilobytes:.0f} kB (goal {MOST_KB}), codes of all records {index:.0f} kB")
    print(f"{'click':24}{'left':>28}{'counted, ms':>14}{'shown, ms':>12}")
    for click in clicks:
        print(f"{click.name:24}{click.found:>28}{click.counted:14.1f}{click.shown:12.1f}")
    slowest = max(click.shown for click in clicks)
    middle = median(click.shown for click in clicks)
    print(f"Median {middle:.0f} ms, slowest {slowest:.0f} ms (goal {MOST_MS})")
    return int(kilobytes > MOST_KB or slowest > MOST_MS)


def _pages(edition: Edition) -> list[Page]:
    kind, faceted = BY_NAME["practice"], FACETED["practice"]
    told = LISTS["practice"](edition)
    return [*list_pages(edition, kind, "practices/", faceted, told), matrix_page(edition)]


def _measure(site: Path) -> list[Click]:
    with serve(site) as root, launch() as browser:
        tab = browser.new_page(viewport={"width": 1280, "height": 900})
        tab.goto(f"{root}practices/")
        for name in OPENED:
            tab.locator(f"[data-facet={name}] > summary").click()
        tab.wait_for_selector("input[name=factor]")
        return [click for name in OPENED for click in _narrow(tab, name)]


def _narrow(tab: Tab, name: str) -> Iterator[Click]:
    """Choose two boxes of a facet, then one of another facet, then take all back."""
    other = OPENED[OPENED.index(name) - 1]
    for facet, at in ((name, 0), (name, 1), (other, 1)):
        yield _press(tab, facet, at)
    tab.locator("form [type=reset]").click()
    tab.wait_for_function("!location.search")


def _press(tab: Tab, name: str, at: int) -> Click:
    box = tab.locator(f"input[name={name}]:visible").nth(at)
    counted, shown = box.evaluate(CLICK)
    found = tab.locator(".o-found").inner_text().split(".")[0]
    return Click(f"{name} {box.get_attribute('value')}"[:23], found, counted, shown)


if __name__ == "__main__":
    sys.exit(main())
