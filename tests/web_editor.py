"""The web editor in a real browser, at work on a clone kept in the browser's own file system."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from playwright.sync_api import Browser, Locator, Page

from opora.parse import address_of

ROOT = Path(__file__).parent.parent

_PICKER = """
window.showDirectoryPicker = async () =>
  (await navigator.storage.getDirectory()).getDirectoryHandle("clone");
"""
_FILL = """async (files) => {
  const root = await navigator.storage.getDirectory();
  const clone = await root.getDirectoryHandle("clone", { create: true });
  await clone.getDirectoryHandle(".git", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split("/");
    const name = parts.pop();
    let folder = clone;
    for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true });
    const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await file.write(text);
    await file.close();
  }
}"""
_READ = """async (path) => {
  let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("clone");
  const parts = path.split("/");
  const name = parts.pop();
  try {
    for (const part of parts) folder = await folder.getDirectoryHandle(part);
    return await (await (await folder.getFileHandle(name)).getFile()).text();
  } catch {
    return "";
  }
}"""

_TALL = 6500
"""Pixels that hold a whole form: the editor draws a field only once it comes into view."""

_PRESSED_IN_VAIN = 8.0
"""Seconds after which to press the button again: a form that is still being drawn may miss it."""

_LEFT = r"() => !/\/(entries|new)\b/.test(location.hash)"
"""True once the editor, having saved, has gone back to its list."""

_AT_REST = 300
"""Milliseconds after which a form that is still there is taken to stay."""

PATIENCE = 40.0
"""Seconds to wait for a file to be written."""


def real_content() -> dict[str, str]:
    """Read the records of the real bank by their paths in the repository."""
    kept = (path for path in (ROOT / "content").rglob("*") if path.suffix in {".yml", ".md"})
    files = {path.relative_to(ROOT).as_posix(): path for path in kept}
    return {
        name: path.read_text(encoding="utf-8")
        for name, path in sorted(files.items())
        if not name.startswith("content/pages/")
    }


def collection_of(path: str) -> tuple[str, str]:
    """Tell in which collection a file is, and under which name."""
    kept = path.removeprefix("content/")
    address = address_of(kept)
    assert address
    _, _, inside = kept.rpartition(".")[0].partition("/")
    return address.kind.name, inside or address.kind.name


@dataclass(frozen=True, slots=True)
class Editor:
    """The editor with a clone open in it; `foreign` are requests to other hosts, `said` errors."""

    page: Page
    foreign: list[str]
    said: list[str]

    def read(self, path: str) -> str:
        """Read a file of the clone; empty where there is none."""
        return str(self.page.evaluate(_READ, path))

    def open(self, collection: str, name: str, *, tall: bool = False) -> None:
        """Open a record by the editor's name for its file; `tall` shows all its fields at once."""
        self.page.set_viewport_size({"width": 1280, "height": _TALL if tall else 900})
        self._go(f"#/collections/{collection}/entries/{name}")

    def create(self, collection: str, name: str, folder: str = "") -> None:
        """Begin a new record under a name, for kinds of the tree in a folder of it."""
        self.page.set_viewport_size({"width": 1280, "height": _TALL})
        place = f"&path={folder}" if folder else ""
        self._go(f"#/collections/{collection}/new?_slug={name}{place}")

    def _go(self, place: str) -> None:
        """Go to a place and stay: having saved, the editor may yet go back to what it saved."""
        there = place.partition("?")[0]
        end = monotonic() + PATIENCE
        while monotonic() < end:
            self.page.evaluate("place => { location.hash = place }", place)
            self.field("title").wait_for()
            self.page.wait_for_timeout(_AT_REST)
            if self.page.evaluate("there => location.hash.startsWith(there)", there):
                return
        message = f"the editor does not stay at {place}"
        raise TimeoutError(message)

    def field(self, key: str) -> Locator:
        """Find a field by its key, `items.0.activity`."""
        return self.page.locator(f'section[data-key-path="{key}"]')

    def write(self, key: str, text: str) -> None:
        """Write a text, a number or a day."""
        self.field(key).locator("input, textarea").first.fill(text)

    def tick(self, key: str, label: str) -> None:
        """Choose one of a few words."""
        self.field(key).get_by_text(label, exact=True).click()

    def choose(self, key: str, label: str) -> None:
        """Choose from a list that drops down."""
        self.field(key).get_by_role("combobox").first.click()
        self.page.get_by_role("option", name=label).first.click()

    def add(self, key: str) -> None:
        """Add a row to a list."""
        self.field(key).get_by_role("button", name=re.compile("Добавить.*строка")).last.click()

    def unfold(self, key: str) -> None:
        """Show what is in the first row of a list."""
        self.field(key).get_by_role("button", name="Развернуть", exact=True).first.click()

    def include(self, key: str, label: str = "") -> None:
        """Add what may be left out; of several forms, the one with this label."""
        self.field(key).get_by_text(re.compile("Добавить")).first.click()
        if label:
            self.page.get_by_role("menuitem", name=label).click()

    def explain(self, **reasons: str) -> None:
        """Say why fields are empty."""
        for number, (name, reason) in enumerate(reasons.items()):
            self.field("unknown").get_by_role("button", name="Добавить").last.click()
            self.field("unknown").locator("input").nth(2 * number).fill(name)
            self.field("unknown").locator("input").nth(2 * number + 1).fill(reason)

    def save(self, path: str) -> str:
        """Save, wait until the file has changed, and read it."""
        before, start = self.read(path), monotonic()
        button = self.page.get_by_role("button", name="Сохранить", exact=True).first
        button.click()
        clicks = 1
        while (passed := monotonic() - start) < PATIENCE:
            if (after := self.read(path)) not in {before, ""}:
                self.page.wait_for_function(_LEFT)
                self.field("title").wait_for(state="detached")
                return after
            if passed > clicks * _PRESSED_IN_VAIN and button.is_enabled():
                button.click()
                clicks += 1
            sleep(0.03)
        message = f"{path} was not saved"
        raise TimeoutError(message)

    def save_again(self, path: str) -> str:
        """Add a full stop to the title of a record and save it."""
        self.open(*collection_of(path))
        title = self.field("title").locator("input").first
        said = f"{title.input_value()}."
        title.fill(said)
        self.page.wait_for_timeout(100)  # the form may still be filling itself in
        title.fill(said)
        return self.save(path)


@contextmanager
def editor(browser: Browser, site: str, files: Mapping[str, str]) -> Iterator[Editor]:
    """Open the editor of a site on this computer, with a clone that holds the files."""
    context = browser.new_context(locale="ru-RU")
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    foreign, said = list[str](), list[str]()
    local = (site, "blob:", "data:")
    page.on(
        "request", lambda sent: None if sent.url.startswith(local) else foreign.append(sent.url)
    )
    page.on("console", lambda told: said.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error.stack)[:600]))
    page.add_init_script(_PICKER)
    page.goto(f"{site}admin/")
    page.evaluate(_FILL, dict(files))
    page.get_by_role("button", name="Работать с локальным репозиторием").click()
    page.get_by_role("treeitem", name="Практики").first.or_(
        page.get_by_role("option", name="Практики").first
    ).first.wait_for()
    yield Editor(page, foreign, said)
    context.close()
