"""A real browser on a real server, shared by all tests that open the site."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Literal

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

CHROMIUM = Path(os.environ.get("OPORA_CHROMIUM", "/usr/bin/chromium"))
"""Debian's own, unless told otherwise: `./dev check` names what it found."""

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def launch() -> Iterator[Browser]:
    """Start Chromium; a machine without it fails with the way to install it."""
    if not CHROMIUM.exists():
        message = f"No {CHROMIUM}. Install it: apt-get install --yes chromium"
        raise FileNotFoundError(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        yield browser
        browser.close()


_BLOCKED = "Service Worker registration blocked by Playwright"


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder under a path, with its 404.html, and says nothing."""

    def __init__(self, *args: object, under: str, directory: str) -> None:
        self.under = under
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.under):
            return str(Path(self.directory) / "nowhere")
        return super().translate_path("/" + path.removeprefix(self.under))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it overrides
        pass


@contextmanager
def serve(folder: Path, *, under: str = "/") -> Iterator[str]:
    """Serve a folder on a free port; give the address of its root, with a slash at the end."""
    handler = partial(_Handler, under=under, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{under}"
        finally:
            server.shutdown()
            thread.join()


@dataclass(frozen=True, slots=True)
class Visit:
    """An open tab, the root of the site in it, and what went wrong there so far."""

    page: Page
    root: str
    complaints: list[str]

    def go(self, url: str) -> Page:
        """Open a page by its address relative to the root."""
        self.page.goto(self.root + url)
        return self.page


@contextmanager
def visit(
    browser: Browser,
    folder: Path,
    *,
    under: str = "/",
    width: int = 1280,
    scheme: Literal["light", "dark"] = "light",
) -> Iterator[Visit]:
    """Visit a site; at the end nothing may have gone wrong and no other host been asked."""
    with serve(folder, under=under) as root:
        context = browser.new_context(
            viewport={"width": width, "height": 844},
            color_scheme=scheme,
            service_workers="block",  # each visit would load the whole site: test_offline.py
        )
        page = context.new_page()
        seen = Visit(page, root, [])
        _listen(seen)
        yield seen
        context.close()
        assert seen.complaints == []


def _listen(seen: Visit) -> None:
    def on_console(said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"} and said.text != _BLOCKED:
            seen.complaints.append(f"console: {said.text}")

    def on_request(asked: Request) -> None:
        if not asked.url.startswith((seen.root, "data:", "blob:")):
            seen.complaints.append(f"outside the site: {asked.url}")

    def on_response(got: Response) -> None:
        if got.status >= 400:
            seen.complaints.append(f"{got.status}: {got.url}")

    seen.page.on("pageerror", lambda error: seen.complaints.append(f"error: {error}"))
    seen.page.on("console", on_console)
    seen.page.on("request", on_request)
    seen.page.on("response", on_response)
