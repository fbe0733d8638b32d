"""What strangers write is text on every page: nothing of it runs, asks, leads away or hides."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog

from opora.load import Source, load
from opora.parse import address_of, parse
from opora.pipeline import published
from opora.plain_yaml import Loc
from opora.render import Edition, Page, render_site
from opora.site import at_hand, build_site
from tests.attacks import ATTACKS
from tests.browser import Visit, visit
from tests.content import (
    APPROACH,
    AS_OF,
    BODY,
    GUIDE,
    PLACES,
    Fields,
    judged,
    text_of,
)
from tests.site_sample import look

BANK: Mapping[str, Fields] = {
    **PLACES,
    "practices/club.md": {**PLACES["practices/club.md"], "status": "published"},
    "approaches/group.md": APPROACH,
    "guides/parents.yml": GUIDE,
}
KEPT = ["opora.submit.practice", "opora.plan", "opora.school", "opora.compare", "__proto__"]
TYPED = ("submit/practice/", "my-school/", "compare/", "plan/")


def test_the_list_is_long_and_holds_no_attack_twice() -> None:
    assert len(ATTACKS) >= 300
    assert len(set(ATTACKS)) == len(ATTACKS)


def hostile(path: str, fields: Fields, attacks: Iterator[str]) -> dict[str, Any]:
    """Put an attack into every value that stands there, and into the other fields of the model.

    A field that refuses it says so and keeps what it held.
    """
    address = address_of(path)
    assert address is not None
    others = (name for name in address.kind.model.model_fields if name not in fields)
    offers = [(loc, (next(attacks),)) for loc in _leaves(fields, ())]
    made = deepcopy(dict(fields))
    for loc, puts in [*offers, *(((one,), (next(attacks), [next(attacks)])) for one in others)]:
        for put in puts:
            changed = _with(made, loc, put)
            document, problems = load(Source(path, text_of(path, changed)))
            assert document is not None, problems
            told = parse(document)[1]
            assert all(one.message for one in told)
            if not told:
                made = changed
                break
    return made


def _leaves(value: object, loc: Loc) -> Iterator[Loc]:
    match value:
        case dict():
            for key, held in value.items():
                yield from _leaves(held, (*loc, key))
        case list():
            for number, held in enumerate(value):
                yield from _leaves(held, (*loc, number))
        case str():
            yield loc


def _with(fields: dict[str, Any], loc: Loc, put: object) -> dict[str, Any]:
    changed = deepcopy(fields)
    here: Any = changed
    for step in loc[:-1]:
        here = here[step]
    here[loc[-1]] = put
    return changed


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    attacks = cycle(one for one in ATTACKS if "\n" not in one)
    every = "\n\n".join(ATTACKS)
    sources = [
        Source(path, text_of(path, hostile(path, fields, attacks), f"{BODY}\n\n{every}\n"))
        for path, fields in BANK.items()
    ]
    edition = Edition(published(judged(sources).catalog), AS_OF)
    return {page.url: page for page in render_site(edition)}


@pytest.fixture(scope="module")
def site(pages: dict[str, Page], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    build_site(at_hand(pages.values()), site=folder / "site", look=look(folder))
    return folder / "site"


def test_every_record_is_on_a_page_with_its_attacks(pages: dict[str, Page]) -> None:
    assert "practices/club/" in pages
    assert pages["practices/club/"].title in ATTACKS
    assert sum(page.title in ATTACKS for page in pages.values()) >= 8


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
        for url in pages:
            page = seen.go(url)
            assert page.url == seen.root + url
            assert page.evaluate("getComputedStyle(document.body).display") != "none"
            assert page.locator("article a[href^='javascript' i], article [srcdoc]").count() == 0
            assert page.locator("article script:not([type*=json]), article [onerror]").count() == 0
        assert gone == []


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
