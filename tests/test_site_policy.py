"""Only what the site itself wrote runs on its pages."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage

from opora.render.page import Page
from opora.site import Engine, at_hand, build_site
from opora.site.policy import with_policy
from tests.browser import serve, visit
from tests.site_sample import PAGES, ROOT, look

ASSETS = ROOT / "generator/opora/assets"

INJECTED = (
    "<h1>Чужое</h1><script>document.title = 'ran'</script>"
    "<img src=x onerror=\"document.title = 'ran'\"><style>body { display: none }</style>"
    "<a id='go' href=\"javascript:document.title = 'ran'\">x</a>"
    "<iframe srcdoc=\"<script>parent.document.title = 'ran'</script>\"></iframe>"
    "<script src='https://elsewhere.example/x.js'></script>"
    "<base href='https://elsewhere.example/'><form action='https://elsewhere.example/'>"
    "<button id='send'>x</button></form>"
)


def test_scripts_of_the_page_are_named_by_hash_and_data_is_not() -> None:
    page = '<meta charset="utf-8"><script>a()</script><script type="application/json">{}</script>'
    policy = re.findall(r'content="([^"]+)"', with_policy(page))
    assert re.findall(r"'sha256-[^']+'", policy[0]) == [
        "'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='"
    ]
    assert "unsafe" not in policy[0]


@pytest.mark.parametrize("engine", Engine)
def test_every_page_has_a_policy_and_keeps_it(
    chromium: Browser, tmp_path: Path, engine: Engine
) -> None:
    build_site(at_hand(PAGES), site=tmp_path / "site", look=look(tmp_path, engine))
    for path in (tmp_path / "site").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert text.count('http-equiv="Content-Security-Policy"') == 1, path
        assert text.index("Content-Security-Policy") < text.index("<script"), path
    with visit(chromium, tmp_path / "site") as seen:
        for url in ("", "practices/tutors/", "about/", "search/?q=мотивации"):
            seen.go(url).wait_for_load_state("networkidle")


def test_what_slips_into_a_page_does_not_run(chromium: Browser, tmp_path: Path) -> None:
    page = Page("practices/evil/", "Чужое", "Чужое", INJECTED)
    build_site(at_hand([*PAGES, page]), site=tmp_path / "site", look=look(tmp_path))
    told: list[str] = []
    asked: list[str] = []
    with serve(tmp_path / "site") as root:
        tab = chromium.new_page()

        def listen(said: ConsoleMessage) -> None:
            told.append(said.text)

        tab.on("console", listen)
        tab.on("requestfinished", lambda request: asked.append(request.url))
        tab.goto(f"{root}practices/evil/")
        tab.evaluate("document.getElementById('go').click()")
        assert tab.title().startswith("Чужое")
        tab.evaluate("document.getElementById('send').click()")
        tab.wait_for_timeout(300)
        assert tab.title() != "ran"
        assert tab.url == f"{root}practices/evil/"
        assert tab.evaluate("getComputedStyle(document.body).display") != "none"
        tab.close()
    assert [url for url in asked if "elsewhere.example" in url] == []
    assert sum("Content Security Policy" in one for one in told) >= 6


SINKS = re.compile(
    r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|srcdoc|setHTMLUnsafe|parseFromString|DOMParser"
    r"|createContextualFragment|document\.write|eval|Function)\b|on\w+=\"|setAttribute\(\"on"
)


def test_our_scripts_make_no_page_of_text() -> None:
    ours = [path for path in ASSETS.rglob("*.js") if path.parent.name != "vendor"]
    assert len(ours) > 50
    found = {(path.name, one) for path in ours for one in SINKS.findall(path.read_text("utf-8"))}
    assert found == set()
