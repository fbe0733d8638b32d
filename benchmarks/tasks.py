"""Five tasks as a newcomer does them: a phone of 390 by 844, a line of 400 kbit/s, nothing cached.

Run `python -m benchmarks.tasks`. Each task begins on the home page of the real bank, hosted with
compression, in a fresh browser whose line is slowed down (400 kbit/s both ways, 300 ms of latency)
and whose processor runs at a quarter of its speed. Somebody looks for two seconds before each tap
and types four keys a second; these pauses are part of the seconds. The kilobytes are what came over
the line. The exit status is 1 when a task takes a minute or more.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter

from benchmarks.hosting import real_site
from playwright.sync_api import Browser, Locator, Page
from tests.browser import launch

MOST_SECONDS = 60
LINE = {"offline": False, "latency": 300, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SLOWER = 4
LOOK_MS, KEY_MS = 2000, 250
TIMEOUT_MS = 60_000

PRINTED = """window.print = () => {
  dispatchEvent(new Event("beforeprint"));
  window.printed = Boolean(document.querySelector(".o-qr"));
}"""


@dataclass
class Phone:
    """A phone in somebody's hand: it counts taps and bytes."""

    page: Page
    root: str
    taps: int = 0
    sizes: list[float] = field(default_factory=list)

    def tap(self, what: Locator) -> None:
        """Look, then tap."""
        what.wait_for()
        self.page.wait_for_timeout(LOOK_MS)
        what.click()
        self.taps += 1

    def choose(self, what: Locator, value: str) -> None:
        """Look, then choose of a list."""
        what.wait_for()
        self.page.wait_for_timeout(LOOK_MS)
        what.select_option(value)
        self.taps += 2

    def type(self, what: Locator, text: str) -> None:
        """Tap a field and type into it."""
        self.tap(what)
        what.press_sequentially(text, delay=KEY_MS)

    def link(self, name: str, within: str = "article") -> Locator:
        """Find a link by its words."""
        return self.page.locator(within).get_by_role("link", name=name).first


def find_for_a_village(phone: Phone) -> None:
    """Find a practice for a risk in a village school: «Моя школа», risk, place, first practice."""
    phone.tap(phone.link("Моя школа"))
    phone.choose(phone.page.get_by_label("Вовлечённость родителей"), "high")
    phone.choose(phone.page.get_by_label("Где школа"), "village")
    phone.tap(phone.link("Что подходит"))
    phone.tap(phone.page.locator(".o-match h3 a").first)
    phone.page.locator(".o-tiles").wait_for()


def see_what_failed(phone: Phone) -> None:
    """Ask in one's own words, open the first practice found, go to what did not work."""
    phone.type(phone.page.locator("#ask"), "родители не приходят")
    phone.tap(phone.page.get_by_role("button", name="Найти").last)
    found = phone.page.locator("[data-search-results] a[href*='/practices/']").first
    phone.tap(found)
    phone.tap(phone.link("Что не получилось", ".o-jump"))
    phone.page.wait_for_function(
        "document.querySelector('#t-chto-ne-poluchilos').getBoundingClientRect().top < 200"
    )


def print_it(phone: Phone) -> None:
    """Go from a problem to a practice, and print it with its code."""
    phone.tap(phone.link("Родители в делах школы не участвуют"))
    phone.tap(phone.page.locator(".o-card h3 a").first)
    phone.page.evaluate(PRINTED)
    phone.tap(phone.page.get_by_role("button", name="Распечатать").first)
    phone.page.wait_for_function("window.printed === true")


def see_what_is_missing(phone: Phone) -> None:
    """Find one's own school, and see what it lacks."""
    phone.tap(phone.page.locator(".md-header").get_by_role("button", name="Найти"))
    phone.type(phone.page.locator("[data-search-form] input"), "школа 33 рязань")
    phone.tap(
        phone.page.locator("[data-search-form] [role=option]").filter(has_text="Школа № 33").first
    )
    phone.page.locator("#gaps").scroll_into_view_if_needed()
    phone.page.locator("section:has(> #gaps) li").first.wait_for()


def compare_two(phone: Phone) -> None:
    """Tick two practices of the list and see them side by side."""
    phone.tap(phone.link("Все практики"))
    boxes = phone.page.locator(".o-card .o-choices input")
    phone.tap(boxes.nth(0))
    phone.tap(boxes.nth(1))
    phone.tap(phone.page.get_by_role("link", name="Сравнить: 2"))
    phone.page.locator(".o-side-2 tbody tr").first.wait_for()


TASKS: tuple[tuple[str, Callable[[Phone], None]], ...] = (
    ("a practice for a risk in a village school", find_for_a_village),
    ("what failed", see_what_failed),
    ("print it", print_it),
    ("what one's own school lacks", see_what_is_missing),
    ("compare two", compare_two),
)


@contextmanager
def phone_of(browser: Browser, root: str) -> Iterator[Phone]:
    """Open a phone on a slow line, with nothing cached."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        has_touch=True,
        is_mobile=True,
        device_scale_factor=2,
    )
    context.set_default_timeout(TIMEOUT_MS)
    phone = Phone(context.new_page(), root)
    devtools = context.new_cdp_session(phone.page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", LINE)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    devtools.on("Network.loadingFinished", lambda got: phone.sizes.append(got["encodedDataLength"]))
    yield phone
    context.close()


def main() -> None:
    """Do the tasks, print a table."""
    slowest = 0.0
    with launch() as browser, real_site() as root:
        for name, task in TASKS:
            with phone_of(browser, root) as phone:
                start = perf_counter()
                phone.page.goto(root, wait_until="commit")
                task(phone)
                seconds = perf_counter() - start
                kilobytes = sum(phone.sizes) / 1000
            slowest = max(slowest, seconds)
            print(f"{seconds:5.1f} s {phone.taps:3} taps {kilobytes:5.0f} kB  {name}")
    print(f"Goal: each under {MOST_SECONDS} s: {slowest < MOST_SECONDS}")
    sys.exit(slowest >= MOST_SECONDS)


if __name__ == "__main__":
    main()
