"""From the editor to a pull request: signed in to a forge that answers as GitHub does."""

from collections.abc import Callable, Iterator
from mimetypes import guess_type
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from opora.export.web_editor import Backend
from opora.load import Source
from opora.pipeline import parse_entries
from opora.site.web_editor import editor_files
from tests.forge import GitHub
from tests.web_editor import real_content

BANK = "https://bank.example/"
RECORD = "content/organisations/iro-primorye.yml"
FILES = {path: text for path, text in real_content().items() if "/organisations/" in path}
FONTS = Path(__file__).parent.parent / "generator/opora"
BRANCH = "cms/organisation/iro-primorye"


@pytest.fixture(scope="module")
def published() -> dict[str, bytes]:
    backend = Backend("github", "https://github.com/region/bank")
    files = {str(file.path): file.content for file in editor_files(backend)}
    return {**files, "admin/": files["admin/index.html"]}


@pytest.fixture
def forge() -> GitHub:
    return GitHub(FILES)


@pytest.fixture
def page(chromium: Browser, published: dict[str, bytes], forge: GitHub) -> Iterator[Page]:
    context = chromium.new_context(locale="ru-RU")
    opened = context.new_page()
    opened.set_default_timeout(40_000)

    def give(route: Route) -> None:
        path = route.request.url.removeprefix(BANK).partition("?")[0]
        kind = guess_type(path)[0] or "text/html"
        content = published.get(path)
        route.fulfill(body=content or b"", status=200 if content else 404, content_type=kind)

    opened.route(f"{BANK}**", give)
    forge.answer_in(opened)
    opened.goto(f"{BANK}admin/")
    opened.get_by_role("button", name="токена доступа").click()
    opened.locator("dialog input").fill("github_pat_0123")
    opened.get_by_role("button", name="Войти", exact=True).click()
    opened.get_by_text("Организации").first.wait_for()
    yield opened
    context.close()


def wait_until(page: Page, done: Callable[[], bool]) -> None:
    for _ in range(200):
        if done():
            return
        page.wait_for_timeout(50)
    message = "GitHub was not asked"
    raise TimeoutError(message)


def test_what_is_saved_becomes_a_draft_and_then_asks_for_review(page: Page, forge: GitHub) -> None:
    page.evaluate("location.hash = '#/collections/organisation/entries/iro-primorye'")
    alias = page.locator('section[data-key-path="short_title"] input')
    alias.fill("ИРО края")
    page.wait_for_timeout(200)
    alias.fill("ИРО края")
    page.get_by_role("button", name="Сохранить", exact=True).click()
    wait_until(page, lambda: bool(forge.labels))

    assert forge.branches == [f"refs/heads/{BRANCH}"]
    assert list(forge.committed) == [BRANCH]
    text = forge.committed[BRANCH][RECORD]
    entries, problems = parse_entries([Source(RECORD.removeprefix("content/"), text)])
    assert problems == []
    assert entries[0].entity.label == "ИРО края"  # type: ignore[attr-defined]
    pull = forge.pulls[0]
    assert (pull["head"], pull["base"], pull["draft"]) == (BRANCH, "main", True)
    assert pull["title"] == "Правка: организация «iro-primorye»"
    assert forge.labels == ["sveltia-cms/draft"]

    page.get_by_role("button", name="Отправить на рассмотрение").click()
    wait_until(page, lambda: forge.ready)
    assert forge.ready
    assert forge.labels == ["sveltia-cms/pending_review"]
    assert forge.strange == []
    assert forge.tokens == {"token github_pat_0123"}
