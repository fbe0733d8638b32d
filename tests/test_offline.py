"""The published site without a network: what the browser keeps of it after one visit."""

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from opora.site import SiteError
from opora.site.again.census import Census
from opora.site.config import SiteConfig, read_config
from opora.site.offline.worker import LIST_URL, WORKER_URL, hash_of_content, worker
from opora.site.offline.worker.choosing import BUDGET, choose
from tests.browser import serve
from tests.cli_sample import CONFIG

UNDER = "/bank/"
LINE = "Сети нет: вы читаете то, что сохранил браузер."


@pytest.fixture
def site(real_site: Path, tmp_path: Path) -> Path:
    """Copy the site; files are links until somebody writes them anew."""
    return Path(shutil.copytree(real_site, tmp_path / "site", copy_function=os.link))


@contextmanager
def visitor(chromium: Browser, site: Path) -> Iterator[tuple[Page, str]]:
    """Open the home page below a path, in a browser that keeps what it is told to keep."""
    with serve(site, under=UNDER) as root:
        context = chromium.new_context(viewport={"width": 1280, "height": 844})
        page = context.new_page()
        page.goto(root)
        yield page, root
        context.close()


def publish(site: Path, config: SiteConfig, mend: Callable[[str], str] = str) -> str:
    """Publish the site again, its pages for visitors changed; return what was published."""
    for name in ("index.html", "practices/index.html"):
        text = mend((site / name).read_text("utf-8"))
        (site / name).unlink()
        (site / name).write_text(text, encoding="utf-8")
    for name in (WORKER_URL, LIST_URL):
        (site / name).unlink(missing_ok=True)
    _write_worker(site, config)
    return version(site)


def _write_worker(site: Path, config: SiteConfig) -> None:
    sizes = ((name, size) for name, (size, _) in Census.of(site).files.items())
    made = worker(config, sizes, lambda name: hash_of_content((site / name).read_bytes()))
    for name, content in made.files.items():
        (site / name).write_bytes(content)


def version(site: Path) -> str:
    path = site / LIST_URL
    return str(json.loads(path.read_bytes())["version"]) if path.exists() else ""


_KEPT = """async (version) => {
  const names = (await caches.keys()).filter((name) => !name.endsWith(" seen"));
  if (!version || names.join() !== `opora /bank/ ${version}`) return `caches: ${names}`;
  const cache = await caches.open(names[0]);
  const list = await (await cache.match("/bank/offline/version.json"))?.json();
  if (!list) return "no list";
  const there = (await cache.keys()).length - 1;
  return there === list.core.length + list.more.length ? "" : `${there} files`;
}"""


def until(page: Page, question: str, *arguments: str) -> None:
    """Ask the page again and again until it answers with an empty text."""
    end = time.monotonic() + 120
    while answer := page.evaluate(question, *arguments):
        assert time.monotonic() < end, answer
        page.wait_for_timeout(100)


def test_the_site_works_without_a_network_after_one_visit(
    chromium: Browser, real_site: Path
) -> None:
    wrong: list[str] = []
    with visitor(chromium, real_site) as (page, root):
        page.on("pageerror", lambda error: wrong.append(str(error)))
        until(page, _KEPT, version(real_site))
        _leaves_the_editor_and_files_alone(page, root)
        page.context.set_offline(True)
        page.reload()
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(".o-offline")).to_have_text(LINE)
        _reads_what_it_never_saw(page, root)
        _searches(page, root)
        _narrows_and_matches(page, root)
        page.goto(f"{root}data/../offline/nowhere/")
        page.wait_for_url("**/offline/#not-kept")
        expect(page.locator("#not-kept")).to_contain_text("браузер ещё не сохранил")
        expect(page.locator("[data-kept]")).to_contain_text("Всё сохранено")
        page.context.set_offline(False)
        expect(page.locator(".o-offline")).to_be_hidden()
        page.goto(f"{root}practices?asked")  # the server leads on to the folder
        assert page.url == f"{root}practices/?asked"
    assert wrong == []


def _leaves_the_editor_and_files_alone(page: Page, root: str) -> None:
    page.goto(f"{root}admin/")
    page.goto(f"{root}data/")
    for url in ("api/v1/index.json", "robots.txt", "data/practices.csv"):
        page.evaluate("url => fetch(url).then((got) => got.text())", root + url)
    kept = page.evaluate(_ALL)
    assert len(kept) > 500
    wrong = ("/admin/", "/api/", ".txt", ".csv")
    assert [url for url in kept if any(part in url for part in wrong)] == []


def _reads_what_it_never_saw(page: Page, root: str) -> None:
    page.goto(f"{root}practices/ryazan-monthly-review/?from=letter#how")
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position")
    page.goto(f"{root}factors/")
    page.locator("article a[href*='/']").first.wait_for()
    page.goto(f"{root}practices")  # as a person types it
    expect(page.locator("h1")).to_have_text("Практики")


def _searches(page: Page, root: str) -> None:
    page.goto(f"{root}search/?q=ученики не хотят учится")
    results = page.locator("[data-search-results]")
    expect(results).to_contain_text("мотивация")
    results.locator("a").first.click()
    expect(page.locator("h1")).to_be_visible()


def _narrows_and_matches(page: Page, root: str) -> None:
    page.goto(f"{root}practices/")
    page.locator("[data-facet=factor] > summary").click()
    page.locator("input[name=factor]:not(:disabled)").first.check()
    expect(page.locator(".o-found")).to_contain_text("Найдено")
    page.goto(f"{root}my-school/")
    page.get_by_label("Вовлечённость родителей").select_option("high")
    page.locator(".o-match h3 a").first.wait_for()


def test_a_new_publication_replaces_the_old_and_one_that_keeps_nothing_clears_all(
    chromium: Browser, site: Path
) -> None:
    config = read_config(CONFIG)
    with visitor(chromium, site) as (page, root):
        first = version(site)
        until(page, _KEPT, first)
        second = publish(site, config, lambda text: text.replace("<h1", "<p>Новое!</p><h1", 1))
        assert second != first
        page.reload()
        expect(page.get_by_text("Новое!")).to_be_visible()
        until(page, _KEPT, second)
        page.context.set_offline(True)
        page.reload()
        expect(page.get_by_text("Новое!")).to_be_visible()
        page.context.set_offline(False)
        _clears_what_was_kept(page, root, site, config)


def _clears_what_was_kept(page: Page, root: str, site: Path, config: SiteConfig) -> None:
    off = replace(config, settings={"extra": {"opora": {"offline": False}}})
    page.evaluate("caches.open('another site')")
    assert publish(site, off, lambda text: text.replace('src="assets/offline.js"', "")) == ""
    page.reload()
    until(page, "async () => (await caches.keys()).filter((one) => one !== 'another site').join()")
    until(page, "async () => (await navigator.serviceWorker.getRegistrations()).length || ''")
    assert page.evaluate("caches.keys()") == ["another site"]
    page.goto(f"{root}admin/")
    assert page.evaluate("navigator.serviceWorker.controller") is None


_ALL = """async () => {
  const all = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  const keys = await Promise.all(all.map((cache) => cache.keys()));
  return keys.flat().map(({ url }) => url);
}"""


def test_what_is_kept_ahead_is_bounded_and_the_index_is_whole_or_absent() -> None:
    pages = [(f"practices/p-{number}/index.html", 40_000) for number in range(1000)]
    shards = [(f"search/terms/{number}.json", 100_000) for number in range(100)]
    rest = [("index.html", 30_000), ("search/words.bin", 30_000), ("search/index.html", 9)]
    never = [
        ("admin/index.html", 1),
        ("api/v1/index.json", 1),
        ("data/x.csv", 1),
        (".opora-site", 1),
    ]
    chosen = choose([*pages, *shards, *rest, *never], ("practices/",))
    sizes = dict([*pages, *shards, *rest, *never])
    taken = (*chosen.core, *chosen.more)
    assert BUDGET - 40_000 < sum(map(sizes.__getitem__, taken)) <= BUDGET
    assert set(chosen.core) == {"index.html", "search/index.html", "search/words.bin"}
    assert {name for name, _ in shards} < set(taken)
    assert not {name for name, _ in never} & set(taken)
    many = [(f"search/terms/{number}.json", 100_000) for number in range(1000)]
    assert not [name for name in choose([*pages, *many], ()).more if name.startswith("search/")]


def test_the_same_site_has_the_same_worker_and_any_change_another(site: Path) -> None:
    config = read_config(CONFIG)
    worker = (site / WORKER_URL).read_bytes()
    publish(site, config)
    assert (site / WORKER_URL).read_bytes() == worker
    publish(site, config, lambda text: text + " ")
    assert (site / WORKER_URL).read_bytes() != worker
    assert len(worker) < 10_000


def test_a_setting_that_says_neither_is_an_error() -> None:
    wrong = SiteConfig("Опора", "", (), {"extra": {"opora": {"offline": "иногда"}}})
    with pytest.raises(SiteError, match="нужно true или false"):
        _ = wrong.offline
