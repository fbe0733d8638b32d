"""How long the first result takes, and how much is transferred for it, in Chromium.

Run `python -m benchmarks.search`, with a number of made-up practices if ten thousand are too many.
The site is the real bank, first alone, then with those practices: titles and texts of the bank's
words, as often as they stand there, and of words of the dictionary. A query is typed with 60 ms a
key in a browser that has nothing cached; the time runs from the last key to the first result. The
first kilobytes are for the query put in at once, the second for typing it, with what is looked up
on the way; both are all that search takes from a server that compresses nothing. The exit status
is 1 when a time or one of the first kilobytes misses its goal.
"""

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from time import perf_counter

from playwright.sync_api import Browser, Response
from pymorphy3 import MorphAnalyzer
from tests.browser import launch, serve

from opora.files import list_content, read_sources
from opora.pipeline import published, read_bank
from opora.render import Edition, Page, SearchText, render_site
from opora.site import Look, at_hand, build_site
from opora.words import words_of

PRACTICES = 10_000
SENTENCES, LENGTH = 30, 12
RARE = 0.04
"""The share of words that the bank does not have."""

MOST_MS, MOST_KB = 300, 300
KEY_MS = 60

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content"
AS_OF = date(2026, 1, 1)

QUERIES = (
    "дисциплина",
    "ученики не хотят учится",
    "дифицит кадров",
    "как вовлечь родителей в школу",
    "hf,jnf c hjlbntkzvb",
    "школа учитель ученик результат",
    "дорожная карта приморье 2021",
)
FIELD = "[data-search-form] input"
WATCH = """() => {
  window.last = 0;
  window.first = 0;
  const box = document.querySelector("[data-search-form]");
  const onKey = () => Object.assign(window, { last: performance.now(), first: 0 });
  box.addEventListener("input", onKey, true);
  const look = () => {
    if (box.querySelector("[role=option]")) window.first ||= performance.now();
  };
  new MutationObserver(look).observe(box, { childList: true, subtree: true });
}"""


def real_pages() -> list[Page]:
    """Render the real bank."""
    paths = list_content(CONTENT).paths
    bank = read_bank(list(read_sources(CONTENT, paths, [])), AS_OF)
    return list(render_site(Edition(published(bank.catalog), AS_OF)))


def made_up(number: int, like: SearchText) -> Iterator[Page]:
    """Make up practices, the same in each run, that name what a real one names."""
    choose = random.Random(2024)  # noqa: S311 - made-up text, not a secret
    texts = sorted(CONTENT.rglob("*.md")) + sorted(CONTENT.rglob("*.yml"))
    common = Counter(word for path in texts for word in words_of(path.read_text(encoding="utf-8")))
    words, often = list(common), list(common.values())
    known = MorphAnalyzer().iter_known_word_parses("с")
    rare = [parse.word for at, parse in enumerate(known) if at % 20 == 0][:20_000]

    def sentence(length: int) -> str:
        held = choose.choices(words, often, k=length)
        held = [choose.choice(rare) if choose.random() < RARE else word for word in held]
        return " ".join(held).capitalize() + "."

    for at in range(number):
        body = "".join(f"<p>{sentence(LENGTH)}</p>" for _ in range(SENTENCES))
        html = f"<h2 id='a'>{sentence(3)}</h2>{body}"
        title = f"{sentence(6)[:-1]} {at}"
        yield Page(f"practices/made-up-{at}/", title, title, html, search=replace(like, html=html))


@dataclass(frozen=True, slots=True)
class Found:
    """What one query took."""

    milliseconds: float
    kilobytes: float
    typed: float


def ask(browser: Browser, root: str, query: str) -> Found:
    """Put a query in at once, and type it, each in a browser that has nothing cached."""
    _, at_once = search(browser, root, query, delay=0)
    took, typed = search(browser, root, query, delay=KEY_MS)
    return Found(took, at_once, typed)


def search(browser: Browser, root: str, query: str, *, delay: int) -> tuple[float, float]:
    """Return milliseconds from the last key to the first result, and kilobytes."""
    context = browser.new_context()
    tab = context.new_page()
    sizes: list[int] = []

    def weigh(answer: Response) -> None:
        if "/search/" in answer.url or ("/assets/search" in answer.url and ".js" in answer.url):
            sizes.append(int(answer.headers.get("content-length", 0)))

    tab.on("response", weigh)
    tab.goto(root, wait_until="networkidle")
    tab.evaluate(WATCH)
    field = tab.locator(FIELD)
    if delay:
        field.press_sequentially(query, delay=delay)
    else:
        field.fill(query)
    tab.wait_for_function("window.first > window.last")
    tab.wait_for_load_state("networkidle")
    took = float(tab.evaluate("window.first - window.last"))
    context.close()
    return took, sum(sizes) / 1000


def measure(browser: Browser, pages: list[Page]) -> bool:
    """Build a site, ask it everything, print; tell whether the goals are met."""
    with tempfile.TemporaryDirectory() as folder:
        start = perf_counter()
        look = Look(ROOT / "mkdocs.yml", CONTENT / "pages")
        built = build_site(at_hand(pages), site=Path(folder) / "site", look=look)
        print(f"\n{built.findable} pages found by search, built in {perf_counter() - start:.0f} s")
        with serve(Path(folder) / "site") as root:
            found = {query: ask(browser, root, query) for query in QUERIES}
    for query, one in found.items():
        print(f"{one.milliseconds:6.0f} ms {one.kilobytes:6.0f} kB {one.typed:6.0f} kB  {query}")
    return all(one.milliseconds < MOST_MS and one.kilobytes <= MOST_KB for one in found.values())


def main() -> None:
    """Measure both sites."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else PRACTICES
    pages = real_pages()
    like = next(page.search for page in pages if page.url.startswith("practices/p") and page.search)
    with launch() as browser:
        is_met = [measure(browser, pages), measure(browser, [*pages, *made_up(number, like)])]
    print(f"Goals: under {MOST_MS} ms, at most {MOST_KB} kB: {all(is_met)}")
    sys.exit(not all(is_met))


if __name__ == "__main__":
    main()
